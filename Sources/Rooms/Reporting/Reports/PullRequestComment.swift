package import Vocabulary

/// What changed between two days, for those who review a pull request: what, how much, who says so,
/// and what it does to the scenarios.
///
/// Captured words stand in it as code only, so that nothing in them is acted on.
package struct PullRequestComment: Sendable {
  private let first: Day
  private let second: Day
  private let tables: (Int, Int)
  private let known: Day
  private let entries: [Entry]
  private let effects: [WorkloadEffect]
  private let register: Register

  /// A change with the ruling's state afterwards and who says so; none where the row is gone.
  package struct Entry: Sendable {
    let change: Change
    let status: Ruling.Status?
    let confidence: Confidence?
    let evidence: [PriceNews.Witness]

    package init(
      change: Change,
      status: Ruling.Status?,
      confidence: Confidence?,
      evidence: [PriceNews.Witness]
    ) {
      self.change = change
      self.status = status
      self.confidence = confidence
      self.evidence = evidence
    }
  }

  package init(
    days: (Day, Day),
    tables: (Int, Int),
    known: Day,
    entries: [Entry],
    effects: [WorkloadEffect],
    register: Register
  ) {
    (first, second) = days
    self.tables = tables
    self.known = known
    self.entries = entries
    self.effects = effects
    self.register = register
  }

  /// GitHub Flavored Markdown, ready to be a comment.
  package var markdown: String {
    var blocks = ["## Stability AI prices: \(first) to \(second)\n", summary + "\n"]
    for (kind, title) in Self.classes {
      let own = ordered.filter { $0.change.kind.name == kind }
      if own.isEmpty { continue }
      blocks += ["### \(title): \(own.count)\n", table(of: own)]
    }
    if !effects.isEmpty {
      blocks += ["### What it does to the scenarios\n", effectTable]
    }
    if entries.contains(where: { !$0.evidence.isEmpty }) { blocks.append(evidence) }
    blocks.append(
      "<sub>Tables \(tables.0) and \(tables.1), from what was known on \(known).</sub>\n"
    )
    return blocks.joined(separator: "\n")
  }

  private var summary: String {
    if entries.isEmpty { return "**Nothing changed.**" }
    let prices = entries.map(\.change).filter { $0.kind == .priceChange }
    let up = prices.count { !($0.percent?.isNegative ?? true) }
    let down = prices.count { $0.percent?.isNegative ?? false }
    let rest = entries.count - prices.count
    return "**\(Report.count(prices.count, "price change"))**"
      + (prices.isEmpty ? "" : " (\(up) up, \(down) down)")
      + (rest > 0 ? " and \(Report.count(rest, "other change"))." : ".")
  }

  /// What costs somebody money comes first.
  private static let classes = [
    ("price-change", "Price changes"), ("correction", "Corrections of what was believed"),
    ("reader-upgrade", "Reader upgrades"), ("unit", "Other units"), ("renamed", "Renamed"),
    ("new", "New"), ("removed", "Removed"),
  ]

  /// The dearest first, then as in all lists.
  private var ordered: [Entry] {
    entries.map {
      (percent: $0.change.percent, rank: register.rank(of: $0.change.key.subject), entry: $0)
    }
    .sorted { left, right in
      let (first, second) = (left.percent?.magnitude ?? .zero, right.percent?.magnitude ?? .zero)
      if first != second { return first > second }
      return left.rank == right.rank
        ? left.entry.change.key < right.entry.change.key
        : left.rank.lexicographicallyPrecedes(right.rank)
    }
    .map(\.entry)
  }

  private func table(of entries: [Entry]) -> String {
    Markdown.table(
      [
        ("what", false), ("old", true), ("new", true), ("change", true), ("unit", false),
        ("in force from", false), ("sure", false),
      ],
      entries.map { entry in
        let change = entry.change
        let unit = change.key.unit
        return [
          Markdown.escaped("\(register.name(of: change.key.subject)): \(Report.what(change))"),
          change.old.map { Markdown.escaped(Site.brief($0, in: unit)) } ?? "",
          change.new.map { "**\(Markdown.escaped(Site.brief($0, in: unit)))**" } ?? "",
          change.percent.map { Report.signed($0) + " %" } ?? "",
          Markdown.escaped(unit.symbol), change.day.description,
          entry.status.map { "\($0.rawValue), \(entry.confidence?.percent ?? 0) %" } ?? "",
        ]
      }
    )
  }

  // MARK: - Scenarios

  private var effectTable: String {
    Markdown.table(
      [("scenario", false), ("before", true), ("after", true), ("difference", true)],
      effects.map { effect in
        let time = effect.period == .once ? "" : " a month"
        switch effect.outcome {
        case .billed(let before, let after, let low, let high):
          return [
            Markdown.escaped(effect.title), Report.dollars(before) + time,
            Report.dollars(after) + time, Self.difference(low, high),
          ]
        case .unbilled(let reason):
          return [Markdown.escaped(effect.title), "", "", Markdown.escaped(reason)]
        }
      }
    )
  }

  private static func difference(_ low: Amount, _ high: Amount) -> String {
    func signed(_ amount: Amount) -> String {
      amount > .zero ? "+" + Report.dollars(amount) : Report.dollars(amount)
    }
    if low.isZero, high.isZero { return "none" }
    return low == high ? "**\(signed(low))**" : "**\(signed(low)) to \(signed(high))**"
  }

  // MARK: - Evidence

  private var evidence: String {
    var lines = "<details>\n<summary>Who says so</summary>\n\n"
    for entry in ordered where !entry.evidence.isEmpty {
      lines += "- \(Markdown.escaped(Report.what(entry.change.key)))\n"
      for witness in entry.evidence {
        let who = Markdown.link(Markdown.escaped(witness.publisher), to: witness.address)
        lines += "  - \(who), captured \(witness.captured): \(Markdown.code(witness.quote))\n"
      }
    }
    return lines + "\n</details>\n"
  }
}
