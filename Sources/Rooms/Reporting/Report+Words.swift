import Vocabulary

extension Report {
  /// "1 claim", "3 claims", "2 stretches".
  static func count(_ number: Int, _ noun: String, _ plural: String = "s") -> String {
    "\(number) \(noun)\(number == 1 ? "" : plural)"
  }

  /// Conditions for a person: "signup google, steps 30".
  static func words(for conditions: [String: some CustomStringConvertible]) -> String {
    conditions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  /// What a row is about, for a person: "erase", "signup-grant credits (signup google)",
  /// "sd3.5-large at bedrock".
  static func what(
    _ subject: Identifier<Subject>,
    _ attribute: Attribute,
    _ conditions: [String: String],
    at venue: Venue
  ) -> String {
    subject.text + (attribute == .price ? "" : " \(attribute)")
      + (conditions.isEmpty ? "" : " (\(words(for: conditions)))")
      + (venue == .stability ? "" : " at \(venue)")
  }

  static func what(_ key: Rate.Key) -> String {
    what(key.subject, key.attribute, key.conditions, at: key.venue)
  }

  static func what(_ ruling: Ruling) -> String {
    what(ruling.subject, ruling.attribute, ruling.scope, at: ruling.venue)
  }

  /// The day of an edge; "by" it where only the first sighting is known, blank where nothing is.
  static func words(for edge: Interval.Edge?) -> String {
    guard let edge else { return "" }
    return edge.isExact ? edge.day.description : "by \(edge.day)"
  }

  /// The first few different words, and how many more there are.
  static func firstFew(_ words: some Sequence<String>) -> String {
    var seen: Set<String> = []
    var first: [String] = []
    for word in words where seen.insert(word).inserted && first.count < 3 { first.append(word) }
    let shown = first.joined(separator: ", ")
    return seen.count > 3 ? "\(shown) and \(seen.count - 3) more" : shown
  }

  /// A value for a person; a service that is not offered has none.
  static func shown(_ value: Value?) -> String {
    switch value {
    case nil: "not offered"
    case .boolean(let truth): truth ? "yes" : "no"
    case let value?: value.description
    }
  }

  /// What sets apart what is not settled, also without colours.
  static func mark(of status: Ruling.Status?) -> String {
    switch status {
    case .settled, nil: ""
    case .contested: "?"
    case .unresolved: "!"
    }
  }

  /// What the marks mean that stand above.
  static func legend(of statuses: some Sequence<Ruling.Status>) -> [Part] {
    let found = Set(statuses)
    var parts: [Part] = []
    if found.contains(.unresolved) { parts.append(.line("! unresolved: no value leads.", .faint)) }
    if found.contains(.contested) {
      parts.append(
        .line("? contested: sources of weight disagree, or none that should know says it.", .faint)
      )
    }
    return parts
  }

  /// "$0.05", "$0.001-0.095"; `nil` for what is neither an amount nor a list of them.
  static func money(_ value: Value?) -> String? {
    switch value {
    case .amount(let amount): return "$" + cents(amount)
    case .range(let low, let high): return "$\(cents(low))-\(cents(high))"
    case .grid(let grid):
      let prices = grid.cells.map(\.value)
      guard let low = prices.min(), let high = prices.max() else { return nil }
      return "$\(cents(low))-\(cents(high))"
    default: return nil
    }
  }

  /// With two decimal places at least where there is one, as money is written.
  private static func cents(_ amount: Amount) -> String {
    let text = amount.description
    guard let point = text.firstIndex(of: ".") else {
      // Limits and revenues are round; a price of $20 is $20.00.
      return amount < Amount(10_000) ? text + ".00" : text
    }
    return text.distance(from: point, to: text.endIndex) == 2 ? text + "0" : text
  }

  static func tone(of status: Ruling.Status) -> Tone {
    switch status {
    case .settled: .good
    case .contested: .doubtful
    case .unresolved: .bad
    }
  }
}

extension JSON {
  static func place(_ place: Finding.Place?) -> JSON {
    switch place {
    case nil: .null
    case .snapshot(let id, let bytes):
      .object([
        Member("snapshot", .string(id.text)), Member("bytes", bytes.map(JSON.bytes) ?? .null),
      ])
    case .file(let name, let line):
      .object([Member("file", .string(name)), Member("line", line.map(JSON.number) ?? .null)])
    case .subject(let id, let attribute):
      .object([Member("subject", .string(id.text)), Member("attribute", .optional(attribute))])
    }
  }
}
