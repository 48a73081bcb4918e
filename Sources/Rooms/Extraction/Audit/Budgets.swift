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
    let counts = line.figures.filter { isBought($0, line) }
    guard let first = counts.first,
      let (budget, isOwn) = budget(before: first, in: line, earlier, page)
    else { return }
    let gap =
      (isOwn ? budget.marks.upperBound : line.range.lowerBound)..<first.marks.lowerBound
    guard isCued(gap, line) else { return }
    for (index, count) in counts.enumerated() {
      let next =
        index + 1 < counts.count ? counts[index + 1].marks.lowerBound : line.range.upperBound
      let start = isOwn ? budget.marks.lowerBound : count.marks.lowerBound
      let others: Set<String> = ["and", "plus", "+"]
      let item = Item(
        count: count,
        segment: count.marks.lowerBound..<max(next, count.marks.lowerBound + 1),
        start: start,
        budget: budget,
        isCertain: isOwn && !line.has(others, in: budget.marks.upperBound..<next)
      )
      item.read(in: line, page, into: &book)
    }
  }

  /// The last amount before a count, in its sentence or the one before.
  private static func budget(
    before count: Figure,
    in line: AuditLine,
    _ earlier: [AuditLine],
    _ page: AuditPage
  ) -> (Figure, isOwn: Bool)? {
    let own = line.figures.last {
      $0.marks.upperBound <= count.marks.lowerBound && isBudget($0, in: line, page)
    }
    if let own { return (own, true) }
    guard let former = earlier.last,
      let before = former.figures.last(where: { isBudget($0, in: former, page) }),
      before.measure == .credit
    else { return nil }
    return (before, false)
  }

  private static func isBudget(_ figure: Figure, in line: AuditLine, _ page: AuditPage) -> Bool {
    guard figure.isMoney, !figure.isRange, !figure.isUnitPrice, figure.rate?.counted != .credit,
      figure.low.units > 0
    else { return false }
    // "1 credit = $0.01" comes before many a budget.
    return figure.measure == .credit ? figure.low > .one : figure.low != page.prices.creditPrice
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

  private static let givings: Set<String> = [
    "enough", "enough for", "represent", "represents", "buys", "covers",
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
      let near = segment.clamped(to: segment.lowerBound..<(count.marks.upperBound + 9))
      let explicit = line.figures.first { figure in
        figure.isMoney && !figure.isRange && !count.isRange
          && near.contains(figure.marks.lowerBound)
          && figure.marks.lowerBound > count.marks.lowerBound && figure.period == nil
          && !line.reader.has(figure.marks.upperBound, .cue(.left))
      }
      if let explicit {
        let value = page.prices.converted(
          Rational(explicit.low),
          from: explicit.measure,
          to: budget.measure
        )
        add(
          value.map { [$0] } ?? [],
          to: explicit.marks.upperBound,
          isSure: true,
          line,
          into: &book
        )
      } else if let name = line.firstName(in: near), !count.isRange {
        add(
          page.prices.prices(of: name.subject, in: budget.measure),
          to: name.mark + 1,
          isSure: page.prices.isConfirmed(name.subject),
          line,
          into: &book
        )
      } else if count.isRange {
        readRange(line, page, into: &book)
      } else if let price = familyPrice(line, page) {
        add([price], to: 0, isSure: false, line, into: &book)
      } else if isOpen(line), let reckoning = reckoning(nil, to: 0, line, isCertain: false) {
        book.add(reckoning)
      }
    }

    /// Whether credits are said to give generations whose price is not on the page.
    private func isOpen(_ line: AuditLine) -> Bool {
      let gap = budget.marks.upperBound..<max(budget.marks.upperBound, count.marks.lowerBound)
      return start == budget.marks.lowerBound && budget.measure == .credit && gap.count <= 12
        && count.measure == .thing(.generation) && budget.period == nil
        && line.has(Budgets.givings, in: gap)
    }

    /// "1 video": the price that all services of the family share on the page.
    private func familyPrice(_ line: AuditLine, _ page: AuditPage) -> Rational? {
      let end = count.marks.upperBound
      for index in (end - 1)..<(end + 2) {
        let prices = page.families[line.word(index), default: []].map {
          page.prices.prices(of: $0, in: budget.measure)
        }
        let different = Set(prices.joined())
        if different.count == 1 { return different.first }
      }
      return nil
    }

    /// "about 3-7 images": each end with a price on the page that gives it.
    private func readRange(_ line: AuditLine, _ page: AuditPage, into book: inout AuditBook) {
      guard let first = price(for: count.low, page), let second = price(for: count.high, page),
        let reckoning = line.reckoning(
          "budget",
          count,
          from: start,
          "\(budget.printed) / \(first) to \(budget.printed) / \(second)",
          Rational(count.low),
          isCertain: false
        )
      else { return }
      book.add(reckoning)
    }

    /// The lowest price on the page at which the budget buys just so many.
    private func price(for bought: Amount, _ page: AuditPage) -> Amount? {
      let price = page.prices.all(in: budget.measure).first { price in
        guard let many = Rational(budget.low).divided(by: price)?.whole(.down) else { return false }
        return Int(exactly: many).map { Amount($0) } == bought
      }
      return price?.amount(.halfEven)
    }

    private func add(
      _ prices: [Rational],
      to end: Int,
      isSure: Bool,
      _ line: AuditLine,
      into book: inout AuditBook
    ) {
      for price in prices {
        let isTooMany =
          Rational(budget.low).divided(by: price).map { $0 < Rational(count.low) } ?? false
        let isCertain = isSure && isCertain && isTooMany && prices.count == 1
        if let reckoning = reckoning(price, to: end, line, isCertain: isCertain) {
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

    /// Reads what a budget leaves: "1 video with 5 credits left over".
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
