import Vocabulary

/// Finds the formula behind a grid of prices.
enum GridFit {
  /// The value, a grid with the formula that gives its cells.
  static func fitted(_ value: Value) -> Value {
    value
  }
}
