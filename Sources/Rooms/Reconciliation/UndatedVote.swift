import Vocabulary

/// Rules on questions whose claims name no days: by what their sources are worth.
///
/// Without days there is no timeline to find, and the work is a vote weighted by the trust that sources
/// earn over all such questions together (see `Trust`).
struct UndatedVote {
  let claims: [Claim]
  let normalised: Normalisation
  let register: Register

  /// From this probability on a value that others contradict is settled.
  private static let sure = 90
  private static let leading = 50

  func rulings(on questions: [Question], sources: [Source]) -> [Ruling] {
    let trust = Trust(
      claims: claims.indices.map(normalisedClaim),
      groups: questions.map(\.claims),
      sources: sources
    )
    return zip(questions, trust.verdicts).map { ruling(on: $0, $1, trust) }
  }

  private func normalisedClaim(_ index: Int) -> Claim {
    let claim = claims[index]
    guard normalised.isConverted(index) else { return claim }
    return Claim(
      id: claim.id,
      source: claim.source,
      subject: claim.subject,
      attribute: claim.attribute,
      value: normalised.value(of: index, in: claims),
      unit: normalised.unit(of: index, in: claims),
      conditions: claim.conditions,
      venue: claim.venue,
      isApproximate: claim.isApproximate,
      validity: claim.validity,
      evidence: claim.evidence
    )
  }

  private func ruling(on question: Question, _ verdict: Trust.Verdict, _ trust: Trust) -> Ruling {
    var periods: [Ruling.Period] = []
    var asides: [Ruling.SetAside] = []
    if let best = verdict.options.first {
      let value = normalised.value(of: best.spokesman, in: claims)
      let status = status(of: best, value: value, on: question)
      let kept = best.claims.sorted { (-trust.weights[$0], $0) < (-trust.weights[$1], $1) }
      periods = [
        Ruling.Period(
          value: value,
          interval: Interval(),
          status: status.status,
          confidence: Confidence(percent: percent(best)),
          kept: kept.map { claims[$0].id },
          wanted: status.wanted
        )
      ]
      let speakers = Set(best.claims.map { claims[$0].source })
      for option in verdict.options.dropFirst() {
        for index in option.claims {
          asides.append(
            aside(index, option, against: best, value: value, supporters: speakers.count)
          )
        }
      }
    }
    asides += question.narrower.map { index in
      let limit = claims[index].conditions.filter { question.scope[$0.key] == nil }
      let isSame = periods.first?.value == normalised.value(of: index, in: claims)
      return Ruling.SetAside(
        claim: claims[index].id,
        cause: .otherScope,
        reason: Wording.otherScope(
          Wording.stated(claims[index]),
          source: claims[index].source,
          limit: limit,
          isSame: isSame
        )
      )
    }
    return Ruling(
      id: question.id,
      subject: question.subject,
      attribute: question.attribute,
      unit: question.unit,
      scope: question.scope,
      venue: question.venue,
      periods: periods,
      setAside: asides.sorted { $0.claim < $1.claim }
    )
  }

  private func percent(_ option: Trust.Option) -> Int {
    min(99, Int(option.probability * 100))
  }

  private func status(
    of best: Trust.Option,
    value: Value,
    on question: Question
  ) -> (status: Ruling.Status, wanted: String?) {
    let speakers = Set(best.claims.map { register.number(of: claims[$0].source) })
    let isOfficial = speakers.contains {
      register.voice(of: $0, on: question.subject).hasAuthority
    }
    if percent(best) < Self.leading {
      return (.unresolved, Wording.wantedWitness(for: value, against: nil, on: question))
    }
    if !isOfficial, register.venuesWithAuthority.contains(question.venue) {
      return (.contested, Wording.wantedOfficial(for: value, on: question))
    }
    if !isOfficial, speakers.count < 2 {
      return (.contested, Wording.wantedSecond(for: value, on: question))
    }
    if percent(best) < Self.sure {
      return (.contested, Wording.wantedWitness(for: value, against: nil, on: question))
    }
    return (.settled, nil)
  }

  private func aside(
    _ index: Int,
    _ option: Trust.Option,
    against best: Trust.Option,
    value: Value,
    supporters: Int
  ) -> Ruling.SetAside {
    let claim = claims[index]
    let stated = Wording.stated(claim)
    let own = normalised.value(of: index, in: claims)
    if let ratio = Match.ratio(of: own, to: value), UnitSlip.factors.contains(ratio) {
      return Ruling.SetAside(
        claim: claim.id,
        cause: .unitSlip(factor: ratio),
        reason: Wording.unitSlip(stated, factor: ratio, value: value, rows: 1)
      )
    }
    let isDispute = option.probability * 2 > best.probability
    return Ruling.SetAside(
      claim: claim.id,
      cause: isDispute ? .dispute : .outlier,
      reason: Wording.outlier(stated, value: value, supporters: supporters)
    )
  }
}
