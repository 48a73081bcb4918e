import Vocabulary

/// Which of several cost curves is the lowest, for every number of assets from 1 on.
struct Envelope {
  /// The curve's place among those given, and where it is the lowest; of equals the first given.
  private(set) var stretches: [(curve: Int, span: BreakEven.Span)] = []

  init(of curves: [CostCurve]) {
    var count = 1
    for _ in 0..<Crossings.mostPieces {
      let pieces = curves.map { $0.piece(at: count) }
      guard let best = Self.lowest(pieces, at: count) else { return }
      if Self.isLast(best, curves, at: count) {
        append(best, count, nil)
        return
      }
      guard let piece = pieces[best] else { return }
      var next = piece.until
      for (index, other) in pieces.enumerated() where index != best {
        guard let other else {
          continue
        }
        next = CostPiece.earlier(next, other.until)
        if let found = Crossings.stretch(other, piece, count, nil)?.first, found > count {
          next = CostPiece.earlier(next, found)
        }
        // An earlier curve wins a tie, so where it only comes level is looked at too.
        if index < best, let level = Self.level(other, piece, after: count) {
          next = CostPiece.earlier(next, level)
        }
      }
      append(best, count, next.map { $0 - 1 })
      guard let next else { return }
      count = next
    }
  }

  private mutating func append(_ curve: Int, _ first: Int, _ last: Int?) {
    if let before = stretches.last, before.curve == curve, before.span.last == first - 1 {
      stretches[stretches.count - 1].span = BreakEven.Span(first: before.span.first, last: last)
    } else {
      stretches.append((curve, BreakEven.Span(first: first, last: last)))
    }
  }

  private static func lowest(_ pieces: [CostPiece?], at count: Int) -> Int? {
    var best: (index: Int, cost: Rational)?
    for (index, piece) in pieces.enumerated() {
      guard let cost = piece?.value(at: count) else { continue }
      if let found = best, found.cost <= cost { continue }
      best = (index, cost)
    }
    return best?.index
  }

  /// Whether a curve is known to stay the lowest of all that go on.
  private static func isLast(_ best: Int, _ curves: [CostCurve], at count: Int) -> Bool {
    for index in curves.indices where index != best {
      if let limit = curves[index].limit, count > limit { continue }
      guard
        let end = Crossings.end(of: curves[best], curves[index]), count > end.count, end.isBelow
      else { return false }
    }
    return curves[best].limit == nil
  }

  /// The first whole number after `count` at which two straight pieces cost the same.
  private static func level(_ left: CostPiece, _ right: CostPiece, after count: Int) -> Int? {
    guard
      let gap = right.intercept.fittingDifference(left.intercept),
      let slope = left.slope.fittingDifference(right.slope), slope != .zero,
      let root = gap.fittingQuotient(slope), root.denominator == 1,
      let number = Int(exactly: root.numerator), number > count
    else { return nil }
    return number
  }
}
