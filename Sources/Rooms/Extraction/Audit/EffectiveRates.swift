import Vocabulary

/// What a credit comes to in a plan or pack: "$20/mo, 6,000 credits (~$0.0033 per credit)".
///
/// Takes a fee, a number of credits and a price per credit in one statement. The rate is taken for
/// worked out where it stands in parentheses or after a sign of equality; elsewhere it may be what
/// further credits cost, and counts only where it agrees.
enum EffectiveRates {
  static func read(_ line: AuditLine, _ page: AuditPage, into book: inout AuditBook) {
    for (index, rate) in line.figures.enumerated()
    where rate.measure == .dollar && rate.rate?.counted == .credit && !rate.isRange {
      let before = line.figures[max(0, index - 6)..<index]
      let fees = before.filter { isFee($0) }
      let amounts = before.filter { isBulk($0) }
      guard let fee = fees.last, let credits = amounts.last ?? glued(before: rate, line) else {
        split(before.last, rate, line, into: &book)
        continue
      }
      let isCertain =
        fees.count == 1 && amounts.count == 1 && isResult(rate, line)
        && period(fee) == period(credits) && !line.has(others)
      add(rate, fee, credits, line, isCertain: isCertain, into: &book)
      if isCertain { continue }
      split(before.last, rate, line, into: &book)
    }
  }

  /// The same over the cells of a row: a fee, credits and their rate, one of each.
  static func read(_ row: [ScannedText], _ block: ScannedBlock, into book: inout AuditBook) {
    guard row.count <= widest else { return }
    let cells = row.map { Figure.all(in: $0) }
    let places = cells.indices.flatMap { cell in cells[cell].map { (cell: cell, figure: $0) } }
    let fees = places.filter { isFee($0.figure) }
    let amounts = places.filter { isBulk($0.figure) }
    let rates = places.filter { $0.figure.measure == .dollar && $0.figure.rate == perCredit }
    guard fees.count == 1, amounts.count == 1, rates.count == 1,
      let (fee, credits, rate) = fees.first.flatMap({ fee in
        amounts.first.flatMap { amount in rates.first.map { (fee, amount, $0) } }
      }),
      fee.cell != rate.cell, !rate.figure.isRange,
      period(fee.figure) == period(credits.figure)
    else { return }
    let parts = [fee, credits, rate].compactMap { row[$0.cell].bytes(of: $0.figure.marks) }
    guard parts.count == 3, let start = parts.map(\.lowerBound).min(),
      let end = parts.map(\.upperBound).max()
    else { return }
    let text = row[rate.cell]
    let before = (1...4).map { text.reader.isSign(rate.figure.marks.lowerBound - $0, "(") }
    book.add(
      Reckoning(
        rule: "effective-rate",
        path: block.block.path,
        bytes: start..<end,
        statedBytes: parts[2],
        expression: "$\(fee.figure.low) / \(credits.figure.low)",
        stated: rate.figure,
        computed: Rational(fee.figure.low).divided(by: Rational(credits.figure.low)),
        isCertain: cells[rate.cell].count == 1 || before.contains(true)
      )
    )
  }

  private static let perCredit = Quantity.Rate(counted: .credit)

  /// Wider rows are grids of settings.
  private static let widest = 12

  private static let others: Set<String> = [
    "extra", "additional", "overage", "beyond", "afterwards", "instead", "versus", "vs", "compared",
    "normally", "regular", "standard", "otherwise", "then",
  ]

  static func isFee(_ figure: Figure) -> Bool {
    guard figure.measure == .dollar, !figure.isRange else { return false }
    return figure.rate == nil || figure.period != nil
  }

  static func isBulk(_ figure: Figure) -> Bool {
    guard figure.measure == .credit, !figure.isRange, figure.low > .one else { return false }
    return figure.rate == nil || figure.period != nil
  }

  /// A fee without a period may be by the month; by the year it is another sum.
  private static func period(_ figure: Figure) -> Keyword.Thing {
    figure.period ?? .month
  }

  /// Whether a rate stands as what comes out: "(", "=", "≈", "or", "effectively" before it.
  private static func isResult(_ rate: Figure, _ line: AuditLine) -> Bool {
    let start = rate.marks.lowerBound
    return (1...4).contains {
      ["(", "=", "[", "or", "effective", "effectively"].contains(line.word(start - $0))
    }
  }

  static func add(
    _ rate: Figure,
    _ fee: Figure,
    _ credits: Figure,
    _ line: AuditLine,
    isCertain: Bool,
    into book: inout AuditBook
  ) {
    let count = rate.rate?.count ?? .one
    guard
      let each = Rational(fee.low).divided(by: Rational(credits.low)),
      let value = each.multiplied(by: Rational(count))
    else { return }
    let scale = count == .one ? "" : " × \(count)"
    let reckoning = line.reckoning(
      "effective-rate",
      rate,
      from: min(fee.marks.lowerBound, credits.marks.lowerBound),
      "$\(fee.low) / \(credits.low)\(scale)",
      value,
      isCertain: isCertain
    )
    if let reckoning { book.add(reckoning) }
  }

  /// "subscription6,000 credits": a number run together with the cell before it.
  private static func glued(before rate: Figure, _ line: AuditLine) -> Figure? {
    let near = max(line.range.lowerBound, rate.marks.lowerBound - 6)..<rate.marks.lowerBound
    for index in near.reversed() {
      guard let numeral = line.reader.numeral(index), numeral.isGlued,
        line.reader.has(index + 1, .credit)
      else { continue }
      return Figure(
        low: numeral.amount,
        high: numeral.amount,
        measure: .credit,
        marks: index..<(index + 2),
        step: .one,
        significantStep: .one
      )
    }
    return nil
  }

  /// "$101,000 credits$0.01 / credit": cells run together; the split whose parts agree is right.
  private static func split(
    _ joined: Figure?,
    _ rate: Figure,
    _ line: AuditLine,
    into book: inout AuditBook
  ) {
    guard let joined, joined.measure == .dollar || joined.measure == .credit, !joined.isRange,
      let digits = joined.marks.first(where: { line.reader.numeral($0) != nil }),
      line.has(.credit, in: digits..<rate.marks.lowerBound)
    else { return }
    let printed = Array(line.reader.text.bytes[line.text.marks[digits].range])
    guard printed.count <= 20 else { return }
    for cut in 1..<max(1, printed.count) {
      guard let fee = amount(printed[..<cut]), let credits = amount(printed[cut...]),
        fee.units > 0, credits > .one, let value = Rational(fee).divided(by: Rational(credits))
      else { continue }
      let reckoning = line.reckoning(
        "effective-rate",
        rate,
        from: joined.marks.lowerBound,
        "$\(fee) / \(credits)",
        value,
        isCertain: false
      )
      if let reckoning { book.add(reckoning) }
    }
  }

  /// A whole number whose groups, where it has some, are of three digits.
  private static func amount(_ bytes: ArraySlice<UInt8>) -> Amount? {
    let groups = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, first.first != 48,
      groups.count == 1 || first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return Amount(String(decoding: groups.joined(), as: UTF8.self))
  }
}
