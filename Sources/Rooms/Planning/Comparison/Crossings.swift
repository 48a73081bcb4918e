import Vocabulary

/// Where one cost curve lies below another.
///
/// Walks from piece to piece of both; within a pair of pieces the difference is straight, and one
/// comparison of fractions finds the first and last whole number below zero. The walk ends where
/// the tails leave no doubt, so nothing is assumed of how far to look.
struct Crossings {
  /// Sorted, disjoint, and not adjacent.
  private(set) var spans: [BreakEven.Span] = []

  /// The last number looked at, where what comes after it is not known.
  private(set) var examined: Int?

  /// How many pairs of pieces are looked at: a fraction of a second of work.
  static let mostPieces = 20_000

  /// Where `curve` is cheaper than `other`, or to be had where the other is not.
  init(of curve: CostCurve, below other: CostCurve) {
    var count = 1
    let end = Self.end(of: curve, other)
    for _ in 0..<Self.mostPieces {
      if let end, count > end.count {
        if end.isBelow { append(count, nil) }
        return
      }
      guard let piece = curve.piece(at: count) else {
        if curve.limit.map({ count > $0 }) != true { examined = count - 1 }
        return
      }
      guard let rival = other.piece(at: count) else {
        if other.limit.map({ count > $0 }) != true {
          examined = count - 1
        } else {
          append(count, curve.limit)
        }
        return
      }
      let until = CostPiece.earlier(piece.until, rival.until)
      guard let below = Self.stretch(piece, rival, count, until) else {
        examined = count - 1
        return
      }
      if let first = below.first { append(first, below.last) }
      guard let until else { return }
      count = until
    }
    examined = count - 1
  }

  private mutating func append(_ first: Int, _ last: Int?) {
    if let before = spans.last, before.last == first - 1 {
      spans[spans.count - 1] = BreakEven.Span(first: before.first, last: last)
    } else {
      spans.append(BreakEven.Span(first: first, last: last))
    }
  }

  /// The count after which the order of the two is known for ever, and whether `curve` is below.
  ///
  /// `nil` where one of them ends or both rise alike with steps.
  static func end(
    of curve: CostCurve,
    _ other: CostCurve
  ) -> (count: Int, isBelow: Bool)? {
    guard let tail = curve.tail, let rival = other.tail else { return nil }
    let from = max(tail.from, rival.from)
    if tail.slope == rival.slope {
      if tail.high < rival.low { return (from, true) }
      return tail.low >= rival.high ? (from, false) : nil
    }
    let isBelow = tail.slope < rival.slope
    let (lower, upper) = isBelow ? (tail, rival) : (rival, tail)
    guard
      let rise = upper.slope.fittingDifference(lower.slope),
      let lead = lower.high.fittingDifference(upper.low)?.fittingQuotient(rise)?.whole(.up),
      let count = Int(exactly: max(0, lead))
    else { return nil }
    return (max(from, count), isBelow)
  }

  /// The whole numbers from `count` up to `until` at which the first piece lies below the second;
  /// `nil` where a number does not fit, and without `first` where there are none.
  static func stretch(
    _ piece: CostPiece,
    _ rival: CostPiece,
    _ count: Int,
    _ until: Int?
  ) -> (first: Int?, last: Int?)? {
    guard
      let gap = piece.intercept.fittingDifference(rival.intercept),
      let slope = piece.slope.fittingDifference(rival.slope)
    else { return nil }
    let last = until.map { $0 - 1 }
    if slope == .zero { return gap < .zero ? (count, last) : (nil, nil) }
    // Below zero beyond the root where it falls, before it where it rises.
    guard let root = Rational.zero.fittingDifference(gap)?.fittingQuotient(slope) else {
      return nil
    }
    if slope < .zero {
      guard let whole = root.whole(.down).flatMap({ Int(exactly: $0) }), whole < .max else {
        return root < .zero ? (count, last) : (nil, nil)
      }
      let first = max(count, whole + 1)
      if let last, first > last { return (nil, nil) }
      return (first, last)
    }
    guard let whole = root.whole(.up).flatMap({ Int(exactly: $0) }), whole > .min else {
      return root > .zero ? (count, last) : (nil, nil)
    }
    let highest = whole - 1
    if highest < count { return (nil, nil) }
    return (count, last.map { min($0, highest) } ?? highest)
  }
}
