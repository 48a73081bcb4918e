package import Vocabulary

/// What a comparison is of.
package struct ComparisonHeading: Sendable, Hashable {
  package let title: String
  package let day: Day
  package let table: PriceTable

  /// Whether to show every entry, not only the cheapest offer of each host and card.
  package let showsAll: Bool

  package init(title: String, day: Day, table: PriceTable, showsAll: Bool) {
    self.title = title
    self.day = day
    self.table = table
    self.showsAll = showsAll
  }
}

extension Report {
  /// Ways of paying side by side: costs, what cannot serve and why, break-evens, the best mix and
  /// what the answer hangs on.
  ///
  /// `sureMix` is the best mix on settled prices and measured times alone, where it is another.
  package static func comparison(
    _ comparison: Comparison,
    mix: Mix?,
    sureMix: Mix? = nil,
    _ heading: ComparisonHeading,
    _ register: Register
  ) -> Report {
    let noun = comparison.assets.areKept ? "finished asset" : "request"
    let count = shown(comparison.assets.count)
    var parts: [Part] = [
      .title(
        "\(heading.title): \(count) \(noun)\(count == "1" ? "" : "s") a month, at the prices of "
          + "\(heading.day), known as of ",
        known: heading.table.known,
        " (table \(heading.table.number))."
      )
    ]
    let entries = heading.showsAll ? comparison.entries : cheapestOfEachFamily(comparison.entries)
    if entries.isEmpty {
      parts.append(.line("No single way of paying serves the whole workload."))
    } else {
      parts.append(answer(comparison.entries))
      parts.append(.table(entryTable(entries, comparison)))
      parts += entryNotes(entries, comparison)
    }
    let names = Names(comparison)
    parts += exclusionParts(comparison)
    parts += breakEvenParts(comparison, entries, names, noun: noun)
    if let mix { parts += mixParts(mix, sureMix, comparison, names) }
    parts += sensitivityParts(comparison, names)
    parts += assumptionParts(entries)
    return Report(
      parts: parts,
      columns: [
        "row", "rank", "plan", "name", "kind", "usd", "usdPerAsset", "credits", "usdPerCredit",
        "unused", "contested", "estimated", "reason", "operations", "first", "last", "than",
        "input",
        "percentPerTenth", "fall", "rise", "day", "table", "known",
      ],
      records: comparisonRecords(comparison, mix: mix, heading)
    )
  }

  /// Names of entries, also of those that are not ranked.
  struct Names {
    private let names: [Identifier<Comparison.Entry>: String]

    init(_ comparison: Comparison) {
      let all =
        comparison.entries.map { ($0.id, $0.name) }
        + comparison.exclusions.map { ($0.id, $0.name) }
      names = Dictionary(all) { first, _ in first }
    }

    subscript(id: Identifier<Comparison.Entry>) -> String { names[id] ?? id.text }
    subscript(id: String) -> String { self[Identifier(id)] }
  }

  // MARK: - Entries

  /// What a person came for; what is contested or estimated does not stand in for what is known.
  private static func answer(_ entries: [Comparison.Entry]) -> Part {
    guard let first = entries.first else { return .blank }
    let cheapest = "\(first.name): \(dollars(first.monthly)) a month"
    if !first.isContested, !first.isEstimated { return .line("Cheapest is \(cheapest).") }
    let doubt =
      first.isContested
      ? (first.isEstimated ? "contested prices and estimates" : "contested prices") : "estimates"
    let known = entries.first { !$0.isContested && !$0.isEstimated }
    return .line(
      "Cheapest is \(cheapest), which rests on \(doubt)"
        + (known.map { "; of those that do not, \($0.name): \(dollars($0.monthly)) a month." }
          ?? ", as all others do.")
    )
  }

  /// Of the offers of one host or card the first, which is the cheapest.
  static func cheapestOfEachFamily(_ entries: [Comparison.Entry]) -> [Comparison.Entry] {
    var seen: Set<String> = []
    return entries.filter { seen.insert(family($0)).inserted }
  }

  private static func family(_ entry: Comparison.Entry) -> String {
    String(entry.id.text.prefix { $0 != "/" })
  }

