/// Why no forecast is made.
package enum ForecastRefusal: Error, Sendable, Hashable {
  /// Not one value is known.
  case noHistory
  /// Months ahead outside 1 to `Forecaster.limit`.
  case horizon(Int)
  /// Months of a season outside 1 to `Forecaster.limit`.
  case period(Int)
  /// A probability not between 0 and 1.
  case level(Double)
  /// A scenario's start below zero, growth of -100 % and less, or noise below zero, or none of
  /// them a finite number.
  case start(Double)
  case growth(Double)
  case noise(Double)
}
