import Vocabulary

/// What a way of paying costs a month for any whole number of assets from 1 on.
///
/// A sum of terms, each straight between its steps, in USD; exact wherever the fractions fit.
struct CostCurve: Sendable {
  let terms: [CostTerm]

  /// The most assets it can serve; `nil` where there is no limit.
  let limit: Int?

  init(_ terms: [CostTerm], limit: Int? = nil) {
    self.terms = terms
    self.limit = limit
  }

  /// The straight piece that holds from `count` on; `nil` beyond its limit or where it does not fit.
  func piece(at count: Int) -> CostPiece? {
    if let limit, count > limit { return nil }
    var sum = CostPiece(until: limit.map { $0 + 1 })
    for term in terms {
      guard let next = term.piece(at: count).flatMap(sum.adding) else { return nil }
      sum = next
    }
    return sum
  }

  func cost(of count: Int) -> Rational? {
    piece(at: count)?.value(at: count)
  }

  /// How it goes on for ever; `nil` where it ends or a number does not fit.
  var tail: CostTail? {
    guard limit == nil else { return nil }
    var sum = CostTail(from: 1, slope: .zero, low: .zero, high: .zero)
    for term in terms {
      guard let next = term.tail.flatMap(sum.adding) else { return nil }
      sum = next
    }
    return sum
  }
}

/// A straight piece of a cost curve: intercept + slope * count, up to but not including `until`.
struct CostPiece: Sendable {
  var intercept = Rational.zero
  var slope = Rational.zero

  /// `nil` where it goes on for ever.
  var until: Int?

  func value(at count: Int) -> Rational? {
    slope.fittingProduct(Rational(Amount(count)))?.fittingSum(intercept)
  }

  func adding(_ other: Self) -> Self? {
    guard
      let intercept = intercept.fittingSum(other.intercept),
      let slope = slope.fittingSum(other.slope)
    else { return nil }
    return Self(intercept: intercept, slope: slope, until: Self.earlier(until, other.until))
  }

  static func earlier(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }
}

/// From some count on a curve stays between two parallel lines: slope * count + low and + high.
struct CostTail: Sendable {
  let from: Int
  let slope: Rational
  let low: Rational
  let high: Rational

  func adding(_ other: Self) -> Self? {
    guard
      let slope = slope.fittingSum(other.slope), let low = low.fittingSum(other.low),
      let high = high.fittingSum(other.high)
    else { return nil }
    return Self(from: max(from, other.from), slope: slope, low: low, high: high)
  }
}
