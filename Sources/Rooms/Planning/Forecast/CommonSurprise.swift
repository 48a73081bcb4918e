/// How far operations are surprised together.
///
/// The surprises are the errors of forecasts one month ahead, made again from each of the last
/// months of each history. All pairs are given one correlation, the mean over pairs weighted by the
/// product of their deviations in money: to first order, that is the one which gives the total the
/// variance that the correlations of all pairs give it (constant correlation: Elton and Gruber,
/// "Estimating the dependence structure of share prices", 1973). With few months it is drawn
/// towards an assumed 0.5, which weighs as much as six of them, and never below zero: that one
/// operation takes over from another is not foretold, and intervals are then too wide.
struct CommonSurprise: Sendable, Hashable {
  let correlation: Double

  /// Months that pairs had in common, at most.
  let months: Int

  static let assumed = 0.5
  static let assumedMonths = 6.0

  /// - Parameters:
  ///   - histories: of each operation, ending with the same month.
  ///   - weights: of each operation: its deviation in money.
  init(_ histories: [[Double]], weights: [Double]) {
    let errors = histories.map { Self.errors($0) }
    var sum = 0.0
    var total = 0.0
    var months = 0
    for left in errors.indices {
      for right in errors.indices where right > left {
        let weight = weights[left] * weights[right]
        guard weight > 0, weight.isFinite else { continue }
        let (measured, count) = Self.correlation(errors[left], errors[right])
        let strength = Double(count) + Self.assumedMonths
        let drawn = (Double(count) * measured + Self.assumedMonths * Self.assumed) / strength
        sum += weight * drawn
        total += weight
        months = max(months, count)
      }
    }
    correlation = total > 0 ? min(max(sum / total, 0), 0.98) : Self.assumed
    self.months = months
  }

  /// Errors one month ahead, the latest first; not a number where there is none.
  private static func errors(_ history: [Double]) -> [Double] {
    let forecaster = Forecaster(horizon: 1, levels: [])
    do throws(ForecastRefusal) {
      return try forecaster.backTest(history, origins: 24).trials.map { trial in
        let known = history.prefix(trial.known).filter { $0.isFinite }
        let level = known.reduce(0, +) / Double(max(known.count, 1))
        // On the scale of roots, as the intervals are.
        let center = max(trial.forecast.point[0], 0.02 * level)
        guard center > 0, let actual = trial.actual.first, actual >= 0 else { return .nan }
        return 2 * ((actual / center).squareRoot() - 1)
      }
    } catch {
      return []
    }
  }

  /// Pearson's correlation over the months that both have, and how many these are.
  private static func correlation(_ left: [Double], _ right: [Double]) -> (Double, Int) {
    let pairs = zip(left, right).filter { $0.isFinite && $1.isFinite }
    guard pairs.count >= 3 else { return (0, 0) }
    let count = Double(pairs.count)
    let meanLeft = pairs.reduce(0) { $0 + $1.0 } / count
    let meanRight = pairs.reduce(0) { $0 + $1.1 } / count
    var cross = 0.0
    var squaresLeft = 0.0
    var squaresRight = 0.0
    for (a, b) in pairs {
      cross += (a - meanLeft) * (b - meanRight)
      squaresLeft += (a - meanLeft) * (a - meanLeft)
      squaresRight += (b - meanRight) * (b - meanRight)
    }
    let scale = (squaresLeft * squaresRight).squareRoot()
    guard scale > 1e-12 else { return (0, 0) }
    return (cross / scale, pairs.count)
  }
}
