/// What the months ahead may cost, in USD.
///
/// Amounts are rounded half-even to whole cents where the simulation's numbers become amounts;
/// shares are of the paths drawn, 0 to 1.
package struct SpendingForecast: Sendable, Hashable {
  /// The months foretold, one after the other.
  package let months: [Month]

  /// Probabilities of the intervals, in thousandths: 800, 950.
  package let levels: [Int]
  package let total: Course

  /// In the order they were asked for; empty where only totals are known.
  package let operations: [Operation]
  package let budget: BudgetRisk?
  package let balance: BalanceOutlook?
  package let basis: ForecastBasis

  /// Month by month, and running totals.
  package struct Course: Sendable, Hashable {
    package let monthly: [Outlook]
    package let cumulative: [Outlook]

    package init(monthly: [Outlook], cumulative: [Outlook]) {
      self.monthly = monthly
      self.cumulative = cumulative
    }
  }

  /// What one number may come to.
  package struct Outlook: Sendable, Hashable {
    package let mean: Amount
    package let median: Amount

    /// An interval for each level, in the order of the levels.
    package let bands: [Bounds<Amount>]

    package init(mean: Amount, median: Amount, bands: [Bounds<Amount>]) {
      self.mean = mean
      self.median = median
      self.bands = bands
    }
  }

  /// One operation at its settings.
  package struct Operation: Sendable, Hashable {
    package let subject: Identifier<Subject>
    package let settings: [String: String]

    /// Generations expected a month, rounded half-even to whole ones.
    package let generations: [Amount]

    /// What one generation costs at the values that stand for its price in the first month, in USD.
    package let price: Bounds<Amount>

    /// Whether that price is contested or unresolved.
    package let isContested: Bool
    package let course: Course

    package init(
      subject: Identifier<Subject>,
      settings: [String: String],
      generations: [Amount],
      price: Bounds<Amount>,
      isContested: Bool,
      course: Course
    ) {
      self.subject = subject
      self.settings = settings
      self.generations = generations
      self.price = price
      self.isContested = isContested
      self.course = course
    }
  }

  /// The chance that a month costs more than the budget of a month.
  package struct BudgetRisk: Sendable, Hashable {
    /// USD a month.
    package let budget: Amount

    /// The share of paths whose month passes it, for each month.
    package let passing: [Double]

    /// The share of paths that pass it in this month for the first time, for each month.
    package let passingFirst: [Double]

    package init(budget: Amount, passing: [Double], passingFirst: [Double]) {
      self.budget = budget
      self.passing = passing
      self.passingFirst = passingFirst
    }

    /// The share of paths that pass it in any month.
    package var share: Double { min(1, passingFirst.reduce(0, +)) }

    /// The month in which it is likeliest to be passed first; `nil` where no path passes it.
    package var likeliest: Int? {
      guard let most = passingFirst.max(), most > 0 else { return nil }
      return passingFirst.firstIndex(of: most)
    }
  }

  /// When a prepaid balance runs out.
  package struct BalanceOutlook: Sendable, Hashable {
    package let balance: Amount

    /// What the balance is in: `credit` or `USD`.
    package let unit: Unit

    /// The day from which spending is counted.
    package let from: Day

    /// The first day not looked at.
    package let horizon: Day

    /// The day it runs out on the path in the middle; `nil` where that is beyond the horizon.
    package let median: Day?

    /// For each level, the early and the late end; `nil` beyond the horizon.
    package let bands: [Ends]

    /// The share of paths on which it runs out before the horizon.
    package let share: Double

    /// Whether median and all ends lie before the horizon.
    package var isWithin: Bool {
      median != nil && bands.allSatisfy { $0.early != nil && $0.late != nil }
    }

    package struct Ends: Sendable, Hashable {
      package let early: Day?
      package let late: Day?

      package init(early: Day?, late: Day?) {
        self.early = early
        self.late = late
      }
    }

    package init(
      balance: Amount,
      unit: Unit,
      from: Day,
      horizon: Day,
      median: Day?,
      bands: [Ends],
      share: Double
    ) {
      self.balance = balance
      self.unit = unit
      self.from = from
      self.horizon = horizon
      self.median = median
      self.bands = bands
      self.share = share
    }
  }

  package init(
    months: [Month],
    levels: [Int],
    total: Course,
    operations: [Operation],
    budget: BudgetRisk?,
    balance: BalanceOutlook?,
    basis: ForecastBasis
  ) {
    self.months = months
    self.levels = levels
    self.total = total
    self.operations = operations
    self.budget = budget
    self.balance = balance
    self.basis = basis
  }
}
