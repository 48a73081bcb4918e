import Vocabulary

/// Rulings on questions whose claims bear no day: what the sources, weighed by trust, agree on.
///
/// All such questions are judged together, since a source's record on one tells how far to believe it
/// on the others.
struct Consensus {
  private let claims: [Claim]
  private let questions: [Question]
  private let trust: Trust
  private let copies: [Identifier<Source>: [Identifier<Source>]]
  private let officials: Officials

  /// From this confidence on a value is settled; below the other nothing leads.
  private static let sure = 90
  private static let leading = 50

  /// A losing value at least this likely is in dispute; a less likely one is an outlier.
  private static let disputed = 0.1

  /// The consensus on questions for which `answers` holds, of claims in the units of the questions.
  init(claims: [Claim], questions: [Question], sources: [Source]) {
    self.claims = claims
    self.questions = questions
    trust = Trust(claims: claims, groups: questions.map(\.claims), sources: sources)
    officials = Officials(sources)
    var copies: [Identifier<Source>: [Identifier<Source>]] = [:]
    for pair in trust.dependences {
      copies[pair.first, default: []].append(pair.second)
      copies[pair.second, default: []].append(pair.first)
    }
    self.copies = copies
  }

  /// Whether a question is one of agreement alone: no claim bears a day, a condition or a price list.
  static func answers(_ question: Question, claims: [Claim]) -> Bool {
    guard question.narrower.isEmpty, !question.hasSettings, !question.claims.isEmpty else {
      return false
    }
    return question.claims.allSatisfy { index in
      guard claims[index].validity == Claim.Validity() else { return false }
      switch claims[index].value {
      case .amount, .boolean, .day, .text: return true
      case .range, .formula, .grid: return false
      }
    }
  }

  /// One ruling a question, in the order of the questions; `nil` where nobody states anything.
  func rulings(naming name: (Question) -> Identifier<Ruling>) -> [Ruling?] {
    zip(questions, trust.verdicts).map { question, verdict in
      ruling(on: question, verdict, id: name(question))
    }
  }

  private func ruling(
    on question: Question,
    _ verdict: Trust.Verdict,
    id: Identifier<Ruling>
  ) -> Ruling? {
    guard let winner = verdict.options.first else { return nil }
    let confidence = Confidence(percent: min(99, Int(100 * winner.probabilityNear)))
    let (status, wanted) = standing(of: winner, confidence, on: question)
    let value = claims[winner.spokesman].value
    let period = Ruling.Period(
      value: value,
      interval: Interval(),
      status: status,
      confidence: confidence,
      kept: ranked(winner.claims).map { claims[$0].id },
      wanted: wanted
    )
    return Ruling(
      id: id,
      subject: question.subject,
      attribute: question.attribute,
      unit: question.unit,
      scope: question.scope,
      venue: question.venue,
      periods: [period],
      setAside: verdict.options.dropFirst().flatMap { setAside($0, against: winner, value) }
    )
  }

  private func ranked(_ indices: [Int]) -> [Int] {
    guard indices.count > 1 else { return indices }
    return indices.sorted { left, right in
      let (first, second) = (trust.weights[left], trust.weights[right])
      return first != second ? first > second : claims[left].id < claims[right].id
    }
  }

  // MARK: - How firmly it stands

  private func standing(
    of winner: Trust.Option,
    _ confidence: Confidence,
    on question: Question
  ) -> (Ruling.Status, wanted: String?) {
    let value = claims[winner.spokesman].value
    if confidence.percent < Self.leading {
      return (.unresolved, Wording.wantedWitness(for: value, against: nil, on: question))
    }
    if winner.claims.contains(where: { officials.speaks(claims[$0]) }) {
      return confidence.percent < Self.sure
        ? (.contested, Wording.wantedWitness(for: value, against: nil, on: question))
        : (.settled, nil)
    }
    if !hasSecondWitness(winner) {
      return (.contested, Wording.wantedSecond(for: value, on: question))
    }
    if confidence.percent < Self.sure {
      return (.contested, Wording.wantedWitness(for: value, against: nil, on: question))
    }
    return (.settled, nil)
  }

