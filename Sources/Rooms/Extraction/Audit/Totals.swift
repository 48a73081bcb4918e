import Vocabulary

/// Sums in prose: "$18 in generation, about $45 in editing, roughly $63 all in".
///
/// Takes an amount and the amounts before it, or the services before it, that add up to it, also for a
/// number of generations. A sum in prose may leave parts out, so that it counts only where it agrees.
enum Totals {
  static func read(
    _ line: AuditLine,
    after earlier: [AuditLine],
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    for (index, total) in line.figures.enumerated()
    where total.isMoney && !total.isRange && !total.isUnitPrice && total.rate?.counted != .credit {
      let before = Array(line.figures[max(0, index - 6)..<index])
      readAmounts(total, before, line, earlier, into: &book)
      readSteps(total, before, line, page, into: &book)
      readNames(total, line, page, into: &book)
    }
  }

  private static func isPart(_ figure: Figure, of total: Figure) -> Bool {
    figure.measure == total.measure && !figure.isRange && !figure.isUnitPrice
      && figure.rate?.counted != .credit && figure.low.units > 0
  }

  /// The amounts since the start of the sentence, or of the one before it.
  private static func readAmounts(
    _ total: Figure,
    _ before: [Figure],
    _ line: AuditLine,
    _ earlier: [AuditLine],
    into book: inout AuditBook
  ) {
    guard line.has(sums) || line.has(.cue(.total)) else { return }
    let own = before.filter { isPart($0, of: total) }
    let former = (earlier.last?.figures.suffix(6) ?? []).filter { isPart($0, of: total) }
    for parts in [own, former.suffix(1) + own, former + own] where parts.count >= 2 {
      let start = own.first?.marks.lowerBound ?? total.marks.lowerBound
      add("total", parts.map(\.low), times: nil, total, from: start, line, into: &book)
    }
  }

  private static let sums: Set<String> = [
    "total", "totals", "all in", "altogether", "adds", "adding", "plus", "combined", "sum",
    "together",
    "bringing", "brings",
  ]

  /// Reads steps and a count: "(5 credits) and (40 credits) on the 100 finals adds about $45".
  private static func readSteps(
    _ total: Figure,
    _ before: [Figure],
    _ line: AuditLine,
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    guard total.measure == .dollar, let price = page.prices.creditPrice else { return }
    let parts = before.filter { $0.measure == .credit && !$0.isRange && $0.period == nil }
    let counts = before.filter { Volumes.isVolume($0) }
    guard parts.count >= 2, counts.count == 1, let count = counts.first,
      let factor = Rational(price).multiplied(by: Rational(count.low))?.amount(.halfEven)
    else { return }
    add(
      "total",
      parts.map(\.low),
      times: (factor, "\(count.low) × $\(price)"),
      total,
      from: before[0].marks.lowerBound,
      line,
      into: &book
    )
  }

  /// Reads services by name: "Core plus Creative Upscale comes to 63 credits".
  private static func readNames(
    _ total: Figure,
    _ line: AuditLine,
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    let names = line.names.filter { $0.mark < total.marks.lowerBound }
    guard (2...8).contains(names.count), let first = names.first,
      line.has(["plus", "+", "and", "then", "with"], in: first.mark..<total.marks.lowerBound)
    else { return }
    var prices: [Amount] = []
    for name in names {
      let found = page.prices.prices(of: name.subject, in: total.measure)
      guard found.count == 1, let amount = found[0].amount(.halfEven) else { return }
      prices.append(amount)
    }
    add("total", prices, times: nil, total, from: first.mark, line, into: &book)
  }

  private static func add(
    _ rule: String,
    _ parts: [Amount],
    times factor: (value: Amount, text: String)?,
    _ total: Figure,
    from start: Int,
    _ line: AuditLine,
    into book: inout AuditBook
  ) {
    var sum: Rational? = Rational(.zero)
    for part in parts { sum = sum?.adding(Rational(part)) }
    if let factor { sum = sum?.multiplied(by: Rational(factor.value)) }
    guard let sum else { return }
    let text = parts.map(\.description).joined(separator: " + ")
    let reckoning = line.reckoning(
      rule,
      total,
      from: start,
      factor.map { "(\(text)) × \($0.text)" } ?? text,
      sum,
      isCertain: false
    )
    if let reckoning { book.add(reckoning) }
  }
}
