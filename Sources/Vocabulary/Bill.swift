/// What a workload costs, line by line.
///
/// Lines sum exactly to the total. A contested or ranged price makes both a range, from the cost
/// at the lowest standing value to that at the highest.
package struct Bill: Sendable, Hashable {
  /// In the order of the workload.
  package let lines: [Line]
  package let total: Cost

  /// How many assets come out at the end and are kept; `nil` for plain operations.
  package let kept: Rational?

  /// The costs of one kept asset, each bound rounded half-even to twelve places.
  package let perKept: Cost?

  /// One operation of the workload.
  package struct Line: Sendable, Hashable {
    package let operation: Identifier<Subject>
    package let settings: [String: String]

    /// How many requests are expected, retries and failures included.
    package let requests: Rational

    /// How many of them are charged, at each bound of the cost.
    package let charged: Bounds<Rational>

    /// The row of the price table it was priced by.
    package let rate: Rate.Key
    package let basis: Basis
    package let cost: Cost

    /// Whether a row it rests on is contested or unresolved, also where no other value is known.
    package let isContested: Bool

    /// Its part of the width of the total, 0 to 1; `nil` where the total has no width.
    package let shareOfUncertainty: Rational?

    package init(
      operation: Identifier<Subject>,
      settings: [String: String],
      requests: Rational,
      charged: Bounds<Rational>,
      rate: Rate.Key,
      basis: Basis,
      cost: Cost,
      isContested: Bool,
      shareOfUncertainty: Rational?
    ) {
      self.operation = operation
      self.settings = settings
      self.requests = requests
      self.charged = charged
      self.rate = rate
      self.basis = basis
      self.cost = cost
      self.isContested = isContested
      self.shareOfUncertainty = shareOfUncertainty
    }
  }

  /// Where a price comes from.
  package enum Basis: Sendable, Hashable {
    case ruling(Identifier<Ruling>)
    /// The user asked what would be if it were this.
    case assumption
  }

  /// A cost in credits, in USD or in both; at least one of them is known.
  package struct Cost: Sendable, Hashable {
    /// `nil` where something is priced in USD only.
    package let credits: Bounds<Amount>?

    /// `nil` where something is priced in credits whose own price is not known.
    package let usd: Bounds<Amount>?

    package init(credits: Bounds<Amount>?, usd: Bounds<Amount>?) {
      self.credits = credits
      self.usd = usd
    }
  }

  package init(lines: [Line], total: Cost, kept: Rational?, perKept: Cost?) {
    self.lines = lines
    self.total = total
    self.kept = kept
    self.perKept = perKept
  }
}

/// The lowest and the highest value a number may have; the same where it is certain.
package struct Bounds<Number: Comparable & Hashable & Sendable>: Sendable, Hashable {
  package let low: Number
  package let high: Number

  package init(_ low: Number, _ high: Number) {
    self.low = low
    self.high = high
  }

  package init(_ exact: Number) {
    low = exact
    high = exact
  }

  package var isExact: Bool { low == high }
}

extension Bounds: CustomStringConvertible where Number: CustomStringConvertible {
  /// "63" or "50-63".
  package var description: String {
    isExact ? low.description : "\(low.description)-\(high.description)"
  }
}
