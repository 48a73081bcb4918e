package import Vocabulary

/// How often and by how much prices of operations have changed while they were watched.
///
/// Changes come in rounds: prices that change in the same month were announced together (11 of them
/// on 2025-08-01), so they are no independent events. There are few rounds, and what is drawn from
/// them says so:
///
/// - How often: rounds are a Poisson process. With Jeffreys' prior, which weighs half a round and no
///   time, n rounds in t months make the rate a gamma variable of shape n + 1/2 and rate t. It is
///   drawn once a path, so that not knowing the rate widens the intervals.
/// - How: the next round is like one of the n seen with chance n / (n + 1), and else of a new kind:
///   the urn of Blackwell and MacQueen ("Ferguson distributions via Polya urn schemes", 1973) with
///   one ball of prior. A new kind takes any share of operations with the same chance and is as
///   likely to cut prices as to raise them, by sizes from all that were seen.
/// - How much: log ratios of the round, drawn again and smoothed with Silverman's bandwidth
///   (Silverman and Young, "The bootstrap: to smooth or not to smooth?", 1987).
///
/// A month counts as watched by the chance that a round in it would have been seen: 1 - (1 - q)^k
/// with k operations watched and q the mean share that takes part.
package struct PriceChangeRecord: Sendable, Hashable {
  package let rounds: [Round]

  /// Months in which a round would have been seen.
  package let watched: Double

  /// How many operations were watched.
  package let operations: Int

  package struct Round: Sendable, Hashable {
    package let month: Month

    /// How many operations were watched then.
    package let atRisk: Int

    /// Logarithms of new over old price, of those that changed.
    package let steps: [Double]

    var share: Double { min(1, Double(steps.count) / Double(max(atRisk, 1))) }
  }

  /// `nil` where no operation was watched for a month.
  package init?(of courses: [PriceCourse]) {
    guard let first = courses.map({ $0.from }).min(), let last = courses.map({ $0.until }).max()
    else { return nil }
    let months = Month(first).number...max(Month(first).number, Month(last).number)
    var atRisk: [Int] = []
    var rounds: [Round] = []
    for number in months {
      let month = Month(number: number)
      let watching = courses.count { Month($0.from) < month && month <= Month($0.until) }
      atRisk.append(watching)
      var steps: [Double] = []
      for course in courses {
        for step in course.steps where Month(step.day) == month { steps.append(step.logRatio) }
      }
      if !steps.isEmpty {
        rounds.append(Round(month: month, atRisk: max(watching, steps.count), steps: steps))
      }
    }
    let share = rounds.reduce(0) { $0 + $1.share } / Double(max(rounds.count, 1))
    var watched = 0.0
    for count in atRisk where count > 0 {
      watched +=
        rounds.isEmpty || share >= 1 ? 1 : 1 - Elementary.pow(1 - share, Double(count))
    }
    guard watched > 0 else { return nil }
    self.rounds = rounds
    self.watched = watched
    operations = courses.count
  }

  /// The chance of a round in a month, at the mean of the rate.
  package var monthlyChance: Double {
    1 - Elementary.exp(-(Double(rounds.count) + 0.5) / watched)
  }
}

/// The price of one operation while it was watched.
package struct PriceCourse: Sendable, Hashable {
  package let operation: Identifier<Subject>

  /// The day it was first known, and the last day it was.
  package let from: Day
  package let until: Day
  package let steps: [Step]

  package struct Step: Sendable, Hashable {
    package let day: Day
    package let logRatio: Double

    package init(day: Day, logRatio: Double) {
      self.day = day
      self.logRatio = logRatio
    }
  }

  package init(operation: Identifier<Subject>, from: Day, until: Day, steps: [Step]) {
    self.operation = operation
    self.from = from
    self.until = until
    self.steps = steps
  }
}

extension PriceCourse {
  /// What rulings tell of prices a use at a venue, known until a day.
  ///
  /// Only plain amounts are compared: what a page calls a range and then a formula need not be a
  /// change. A price is watched from the day it is certain, until it ends or the last day known; the
  /// end of a service is no change of its price.
  package static func courses(
    in rulings: [Ruling],
    venue: Venue = .stability,
    until known: Day
  ) -> [PriceCourse] {
    var courses: [PriceCourse] = []
    for ruling in rulings where ruling.venue == venue && ruling.statesPriceOfUse {
      var from: Day?
      var until = known
      var before: Amount?
      var steps: [Step] = []
      for period in ruling.periods {
        let begin = period.interval.from?.day ?? known
        guard begin <= known else { break }
        guard case .amount(let amount)? = period.value, amount > .zero else {
          // Not a plain amount: watching ends here if it had begun, and has not begun otherwise.
          if from != nil {
            until = begin
            break
          }
          continue
        }
        if from == nil { from = begin }
        if let before, before != amount {
          let ratio = amount.approximation / before.approximation
          steps.append(Step(day: begin, logRatio: Elementary.log(ratio)))
        }
        before = amount
      }
      guard let from, from < until else { continue }
      courses.append(
        PriceCourse(operation: ruling.subject, from: from, until: until, steps: steps)
      )
    }
    return courses
  }
}

extension Ruling {
  fileprivate var statesPriceOfUse: Bool {
    attribute == .price && unit.denominator != nil && unit != .usdPerCredit
      && (unit.isInCredits || unit.numerator == Unit.usd.symbol)
  }
}
