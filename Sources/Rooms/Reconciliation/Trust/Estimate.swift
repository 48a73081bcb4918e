/// What an estimator makes of a statement table, in the table's own indices.
struct Estimate {
  /// How likely each option is; the options of an item share at most 1.
  var probability: [Double]

  /// How likely each option is to be true or near the truth.
  var probabilityNear: [Double]

  /// What each statement adds to its option's score: log odds, less what copies share.
  var weight: [Double]

  /// How often each source is right.
  var reliability: [Double]

  /// Pairs that do not speak independently, the surest first.
  var dependences: [(first: Int, second: Int, probability: Double)] = []
}
