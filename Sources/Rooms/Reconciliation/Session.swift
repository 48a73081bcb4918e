import Vocabulary

/// One run over a set of claims, step by step.
struct Session {
  private let claims: [Claim]
  private let sources: [Source]
  private let register: Register
  private let subjects: [Identifier<Subject>: Subject]
  private let verdicts: Verdicts
  private let dismissed: [Int: (decision: Decision, cause: Cause)]
  private let today: Day?

  /// Subjects that some claim says are discontinued.
  private let endings: Set<Identifier<Subject>>

  init(
    claims: [Claim],
    sources: [Source],
    subjects: [Subject],
    decisions: [Decision],
    today: Day?
  ) {
    let distinct = Self.distinct(claims)
    self.claims = distinct
    self.sources = sources
    register = Register(sources, speaking: distinct)
    self.subjects = Dictionary(
      subjects.map { ($0.id, $0) },
      uniquingKeysWith: { $0.name <= $1.name ? $0 : $1 }
    )
    verdicts = Verdicts(
      decisions: decisions.sorted { ($0.when, $0.id) < ($1.when, $1.id) },
      claims: distinct
    )
    dismissed = verdicts.dismissed()
    self.today = today
    endings = Set(distinct.lazy.filter { $0.attribute == .discontinuedOn }.map(\.subject))
  }

  func outcome() -> Reconciliation.Outcome {
    let normalised = Normalisation(claims, rate: creditRuling(), today: today)
    let questions = Self.named(questions(normalised))
    let (dated, undated) = (questions.filter(isDated), questions.filter { !isDated($0) })
    let timelines = Timelines(
      claims: claims,
      register: register,
      subjects: subjects,
      normalised: normalised
    )
    let decided = timelines.decided(dated)
    let maker = RulingMaker(
      claims: claims,
      register: register,
      earliest: earliest,
      slips: decided.slips,
      dismissed: dismissed
    )
    let vote = UndatedVote(
      claims: claims,
      normalised: normalised,
      register: register
    )
    var rulings = decided.judgements.map(maker.ruling)
    if !undated.isEmpty {
      rulings += vote.rulings(on: undated, sources: sources).map(maker.withDismissed)
    }
    rulings = verdicts.applied(to: rulings, normalised: normalised).sorted(by: Self.precedes)
    return Reconciliation.Outcome(
      rulings: rulings,
      findings: Concerns(register: register).findings(rulings, decided.slips)
    )
  }

  /// The ruling on what a credit costs, which all conversion rests on.
  private func creditRuling() -> Ruling? {
    let plain = Normalisation()
    let members = claims.indices.filter {
      claims[$0].unit == .usdPerCredit && claims[$0].attribute == .price && dismissed[$0] == nil
    }
    guard !members.isEmpty else { return nil }
    let rate = questions(plain, of: members).first { $0.scope.isEmpty && $0.venue == .stability }
    guard let rate else { return nil }
    let timelines = Timelines(
      claims: claims,
      register: register,
      subjects: subjects,
      normalised: plain
    )
    let decided = timelines.decided([rate])
    let maker = RulingMaker(
      claims: claims,
      register: register,
      earliest: earliest,
      slips: decided.slips,
      dismissed: [:]
    )
    let ruling = decided.judgements.first.map(maker.ruling)
    return ruling.flatMap { verdicts.applied(to: [$0], normalised: plain).first }
  }

  private func questions(_ normalised: Normalisation) -> [Question] {
    questions(normalised, of: Array(claims.indices))
  }

  private func questions(_ normalised: Normalisation, of indices: [Int]) -> [Question] {
    var places: [Topic: Int] = [:]
    var topics: [(topic: Topic, members: [Int])] = []
    for index in indices {
      let claim = claims[index]
      let topic = Topic(
        subject: claim.subject,
        attribute: claim.attribute,
        unit: normalised.unit(of: index, in: claims),
        venue: claim.venue
      )
      if let place = places[topic] {
        topics[place].members.append(index)
      } else {
        places[topic] = topics.count
        topics.append((topic, [index]))
      }
    }
    let scope = Scope(claims: claims, register: register)
    return topics.sorted { $0.topic < $1.topic }.flatMap { topic, members in
      let counting = dismissed.isEmpty ? members : members.filter { dismissed[$0] == nil }
      return scope.questions(on: topic, of: counting.isEmpty ? members : counting)
    }
  }

  private func isDated(_ question: Question) -> Bool {
    question.hasSettings
      || question.claims.contains { claims[$0].validity != Claim.Validity() }
      || question.unit == .usdPerCredit || question.attribute == .discontinuedOn
      || endings.contains(question.subject)
  }

  private var earliest: Day? {
    claims.lazy.compactMap { $0.validity.asserted?.first ?? $0.validity.from }.min()
  }
}

extension Session {
  /// Questions whose ruling must name its unit: all but the most asked of those that share a name.
  private static func named(_ questions: [Question]) -> [Question] {
    var chosen: [Question.Name: Int] = [:]
    for (index, question) in questions.enumerated() {
      if let other = chosen[question.name],
        questions[other].claims.count >= question.claims.count
      {
        continue
      }
      chosen[question.name] = index
    }
    guard chosen.count < questions.count else { return questions }
    return questions.enumerated().map { index, question in
      var copy = question
      copy.isUnitNamed = chosen[question.name] != index
      return copy
    }
  }

  private static func precedes(_ left: Ruling, _ right: Ruling) -> Bool {
    if left.subject != right.subject { return left.subject < right.subject }
    if left.attribute != right.attribute { return left.attribute < right.attribute }
    if left.venue != right.venue { return left.venue < right.venue }
    let scopes = (left.scope.sortedText, right.scope.sortedText)
    return scopes.0 != scopes.1 ? scopes.0 < scopes.1 : left.unit < right.unit
  }

  /// Claims in an order that does not depend on how they were handed in, each once.
  private static func distinct(_ claims: [Claim]) -> [Claim] {
    // Places are sorted rather than claims: a claim is large, and moving it counts its references.
    let order = claims.indices.sorted { left, right in
      let (first, second) = (claims[left], claims[right])
      if first.id != second.id { return first.id < second.id }
      if first.source != second.source { return first.source < second.source }
      return first.orderText < second.orderText
    }
    var kept: [Claim] = []
    kept.reserveCapacity(order.count)
    for place in order where kept.last != claims[place] { kept.append(claims[place]) }
    return kept
  }
}

extension Claim {
  /// Tells apart claims of one id.
  fileprivate var orderText: String {
    let days = [
      validity.asserted?.description, validity.from?.description, validity.until?.description,
    ].map { $0 ?? "-" }.joined(separator: " ")
    return "\(subject) \(attribute) \(venue) \(unit) \(value.orderText) "
      + "\(conditions.sortedText) \(days)"
  }
}
