/// Logarithm and exponential from the four basic operations alone.
///
/// The system's own may differ in the last digit from machine to machine, and rulings are to be the same
/// bytes everywhere. Good to about 1e-15.
enum PortableMath {
  private static let ln2 = 0.693_147_180_559_945_3

  /// The natural logarithm of a positive finite number.
  static func log(_ number: Double) -> Double {
    guard number > 0, number.isFinite else { return number > 0 ? .infinity : -.infinity }
    var mantissa = number.significand
    var exponent = Double(number.exponent)
    if mantissa > 1.414_213_562_373_095_1 {
      mantissa /= 2
      exponent += 1
    }
    // log m = 2 artanh((m - 1) / (m + 1)), whose series converges fast for m near 1.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for denominator in stride(from: 21.0, through: 1, by: -2) {
      sum = sum * square + 1 / denominator
    }
    return exponent * ln2 + 2 * ratio * sum
  }

  /// The nearest whole number, for numbers a double holds exactly.
  ///
  /// `rounded()` calls the system's library, which a target without Foundation is not linked with.
  static func whole(_ number: Double) -> Double {
    guard abs(number) < 9e15 else { return number }
    return Double(Int64(number < 0 ? number - 0.5 : number + 0.5))
  }

  /// The exponential; 0 far below zero.
  static func exp(_ number: Double) -> Double {
    if number < -700 { return 0 }
    if number > 700 { return .infinity }
    let power = whole(number / ln2)
    let rest = number - power * ln2
    var sum = 1.0
    for divisor in stride(from: 14.0, through: 1, by: -1) { sum = 1 + sum * rest / divisor }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }
}
