import Vocabulary

/// Numbers of bills and comparisons as a person reads them.
extension Report {
  /// A count: "600", "102.5", "~33.3333" where the exact decimals are long.
  static func shown(_ number: Rational) -> String {
    guard let amount = number.amount(.halfEven) else { return "very many" }
    guard let short = amount.rounded(toMultipleOf: tenThousandth, .halfEven) else {
      return amount.description
    }
    return Rational(short) == number ? short.description : "~\(short)"
  }

  static func shown(_ bounds: Bounds<Rational>) -> String {
    bounds.isExact ? shown(bounds.low) : "\(shown(bounds.low))-\(shown(bounds.high))"
  }

  /// An amount of credits to four places.
  static func shown(_ bounds: Bounds<Amount>) -> String {
    shown(Bounds(Rational(bounds.low), Rational(bounds.high)))
  }

  /// USD to the cent from a dollar up, and to four places below it, rounded half-up as invoices are.
  ///
  /// Files and scripts get every place.
  static func dollars(_ amount: Amount) -> String {
    let size = amount.magnitude
    let step =
      size.isZero || size >= .one || size.rounded(toMultipleOf: hundredth, .down) == size
      ? hundredth : tenThousandth
    let rounded = amount.rounded(toMultipleOf: step, .halfUp) ?? amount
    let sign = rounded.isNegative ? "-" : ""
    let text = rounded.magnitude.description
    guard let point = text.firstIndex(of: ".") else { return "\(sign)$\(text).00" }
    let places = text.distance(from: point, to: text.endIndex) - 1
    return "\(sign)$\(text)" + (places == 1 ? "0" : "")
  }

  static func dollars(_ bounds: Bounds<Amount>) -> String {
    bounds.isExact
      ? dollars(bounds.low) : "\(dollars(bounds.low))-\(dollars(bounds.high).dropFirst())"
  }

  static func money(_ amount: Amount, _ currency: BillComparison.Currency) -> String {
    switch currency {
    case .usd: dollars(amount)
    case .credits: shown(Bounds(amount)) + (amount == .one ? " credit" : " credits")
    }
  }

  /// A share as a whole percent, "<1 %" where it is less.
  static func percent(_ share: Rational) -> String {
    guard let percent = share.multiplied(by: Rational(Amount(100)))?.whole(.halfEven) else {
      return "? %"
    }
    return percent == 0 && share > Rational(.zero) ? "<1 %" : "\(percent) %"
  }

  private static let hundredth = Amount(units: Amount.scale / 100)
  private static let tenThousandth = Amount(units: Amount.scale / 10_000)
}

extension JSON {
  /// An exact decimal where there is one, else a fraction: "102.5", "100/3".
  static func rational(_ number: Rational) -> JSON {
    if let amount = number.amount(.halfEven), Rational(amount) == number {
      return .string(amount.description)
    }
    return .string("\(number.numerator)/\(number.denominator)")
  }

  /// One number where both bounds are the same, else `{"low": ..., "high": ...}`.
  static func bounds(_ bounds: Bounds<Amount>?) -> JSON {
    guard let bounds else { return .null }
    if bounds.isExact { return .string(bounds.low.description) }
    return .object([
      Member("low", .string(bounds.low.description)),
      Member("high", .string(bounds.high.description)),
    ])
  }

  static func bounds(_ bounds: Bounds<Rational>) -> JSON {
    if bounds.isExact { return rational(bounds.low) }
    return .object([Member("low", rational(bounds.low)), Member("high", rational(bounds.high))])
  }
}
