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
    let relations = Trust.Relations(trust)
    return zip(questions, trust.verdicts).map { ruling(on: $0, $1, trust, relations) }
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

  private func ruling(
    on question: Question,
    _ verdict: Trust.Verdict,
    _ trust: Trust,
    _ relations: Trust.Relations
  ) -> Ruling {
    var periods: [Ruling.Period] = []
    var asides: [Ruling.SetAside] = []
    if let best = verdict.options.first {
      let value = normalised.value(of: best.spokesman, in: claims)
      let status = status(of: best, value: value, on: question, relations)
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
        asides += self.asides(
          option,
          against: best,
          value: value,
          supporters: speakers.count,
          relations
        )
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
    min(99, Int(option.probabilityNear * 100))
  }

  private func status(
    of best: Trust.Option,
    value: Value,
    on question: Question,
    _ relations: Trust.Relations
  ) -> (status: Ruling.Status, wanted: String?) {
    let speakers = Set(best.claims.map { claims[$0].source })
    let isOfficial = speakers.contains {
      register.voice(of: register.number(of: $0), on: question.subject).hasAuthority
    }
    if percent(best) < Self.leading {
      return (.unresolved, Wording.wantedWitness(for: value, against: nil, on: question))
    }
    if !isOfficial, register.venuesWithAuthority.contains(question.venue) {
      return (.contested, Wording.wantedOfficial(for: value, on: question))
    }
    if !isOfficial, !relations.areIndependent(speakers) {
      return (.contested, Wording.wantedSecond(for: value, on: question))
    }
    if percent(best) < Self.sure {
      return (.contested, Wording.wantedWitness(for: value, against: nil, on: question))
    }
    return (.settled, nil)
  }

  private func asides(
    _ option: Trust.Option,
    against best: Trust.Option,
    value: Value,
    supporters: Int,
    _ relations: Trust.Relations
  ) -> [Ruling.SetAside] {
    let slip = option.slip(against: best)
    let isNear = option.isNear(best)
    let isDispute = option.probability * 2 > best.probability
    let speakers = Set(option.claims.map { claims[$0].source })
    return option.claims.map { index in
      let claim = claims[index]
      let stated = Wording.stated(claim)
      if let slip {
        return Ruling.SetAside(
          claim: claim.id,
          cause: .unitSlip(factor: slip),
          reason: Wording.unitSlip(stated, factor: slip, value: value, rows: 1)
        )
      }
      if isNear {
        return Ruling.SetAside(
          claim: claim.id,
          cause: .approximation,
          reason: Wording.approximation(stated, of: [value])
        )
      }
      if let original = relations.original(of: claim.source, among: speakers) {
        return Ruling.SetAside(
          claim: claim.id,
          cause: .copy(of: original),
          reason: Wording.copy(stated, of: original)
        )
      }
      return Ruling.SetAside(
        claim: claim.id,
        cause: isDispute ? .dispute : .outlier,
        reason: Wording.outlier(stated, value: value, supporters: supporters)
      )
    }
  }
}