  /// Whether two sources that do not copy each other state it.
  private func hasSecondWitness(_ option: Trust.Option) -> Bool {
    guard let first = option.claims.first.map({ claims[$0].source }) else { return false }
    let related = copies[first] ?? []
    return option.claims.contains { index in
      claims[index].source != first && !related.contains(claims[index].source)
    }
  }

  // MARK: - Why the others are set aside

  private func setAside(
    _ option: Trust.Option,
    against winner: Trust.Option,
    _ value: Value
  ) -> [Ruling.SetAside] {
    let factor = Self.slip(option.form, against: winner.form)
    let isNear = Self.isNear(option.form, winner.form)
    return ranked(option.claims).map { index in
      let claim = claims[index]
      let cause: Cause
      if let factor {
        cause = .unitSlip(factor: factor)
      } else if isNear {
        cause = .approximation
      } else if let original = original(of: claim.source, among: option) {
        cause = .copy(of: original)
      } else {
        cause = option.probability >= Self.disputed ? .dispute : .outlier
      }
      return Ruling.SetAside(
        claim: claim.id,
        cause: cause,
        reason: reason(cause, claim, value, supporters: winner.claims.count)
      )
    }
  }

  private func reason(_ cause: Cause, _ claim: Claim, _ value: Value, supporters: Int) -> String {
    let stated = "States '\(claim.value)'"
    let others = supporters == 1 ? "1 claim states" : "\(supporters) claims state"
    return switch cause {
    case .unitSlip(let factor): "\(stated), which is \(factor) times '\(value)'; \(others) that."
    case .approximation: "\(stated), which is '\(value)' less exactly; \(others) that."
    case .copy(let source): "\(stated), as '\(source)' does, with which it shares its errors."
    default: "\(stated); \(others) '\(value)'."
    }
  }

  /// The more trusted of the sources that state the same and that share this one's errors.
  private func original(
    of source: Identifier<Source>,
    among option: Trust.Option
  ) -> Identifier<Source>? {
    guard let related = copies[source] else { return nil }
    let speakers = Set(option.claims.map { claims[$0].source })
    let rank = standing(of: source)
    return related.filter { speakers.contains($0) && standing(of: $0) > rank }
      .max { standing(of: $0) < standing(of: $1) }
  }

  private func standing(of source: Identifier<Source>) -> Standing {
    Standing(reliability: trust.reliability(of: source) ?? 0, id: source)
  }

  private struct Standing: Comparable {
    let reliability: Double
    let id: Identifier<Source>

    static func < (left: Self, right: Self) -> Bool {
      if left.reliability != right.reliability { return left.reliability < right.reliability }
      return left.id > right.id
    }
  }

  /// By which power of ten one number is off the other, between a thousandth and a thousand.
  private static func slip(_ stated: ValueForm, against true: ValueForm) -> Amount? {
    guard case .number(let number, _) = stated, case .number(let other, _) = `true`,
      number != 0, other != 0
    else { return nil }
    for (factor, text) in [
      (10.0, "10"), (100, "100"), (1_000, "1000"), (0.1, "0.1"), (0.01, "0.01"), (0.001, "0.001"),
    ] where abs(number - other * factor) <= abs(number) * 1e-12 {
      return Amount(text)
    }
    return nil
  }

  /// Whether two numbers differ by no more than half a percent.
  private static func isNear(_ first: ValueForm, _ second: ValueForm) -> Bool {
    guard case .number(let left, _) = first, case .number(let right, _) = second else {
      return false
    }
    return abs(left - right) <= 0.005 * max(abs(left), abs(right))
  }
}

/// The sources that speak with authority, of all subjects or of some.
private struct Officials {
  private let sources: [Identifier<Source>: Source]

  init(_ listed: [Source]) {
    let scoped = listed.filter { source in
      source.kind == .official || source.kindsBySubject.contains { $0.kind == .official }
    }
    sources = Dictionary(scoped.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func speaks(_ claim: Claim) -> Bool {
    sources[claim.source]?.kind(for: claim.subject) == .official
  }
}
