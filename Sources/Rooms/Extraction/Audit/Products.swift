import Vocabulary

/// Counts worked out from counts: "500 users generating 30 images each, for 15,000 images", "20 images
/// a day, 600 a month".
///
/// Takes two counts joined by "each" and the count that they lead to, and the same thing by two
/// periods. Leaves money by two periods unless it agrees: paying by the year has its own price.
enum Products {
  static func read(_ line: AuditLine, into book: inout AuditBook) {
    let counts = line.figures.filter { !$0.isRange && $0.low.units > 0 }
    for (index, stated) in counts.enumerated() {
      if index >= 1 { readPeriods(counts[index - 1], stated, line, into: &book) }
      if index >= 2 { readEach(counts[index - 2], counts[index - 1], stated, line, into: &book) }
    }
  }

  private static let links: Set<String> = [
    "for", "that is", "is", "=", "total", "totaling", "totalling", "making", "makes", "giving",
    "gives",
    "or", "i.e", "ie", "so", "to", "equals",
  ]

  private static func readEach(
    _ first: Figure,
    _ second: Figure,
    _ stated: Figure,
    _ line: AuditLine,
    into book: inout AuditBook
  ) {
    guard stated.isCount, isCountOfThings(first), isCountOfThings(second),
      second.isCount, stated.low >= first.low, stated.low >= second.low
    else { return }
    let between = first.marks.upperBound..<max(first.marks.upperBound, stated.marks.lowerBound)
    guard line.has(.each, in: between) || line.has(["each", "every"], in: between) else { return }
    let joint = max(line.range.lowerBound, stated.marks.lowerBound - 4)..<stated.marks.lowerBound
    let isOfImages = stated.measure == .thing(.generation)
    let reckoning = line.reckoning(
      "product",
      stated,
      from: first.marks.lowerBound,
      "\(first.low) × \(second.low)",
      Rational(first.low).multiplied(by: Rational(second.low)),
      isCertain: isOfImages && line.has(links, in: joint)
        && (second.period == nil || second.period == stated.period)
    )
    if let reckoning { book.add(reckoning) }
  }

  private static func isCountOfThings(_ figure: Figure) -> Bool {
    switch figure.measure {
    case .bare, .thing(.generation), .thing(.request), .thing(.person): true
    default: false
    }
  }

  private static func readPeriods(
    _ first: Figure,
    _ stated: Figure,
    _ line: AuditLine,
    into book: inout AuditBook
  ) {
    guard let from = first.period, let to = stated.period, from != to,
      first.isCount == stated.isCount,
      stated.marks.lowerBound - first.marks.upperBound <= 4
    else { return }
    for factor in factors(from: from, to: to) {
      let reckoning = line.reckoning(
        "period",
        stated,
        from: first.marks.lowerBound,
        "\(first.printed) × \(factor)",
        Rational(first.low).multiplied(by: Rational(factor)),
        isCertain: false
      )
      if let reckoning { book.add(reckoning) }
    }
  }

  /// How many of a period make another, in the ways people count.
  static func factors(from: Keyword.Thing, to: Keyword.Thing) -> [Amount] {
    switch (from, to) {
    case (.day, .week): [Amount(7), Amount(5)]
    case (.day, .month): [Amount(30), Amount(31), Amount(28), Amount(22), Amount(20)]
    case (.day, .year): [Amount(365), Amount(360)]
    case (.week, .month): [Amount(4)]
    case (.week, .year): [Amount(52)]
    case (.month, .year): [Amount(12)]
    default: []
    }
  }
}
