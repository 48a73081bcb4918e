/// What a forecast of spending rests on, and what it assumes.
package struct ForecastBasis: Sendable, Hashable {
  package let past: Past

  /// The month that is not over and how it was used; `nil` where there is none.
  package let partial: Partial?
  package let together: Together?
  package let priceChanges: PriceChanges
  package let paths: Int
  package let seed: UInt64

  /// What the course of usage is taken from.
  package enum Past: Sendable, Hashable {
    /// Monthly usage of operations, or monthly totals.
    case known(Known)
    case growth(Growth)
  }

  package struct Known: Sendable, Hashable {
    package let first: Month
    package let last: Month

    /// How much of the width of intervals is assumed rather than measured: 1 for one month, 0 from 20
    /// months on; of the operation with the shortest history.
    package let assumedShare: Double

    /// Months between the last one known and the first one foretold.
    package let missing: Int

    package init(first: Month, last: Month, assumedShare: Double, missing: Int) {
      self.first = first
      self.last = last
      self.assumedShare = assumedShare
      self.missing = missing
    }
  }

  package struct Growth: Sendable, Hashable {
    /// The month that the start is the usage of.
    package let start: Month

    /// A month's growth: 0.05.
    package let rate: Amount

    /// The standard deviation assumed of a month's step, relative to its value.
    package let noise: Double

    package init(start: Month, rate: Amount, noise: Double) {
      self.start = start
      self.rate = rate
      self.noise = noise
    }
  }

  package struct Partial: Sendable, Hashable {
    package let month: Month

    /// USD spent in it so far, at the prices in force; the month costs that much at least.
    package let spent: Amount

    package init(month: Month, spent: Amount) {
      self.month = month
      self.spent = spent
    }
  }

  /// How far operations are surprised together.
  package struct Together: Sendable, Hashable {
    /// 0 for not at all, 1 for always alike.
    package let correlation: Double

    /// Past months it was measured on; the fewer, the nearer to what is assumed.
    package let months: Int

    package init(correlation: Double, months: Int) {
      self.correlation = correlation
      self.months = months
    }
  }

  /// What prices are taken to do.
  package enum PriceChanges: Sendable, Hashable {
    /// They were left out, or nothing is known of how prices changed.
    case none
    /// Prices were watched and did not change: none is foretold, since no size is known.
    case unseen(months: Double)
    case rounds(Rounds)
  }

  package struct Rounds: Sendable, Hashable {
    /// Months in which prices changed.
    package let months: [Month]

    /// How many prices changed in all, and from the largest cut to the largest rise: -0.2 to 4.
    package let changes: Int
    package let sizes: Bounds<Double>

    /// How many operations were watched, and for how many months a round would have been seen.
    package let operations: Int
    package let watched: Double

    /// The chance of a round in a month.
    package let chance: Double

    package init(
      months: [Month],
      changes: Int,
      sizes: Bounds<Double>,
      operations: Int,
      watched: Double,
      chance: Double
    ) {
      self.months = months
      self.changes = changes
      self.sizes = sizes
      self.operations = operations
      self.watched = watched
      self.chance = chance
    }
  }

  package init(
    past: Past,
    partial: Partial?,
    together: Together?,
    priceChanges: PriceChanges,
    paths: Int,
    seed: UInt64
  ) {
    self.past = past
    self.partial = partial
    self.together = together
    self.priceChanges = priceChanges
    self.paths = paths
    self.seed = seed
  }
}
