import Vocabulary

/// Written sums: "3 + 5 + 40 = 48 credits", "500 users x 30 images = 15,000", "20 / 6,000 is 0.0033".
///
/// Takes numbers joined by signs or words of arithmetic, with units, labels and parentheses, and the
/// number after or before the sign of equality. Leaves formulas with variables, dates and sizes.
enum Equations {
  static func read(_ line: AuditLine, _ page: AuditPage, into book: inout AuditBook) {
    let parser = SumParser(line)
    var index = line.range.lowerBound
    while index < line.range.upperBound {
      guard let first = parser.side(at: index) else {
        index += 1
        continue
      }
      let sides = chain(from: first, parser)
      check(sides, line, page, into: &book)
      index = max(index + 1, sides.last?.marks.upperBound ?? index)
    }
  }

  /// The sides of an equation: the first and all that an equality sign leads to.
  private static func chain(from first: SumParser.Side, _ parser: SumParser) -> [SumParser.Side] {
    var sides = [first]
    while let last = sides.last, let next = parser.equality(at: last.marks.upperBound, after: last),
      let side = parser.side(at: next.end)
    {
      sides.append(side)
      sides[sides.count - 1].isHedged = next.isHedged
    }
    return sides
  }

  private static func check(
    _ sides: [SumParser.Side],
    _ line: AuditLine,
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    guard let sum = sides.first(where: { $0.operations > 0 }) else { return }
    for side in sides where side.operations == 0 {
      guard var stated = side.figure else { continue }
      stated.isHedged = stated.isHedged || side.isHedged
      for (value, isCertain) in values(of: sum, for: stated, page) {
        let reckoning = line.reckoning(
          "equation",
          stated,
          from: sum.marks.lowerBound,
          to: max(sum.marks.upperBound, side.marks.upperBound),
          sum.expression,
          value,
          isCertain: isCertain
        )
        if let reckoning { book.add(reckoning) }
      }
    }
  }

  /// What a sum comes to in the unit of the number it is set equal to.
  private static func values(
    of sum: SumParser.Side,
    for stated: Figure,
    _ page: AuditPage
  ) -> [(Rational, isCertain: Bool)] {
    let isPlain = !sum.isLabelled && sum.isWhole
    if stated.measure == .dollar, !sum.hasDollar {
      // "3 + 5 = 8 credits" goes on in dollars: the sum is in credits, or it is in neither.
      let dollars = page.prices.converted(sum.value, from: .credit, to: .dollar)
      let isCertain = isPlain && sum.hasCredit && page.prices.isCreditPriceCertain
      return [(sum.value, false)] + (dollars.map { [($0, isCertain)] } ?? [])
    }
    if stated.measure == .credit, sum.hasDollar, !sum.hasCredit {
      let credits = page.prices.converted(sum.value, from: .dollar, to: .credit)
      return [(sum.value, false)] + (credits.map { [($0, false)] } ?? [])
    }
    return [(sum.value, isPlain)]
  }
}
