import Vocabulary

/// The sentences of rulings: numbers, days and sources a person can check.
enum Wording {
  // MARK: - What would settle a period

  static func wantedOfficial(for value: Value?, on question: Question) -> String {
    "No official source states \(name(value)); an official page that gives the "
      + "\(words(question.attribute)) of '\(question.subject)'\(scope(question)) would settle it."
  }

  static func wantedSecond(for value: Value?, on question: Question) -> String {
    "One source alone states \(name(value)); a second, independent one for the "
      + "\(words(question.attribute)) of '\(question.subject)'\(scope(question)) would settle it."
  }

  static func wantedWitness(
    for value: Value?,
    against rival: Value??,
    on question: Question
  ) -> String {
    let other = rival.map { " and not \(name($0))" } ?? ""
    return "A dated official page that states \(name(value))\(other) as the "
      + "\(words(question.attribute)) of '\(question.subject)'\(scope(question)) would settle it."
  }

  static func wantedResolution(
    of value: Value?,
    against opponent: Statement,
    _ register: Register,
    on question: Question
  ) -> String {
    "'\(register.ids[opponent.source])' states \(name(opponent.value)) with authority; a later "
      + "official page that repeats \(name(value)) for '\(question.subject)'\(scope(question)) "
      + "would settle it."
  }

  // MARK: - Why a claim is set aside

  static func stale(
    _ stated: String,
    lag: Int,
    value: Value?,
    since day: Day,
    by source: String?
  )
    -> String
  {
    let witness = source.map { " ('\($0)')" } ?? ""
    return "States \(stated) \(days(lag)) after \(name(value)) took its place on \(day)\(witness)."
  }

  static func premature(_ stated: String, lead: Int, from day: Day) -> String {
    "States \(stated) \(days(lead)) before it came into force on \(day)."
  }

  static func superseded(_ stated: String, until day: Day, value: Value?) -> String {
    "States \(stated) without a day; that was in force until \(day), then \(name(value))."
  }

  static func cancelled(_ stated: String, from day: Day, value: Value?, later: String?) -> String {
    let witness = later.map { ", as '\($0)' shows" } ?? ""
    return "Announced \(stated) from \(day), but \(name(value)) stayed in force\(witness)."
  }

  static func unitSlip(_ stated: String, factor: Amount, value: Value?, rows: Int) -> String {
    let company = rows > 1 ? "; \(rows) rows of this source are off by the same factor" : ""
    return "States \(stated), which is \(factor) times the \(name(value)) in force\(company)."
  }

  static func otherProduct(
    _ stated: String,
    _ other: Identifier<Subject>,
    value: Value?
  ) -> String {
    "States \(stated), which is the value of '\(other)'; here it is \(name(value))."
  }

  static func otherScope(
    _ stated: String,
    source: Identifier<Source>,
    limit: [String: String],
    isSame: Bool
  ) -> String {
    let agreement = isSame ? "the value is the one that holds for all" : "the rest state another"
    return "Only '\(source)' limits \(stated) to \(limit.sortedText); no other source confirms it, "
      + "and \(agreement)."
  }

  static func copy(_ stated: String, of original: Identifier<Source>) -> String {
    "States \(stated) as '\(original)' does, which it repeats; it is no second witness."
  }

  static func approximation(_ stated: String, of values: [Value?]) -> String {
    "States \(stated), which blurs \(list(values.map(name)))."
  }

  static func arithmeticSlip(_ stated: String, expression: String, result: Amount) -> String {
    "States \(stated) beside \(expression), which is \(shortened(result))."
  }

  static func planRate(_ stated: String, plan: Identifier<Subject>, expression: String) -> String {
    "States \(stated), which is what the credits of '\(plan)' come to (\(expression)); it is no price "
      + "of credits in general."
  }

  static func outlier(_ stated: String, value: Value?, supporters: Int) -> String {
    "States \(stated); \(sources(supporters)) for \(name(value)) at that time, and nothing explains "
      + "the difference."
  }

  static func decided(by who: String, on day: Day, why: String) -> String {
    "Set aside by \(who) on \(day): \(why)"
  }

  static func overruled(_ stated: String, value: Value?, by decision: Decision) -> String {
    "States \(stated); \(decision.who) decided on \(decision.when) that it is \(name(value)): "
      + "\(decision.why)"
  }

  static func leftOpen(by decision: Decision) -> String {
    "Left open by \(decision.who) on \(decision.when): \(decision.why)"
  }

  // MARK: - Findings

  static func sharedSlip(
    _ source: Identifier<Source>,
    family: String,
    factor: Amount,
    rows: Int
  ) -> String {
    "\(rows) rows of '\(source)' in '\(family)' are \(factor) times the values in force; they were "
      + "put right together; correct the source."
  }

  static func conflict(_ ruling: Ruling, _ period: Ruling.Period) -> String {
    let wanted = period.wanted.map { " " + $0 } ?? ""
    return "'\(ruling.id)' is \(period.status.rawValue) at \(name(period.value)) "
      + "(\(period.confidence.percent) %).\(wanted)"
  }

  // MARK: - Parts

  static func name(_ value: Value?) -> String {
    guard let value else { return "'not offered'" }
    if case .text(let text) = value { return "'\(text)'" }
    return value.description
  }

  /// What a claim states in its own unit: "0.05 USD/generation".
  static func stated(_ claim: Claim) -> String {
    let hedge = claim.isApproximate ? "about " : ""
    switch claim.unit {
    case .boolean, .date, .text: return hedge + name(claim.value)
    case "": return hedge + "'\(claim.value)'"
    default: return hedge + "\(claim.value) \(claim.unit)"
    }
  }

  /// A quotient to six places, enough to compare it by eye.
  private static func shortened(_ amount: Amount) -> String {
    (amount.rounded(toMultipleOf: Amount(units: Amount.scale / 1_000_000), .halfEven) ?? amount)
      .description
  }

  static func list(_ names: [String]) -> String {
    guard let last = names.last else { return "nothing" }
    let rest = names.dropLast()
    return rest.isEmpty ? last : rest.joined(separator: ", ") + " and " + last
  }

  private static func words(_ attribute: Attribute) -> String {
    attribute.name.split(separator: "-").joined(separator: " ")
  }

  private static func scope(_ question: Question) -> String {
    question.scope.isEmpty ? "" : " for \(question.scope.sortedText)"
  }

  private static func days(_ count: Int) -> String {
    count == 1 ? "1 day" : "\(count) days"
  }

  private static func sources(_ count: Int) -> String {
    switch count {
    case 0: "the evidence is"
    case 1: "1 source is"
    default: "\(count) sources are"
    }
  }
}