  private static func entryTable(
    _ entries: [Comparison.Entry],
    _ comparison: Comparison
  ) -> TextTable {
    let hasMarks = entries.contains { $0.isContested || $0.isEstimated }
    let ranks = Dictionary(comparison.entries.enumerated().map { ($1.id, $0 + 1) }) { first, _ in
      first
    }
    return TextTable(
      columns: [
        .init("", terminal: hasMarks ? 0 : .max), .init("#", .right),
        .init("plan", narrowest: 20), .init("usd a month", .decimal),
        .init("usd each", .decimal, rank: 1), .init("credits", .decimal, rank: 3),
        .init("usd a credit", .decimal, rank: 5), .init("unused", .right, rank: 6),
        .init("first 12 months", .decimal, rank: 4),
      ],
      rows: entries.map { entry in
        [
          .init((entry.isContested ? "?" : "") + (entry.isEstimated ? "~" : ""), .doubtful),
          .init(ranks[entry.id].map { "\($0)" } ?? ""), .init(entry.name),
          .init(dollars(entry.monthly), .strong), .init(entry.perAsset.map(dollars) ?? ""),
          .init(entry.credits.map { shown($0) } ?? ""),
          .init(entry.usdPerCredit.map(dollars) ?? ""), .init(unused(entry.unused)),
          .init(entry.year.map { dollars($0.usd) } ?? ""),
        ]
      }
    )
  }

  private static func unused(_ unused: Comparison.Unused?) -> String {
    guard let unused, !unused.credits.isZero else { return "" }
    return "\(shown(Bounds(unused.credits))) \(unused.areLost ? "lost" : "kept")"
  }

  private static func entryNotes(
    _ entries: [Comparison.Entry],
    _ comparison: Comparison
  ) -> [Part] {
    var parts: [Part] = []
    let omitted = comparison.entries.count - entries.count
    if omitted > 0 {
      parts.append(
        .line(
          "\(count(omitted, "dearer offer")) of these hosts and cards: '--all' shows them.",
          .faint
        )
      )
    }
    if let first = entries.first, !first.purchases.isEmpty {
      let bought = first.purchases.map { "\($0.count) x \($0.what) (\(dollars($0.usd)))" }
      parts.append(.line("\(first.name) takes \(bought.joined(separator: ", "))."))
    }
    if entries.contains(where: { $0.isContested }) {
      parts.append(.line("? rests on a contested price.", .faint))
    }
    if entries.contains(where: { $0.isEstimated }) {
      parts.append(.line("~ rests on an estimate of how long a picture takes.", .faint))
    }
    return parts
  }

  // MARK: - What is not ranked

  private static func exclusionParts(_ comparison: Comparison) -> [Part] {
    guard !comparison.exclusions.isEmpty else { return [] }
    var order: [String] = []
    var names: [String: [String]] = [:]
    for exclusion in comparison.exclusions {
      let sentence = words(for: exclusion.reason)
      if names[sentence] == nil { order.append(sentence) }
      if names[sentence]?.contains(exclusion.name) == true { continue }
      names[sentence, default: []].append(exclusion.name)
    }
    var parts: [Part] = [.blank, .line("Not ranked:", .strong)]
    for sentence in order {
      parts.append(
        .item(level: 1, "\(names[sentence, default: []].joined(separator: ", ")): \(sentence)")
      )
    }
    return parts
  }

  static func words(for reason: Comparison.Exclusion.Reason) -> String {
    switch reason {
    case .cannotServe(let operations):
      "cannot serve \(operations.map(\.text).joined(separator: ", "))."
    case .webOnly: "for people at a web page only; it serves no API calls."
    case .byQuote: "by quote; it has no number to compare."
    case .once(let credits):
      "\(shown(Bounds(credits))) credits once, counted in the first 12 months; no help every month."
    case .unsure: "rests on a contested price or an estimated time."
    case .tooFewCredits(let has, let needs):
      "ends with \(shown(Bounds(has))) credits; the workload takes \(shown(Bounds(needs)))."
    case .unknownPrice(let what): "\(what) is not known."
    case .noThroughput(let operations):
      "nobody was found who timed \(operations.map(\.text).joined(separator: ", ")) on it."
    case .memory(let needs, let has):
      "has \(has) GB of memory; the model takes \(needs) GB."
    case .licence(let limit):
      "from a yearly revenue of \(dollars(limit)) on the licence is by quote."
    case .usersPay(let cost) where cost.high.isZero:
      "nothing for the developer; what the people who use it pay is not known."
    case .usersPay(let cost):
      "nothing for the developer; the people who use it pay \(dollars(cost)) a month."
    case .bill(let error):
      "cannot be billed: " + words(for: error)
    }
  }

  private static func words(for error: BillError) -> String {
    let name = error.operation?.text ?? "the workload"
    switch error.reason {
    case .missingSetting(let setting): return "the price of \(name) depends on '\(setting)'."
    case .unlistedSettings: return "no page lists \(name) at these settings."
    case .setting(let setting, let text): return "'\(text)' is no '\(setting)' of \(name)."
    case .unruled(let failure):
      return "nothing says whether \(name) is charged where it is \(failure.rawValue)."
    case .ambiguous: return "several prices of \(name) fit."
    default: return "\(name) has no price."
    }
  }
}
