import Vocabulary

/// One run over a set of claims, step by step.
struct Session {
  private let claims: [Claim]
  private let register: Register
  private let subjects: [Identifier<Subject>: Subject]
  private let sources: [Source]
  private let decisions: [Decision]
  private let today: Day?

  init(
    claims: [Claim],
    sources: [Source],
    subjects: [Subject],
    decisions: [Decision],
    today: Day?
  ) {
    self.claims = Self.distinct(claims)
    register = Register(sources, speaking: claims)
    self.subjects = Dictionary(
      subjects.map { ($0.id, $0) },
      uniquingKeysWith: { $0.name <= $1.name ? $0 : $1 }
    )
    self.sources = sources
    self.decisions = decisions.sorted { ($0.when, $0.id) < ($1.when, $1.id) }
    self.today = today
  }

  func outcome() -> Reconciliation.Outcome {
    let maker = RulingMaker(
      claims: claims,
      register: register,
      earliest: earliest,
      slips: SharedSlips(families: subjects.mapValues(\.family)),
      ambiguous: []
    )
    let normalised = Normalisation(claims, rate: creditRuling(maker), today: today)
    let questions = questions(normalised, where: { _ in true })
    let statements = StatementMaker(
      claims: claims,
      normalised: normalised,
      register: register,
      experience: Experience()
    )
    var rulings: [Ruling?] = Array(repeating: nil, count: questions.count)
    let undated = questions.indices.filter { Consensus.answers(questions[$0], claims: claims) }
    if !undated.isEmpty {
      let consensus = Consensus(
        claims: normalised.claims(claims),
        questions: undated.map { questions[$0] },
        sources: sources
      )
      let agreed = consensus.rulings { $0.id(naming: maker.ambiguous.contains($0.name)) }
      for (index, ruling) in zip(undated, agreed) { rulings[index] = ruling }
    }
    let isUndated = Set(undated)
    for (index, question) in questions.enumerated() where !isUndated.contains(index) {
      rulings[index] = maker.ruling(
        Judgement(
          Hearing(question, statements: statements.statements(of: question), register: register)
        )
      )
    }
    return Reconciliation.Outcome(rulings: rulings.compactMap(\.self), findings: [])
  }

  private func creditRuling(_ maker: RulingMaker) -> Ruling? {
    let statements = StatementMaker(
      claims: claims,
      normalised: Normalisation(),
      register: register,
      experience: Experience()
    )
    let questions = questions(Normalisation()) { $0.unit == .usdPerCredit }
    let rate = questions.first { $0.scope.isEmpty && $0.attribute == .price }
    return rate.map { question in
      maker.ruling(
        Judgement(
          Hearing(question, statements: statements.statements(of: question), register: register)
        )
      )
    }
  }

  private func questions(
    _ normalised: Normalisation,
    where isAsked: (Topic) -> Bool
  ) -> [Question] {
    var members: [Topic: [Int]] = [:]
    for (index, claim) in claims.enumerated() {
      let topic = Topic(
        subject: claim.subject,
        attribute: claim.attribute,
        unit: normalised.unit(of: index, in: claims),
        venue: claim.venue
      )
      members[topic, default: []].append(index)
    }
    let scope = Scope(claims: claims, register: register)
    return members.keys.filter(isAsked).sorted().flatMap { topic in
      scope.questions(on: topic, of: members[topic] ?? [])
    }
  }

  private var earliest: Day? {
    claims.compactMap { $0.validity.asserted?.first ?? $0.validity.from }.min()
  }

  /// Claims in an order that does not depend on how they were handed in, each once.
  private static func distinct(_ claims: [Claim]) -> [Claim] {
    let sorted = claims.sorted { left, right in
      if left.id != right.id { return left.id < right.id }
      if left.source != right.source { return left.source < right.source }
      return left.orderText < right.orderText
    }
    var kept: [Claim] = []
    kept.reserveCapacity(sorted.count)
    for claim in sorted where kept.last != claim { kept.append(claim) }
    return kept
  }
}

extension Claim {
  /// Tells apart claims of one id.
  fileprivate var orderText: String {
    let days = [
      validity.asserted?.description, validity.from?.description, validity.until?.description,
    ].map { $0 ?? "-" }.joined(separator: " ")
    return
      "\(subject) \(attribute) \(venue) \(unit) \(value.orderText) \(conditions.sortedText) \(days)"
  }
}
