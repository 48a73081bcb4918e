import Vocabulary

/// What an amount buys: "25 credits: ~3 images on Ultra (8 credits each), ~8 on Core".
///
/// Takes credits or dollars, then counts of generations with a price beside them or of a service that
/// the page prices. Only whole ones can be had. Fewer than could be had is no mistake; more is.
enum Budgets {
  static func read(
    _ line: AuditLine,
    after earlier: [AuditLine],
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    guard let (budget, isOwn) = budget(of: line, earlier) else { return }
    let figures = line.figures.filter { !isOwn || $0.marks.lowerBound > budget.marks.lowerBound }
    let counts = figures.filter { isBought($0, line) }
    for (index, count) in counts.enumerated() {
      let next =
        index + 1 < counts.count ? counts[index + 1].marks.lowerBound : line.range.upperBound
      let segment = count.marks.lowerBound..<max(next, count.marks.lowerBound + 1)
      let start = isOwn ? budget.marks.lowerBound : count.marks.lowerBound
      let gap =
        isOwn
        ? budget.marks.upperBound..<max(budget.marks.upperBound, counts[0].marks.lowerBound)
        : line.range.lowerBound..<counts[0].marks.lowerBound
      guard isCued(gap, line) else { continue }
      let isCertain =
        isOwn && !line.has(["and", "plus", "+"], in: budget.marks.upperBound..<segment.upperBound)
      let item = Item(
        count: count,
        segment: segment,
        start: start,
        budget: budget,
        isCertain: isCertain
      )
      item.read(in: line, page, into: &book)
    }
  }

  private static func budget(
    of line: AuditLine,
    _ earlier: [AuditLine]
  ) -> (Figure, isOwn: Bool)? {
    if let own = line.figures.first(where: isBudget) { return (own, true) }
    guard let before = earlier.last?.figures.last(where: { isBudget($0) && $0.measure == .credit })
    else { return nil }
    return (before, false)
  }

  private static func isBudget(_ figure: Figure) -> Bool {
    guard figure.isMoney, !figure.isRange, !figure.isUnitPrice, figure.rate?.counted != .credit
    else {
      return false
    }
    // "1 credit = $0.01" comes before many a budget.
    return figure.low.units > 0 && (figure.measure == .dollar || figure.low > .one)
  }

  /// A count with generations or a service right behind it.
  private static func isBought(_ figure: Figure, _ line: AuditLine) -> Bool {
    guard figure.isCount, figure.period == nil else { return false }
    if figure.measure == .thing(.generation) { return true }
    let near = figure.marks.upperBound..<(figure.marks.upperBound + 5)
    for index in near {
      if line.names.contains(where: { $0.mark == index }) || line.reader.thing(index) == .generation
      {
        return true
      }
      guard line.reader.isWord(index) || line.has(.forSubject, in: index..<(index + 1)) else {
        return false
      }
    }
    return false
  }

  private static let cues: Set<String> = [
    "enough", "enough for", "buys", "buy", "get", "gets", "gives", "covers", "represent",
    "represents",
    "make", "makes", "generate", "lets", "good for", "do", "=", ":", "(", "~", "translates",
    "afford",
    "equates", "yields", "up to", "about", "roughly", "allows", "create", "worth", "->", ">",
  ]

  private static func isCued(_ gap: Range<Int>, _ line: AuditLine) -> Bool {
    line.has(cues, in: gap) || line.has(.hedge, in: gap)
  }

  /// One count of what a budget buys.
  private struct Item {
    let count: Figure
    let segment: Range<Int>
    let start: Int
    let budget: Figure
    let isCertain: Bool

    func read(in line: AuditLine, _ page: AuditPage, into book: inout AuditBook) {
      let explicit = line.figures.first { figure in
        figure.isMoney && !figure.isRange && segment.contains(figure.marks.lowerBound)
          && figure.marks.lowerBound > count.marks.lowerBound && figure.period == nil
          && !line.reader.has(figure.marks.upperBound, .cue(.left))
      }
      if let explicit {
        let value = page.prices.converted(
          Rational(explicit.low),
          from: explicit.measure,
          to: budget.measure
        )
        add(value.map { [$0] } ?? [], to: explicit.marks.upperBound, line, into: &book)
      } else if let name = line.firstName(in: segment) {
        add(
          page.prices.prices(of: name.subject, in: budget.measure),
          to: name.mark + 1,
          line,
          into: &book
        )
      } else if !count.isRange, let reckoning = reckoning(nil, to: 0, line, isCertain: false) {
        book.add(reckoning)
      }
    }

    private func add(
      _ prices: [Rational],
      to end: Int,
      _ line: AuditLine,
      into book: inout AuditBook
    ) {
      for price in prices where !count.isRange {
        let isTooMany =
          Rational(budget.low).divided(by: price).map { $0 < Rational(count.low) } ?? false
        let isSure = isCertain && isTooMany && prices.count == 1
        if let reckoning = reckoning(price, to: end, line, isCertain: isSure) {
          book.add(reckoning)
        }
        leftover(price, line, into: &book)
      }
    }

    private func reckoning(
      _ price: Rational?,
      to end: Int,
      _ line: AuditLine,
      isCertain: Bool
    ) -> Reckoning? {
      let each =
        price?.amount(.halfEven).map { budget.measure == .dollar ? "$\($0)" : "\($0)" } ?? "?"
      return line.reckoning(
        "budget",
        count,
        from: start,
        to: end,
        "\(budget.printed) / \(each)",
        price.flatMap { Rational(budget.low).divided(by: $0) },
        isWhole: true,
        isCertain: isCertain
      )
    }

    /// "1 video with 5 credits left over"
    private func leftover(_ price: Rational, _ line: AuditLine, into book: inout AuditBook) {
      guard
        let rest = line.figures.first(where: {
          segment.contains($0.marks.lowerBound) && $0.measure == budget.measure
            && (line.reader.has($0.marks.upperBound, .cue(.left))
              || line.word($0.marks.upperBound) == "left")
        }),
        let spent = Rational(count.low).multiplied(by: price),
        let each = price.amount(.halfEven),
        let reckoning = line.reckoning(
          "budget",
          rest,
          from: start,
          "\(budget.low) - \(count.low) × \(each)",
          Rational(budget.low).subtracting(spent),
          isCertain: false
        )
      else { return }
      book.add(reckoning)
    }
  }
}
