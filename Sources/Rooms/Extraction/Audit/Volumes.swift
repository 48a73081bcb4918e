import Vocabulary

/// What a number of generations costs: "15,000 images at $0.035 is about $525", "600 a month on Core: $18".
///
/// Takes a count, a unit price or a service that the page prices, and an amount of dollars. A count may
/// stand a sentence earlier. It is wrong only where all three follow each other with nothing between
/// that could change the sum.
enum Volumes {
  static func read(
    _ line: AuditLine,
    after earlier: [AuditLine],
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    for (index, total) in line.figures.enumerated() where isTotal(total) {
      let counts = line.figures[max(0, index - 5)..<index].filter(isVolume)
      let following = line.figures.dropFirst(index + 1).first.flatMap { next in
        isVolume(next) && isFor(total, next, line) ? next : nil
      }
      let carried = earlier.reversed().lazy.flatMap { line in
        line.figures.filter { isVolume($0) && $0.measure == .thing(.generation) }.suffix(1)
      }.prefix(1)
      for count in (Array(counts) + [following].compactMap { $0 }) {
        read(total, count, in: line, page, isCarried: false, into: &book)
      }
      for count in carried { read(total, count, in: line, page, isCarried: true, into: &book) }
    }
  }

  static func isVolume(_ figure: Figure) -> Bool {
    figure.isCount && !figure.isRange && figure.low > .one && figure.low.isWhole
  }

  private static func isTotal(_ figure: Figure) -> Bool {
    figure.measure == .dollar && !figure.isRange && (figure.rate == nil || figure.period != nil)
  }

  /// Whether a total is said to be for a count: "$525 for 15,000 images".
  private static func isFor(_ total: Figure, _ count: Figure, _ line: AuditLine) -> Bool {
    let gap = total.marks.upperBound..<max(total.marks.upperBound, count.marks.lowerBound)
    return gap.count <= 3 && line.has(.forSubject, in: gap)
  }

  private static func read(
    _ total: Figure,
    _ count: Figure,
    in line: AuditLine,
    _ page: AuditPage,
    isCarried: Bool,
    into book: inout AuditBook
  ) {
    // "20 images a day ... $18 a month" is another sum.
    if let period = count.period, let other = total.period, period != other { return }
    let isTight = !isCarried && isTight(count, total, line)
    let explicit = line.figures.filter { $0.isUnitPrice && !$0.isRange }
    for price in explicit {
      guard let unit = page.prices.converted(Rational(price.low), from: price.measure, to: .dollar)
      else { continue }
      add(
        total,
        count,
        "\(price.printed)\(price.measure == .credit ? " credits" : "")",
        unit,
        line,
        isCarried,
        from: price.marks.lowerBound,
        isCertain: isTight && explicit.count == 1,
        into: &book
      )
    }
    for name in names(for: total, line) {
      let prices = page.prices.prices(of: name.subject, in: .dollar)
      for unit in prices {
        guard let amount = unit.amount(.halfEven) else { continue }
        add(
          total,
          count,
          "$\(amount)",
          unit,
          line,
          isCarried,
          from: name.mark,
          isCertain: isTight && explicit.isEmpty && prices.count == 1
            && page.prices.isConfirmed(name.subject)
            && Set(line.names.map(\.subject)).count == 1,
          into: &book
        )
      }
    }
  }

  /// The service right behind a total ("$450 on Core"), else the last one before it.
  private static func names(for total: Figure, _ line: AuditLine) -> [AuditLine.Name] {
    let end = total.marks.upperBound
    if line.has(.forSubject, in: end..<(end + 1)),
      let next = line.firstName(in: (end + 1)..<(end + 4))
    {
      return [next]
    }
    return line.names.last { $0.mark < total.marks.lowerBound }.map { [$0] } ?? []
  }

  private static func add(
    _ total: Figure,
    _ count: Figure,
    _ price: String,
    _ unit: Rational,
    _ line: AuditLine,
    _ isCarried: Bool,
    from mark: Int,
    isCertain: Bool,
    into book: inout AuditBook
  ) {
    let reckoning = line.reckoning(
      "volume",
      total,
      from: isCarried ? mark : min(mark, count.marks.lowerBound),
      to: isCarried ? mark + 1 : max(mark + 1, count.marks.upperBound),
      "\(count.low) × \(price)",
      Rational(count.low).multiplied(by: unit),
      isCertain: isCertain
    )
    if let reckoning { book.add(reckoning) }
  }

  private static let links: Set<String> = [
    ":", "=", "is", "cost", "costs", "kosten", "be", "totals", "comes to", "to", "are", "~",
    "would cost", ">",
  ]
  private static let others: [Keyword] = [
    .cue(.purchase), .cue(.subscription), .cue(.plan), .cue(.grant), .free, .and, .negation,
    .cue(.left), .cue(.except),
  ]

  /// Whether a count leads to a total with nothing between them but a service, a price and a link.
  private static func isTight(_ count: Figure, _ total: Figure, _ line: AuditLine) -> Bool {
    let gap = count.marks.upperBound..<max(count.marks.upperBound, total.marks.lowerBound)
    guard !gap.isEmpty, gap.count <= 16, !others.contains(where: { line.has($0, in: gap) }),
      !line.has([";", "+", "-"], in: gap),
      line.figures.filter(isVolume).count == 1, line.figures.filter(isTotal).count == 1,
      count.measure == .thing(.generation) || count.period != nil || line.has(["x", "*"], in: gap)
    else { return false }
    var last = gap.upperBound - 1
    while last > gap.lowerBound, line.has(.hedge, in: last..<(last + 1)) { last -= 1 }
    guard links.contains(line.word(last)) || line.has(.costs, in: last..<(last + 1)) else {
      return false
    }
    return gap.count { line.reader.isWord($0) } <= 2
  }
}
