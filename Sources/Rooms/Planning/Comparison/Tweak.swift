import Vocabulary

/// One input of a comparison taken to be another: its own value times a factor.
struct Tweak: Sendable {
  let input: Sensitivity.Input
  let factor: Rational

  /// A number of the input, moved where it is the one in question.
  static func moved(_ value: Rational, _ input: Sensitivity.Input, by tweak: Tweak?) -> Rational {
    guard let tweak, tweak.input == input else { return value }
    return value.fittingProduct(tweak.factor) ?? value
  }
}

extension ExpectedRequests {
  /// The same asked for more or less often.
  func moved(by tweak: Tweak?) -> Self {
    guard let tweak, tweak.input == .volume || tweak.input == .count(operation) else { return self }
    func moved(_ count: Rational) -> Rational { count.fittingProduct(tweak.factor) ?? count }
    return Self(
      operation: operation,
      settings: settings,
      requests: moved(requests),
      succeeding: moved(succeeding),
      failing: failing.map { ($0.failure, moved($0.requests)) }
    )
  }
}
