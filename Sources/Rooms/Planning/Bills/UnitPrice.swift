import Vocabulary

/// The price of one unit of use at given settings.
struct UnitPrice {
  let price: Bounds<Amount>

  /// How many units a generation uses: 1, or its seconds, frames, ...
  let units: Rational
}

extension UnitPrice {
  /// Reads the value of a row at an operation's settings.
  ///
  /// A grid gives the listed cell. Where it lists none its formula does, give or take the largest
  /// difference it has from the listed cells.
  static func bounds(
    of value: Value,
    in rate: Rate,
    at settings: [String: String]
  ) throws(BillError) -> Bounds<Amount> {
    let operation = rate.key.subject
    let bounds: Bounds<Amount>
    switch value {
    case .amount(let amount):
      bounds = Bounds(amount)
    case .range(let low, let high):
      bounds = Bounds(low, high)
    case .formula(let formula):
      let numbers = try numbers(formula.parameters, in: settings, of: operation)
      guard let amount = formula.value(at: numbers) else {
        throw BillError(operation, .notAPrice(rate.ruling))
      }
      bounds = Bounds(amount)
    case .grid(let grid):
      bounds = try Self.bounds(of: grid, in: rate, at: settings)
    case .boolean, .day, .text:
      throw BillError(operation, .notAPrice(rate.ruling))
    }
    guard !bounds.low.isNegative, bounds.low <= bounds.high else {
      throw BillError(operation, .notAPrice(rate.ruling))
    }
    return bounds
  }

  /// How many units of a row's unit one generation uses: "credit/second" asks for "seconds".
  static func units(of rate: Rate, at settings: [String: String]) throws(BillError) -> Rational {
    guard let counted = rate.key.unit.denominator, counted != "generation" else {
      return Rational(.one)
    }
    let name = settings[counted] == nil ? counted + "s" : counted
    let numbers = try numbers([name], in: settings, of: rate.key.subject)
    return Rational(numbers[name] ?? .zero)
  }

  private static func bounds(
    of grid: Grid,
    in rate: Rate,
    at settings: [String: String]
  ) throws(BillError) -> Bounds<Amount> {
    let operation = rate.key.subject
    let numbers = try numbers(grid.parameters, in: settings, of: operation)
    let point = grid.parameters.compactMap { numbers[$0] }
    if let listed = grid.listed(at: point) { return Bounds(listed) }
    guard let fit = grid.fit else { throw BillError(operation, .unlistedSettings) }
    guard
      let amount = fit.formula.value(at: numbers),
      let low = amount.subtracting(fit.largestResidual),
      let high = amount.adding(fit.largestResidual)
    else { throw BillError(operation, .notAPrice(rate.ruling)) }
    return Bounds(amount.isNegative ? amount : max(low, .zero), high)
  }

  private static func numbers(
    _ names: [String],
    in settings: [String: String],
    of operation: Identifier<Subject>
  ) throws(BillError) -> [String: Amount] {
    var numbers: [String: Amount] = [:]
    for name in names {
      guard let text = settings[name] else { throw BillError(operation, .missingSetting(name)) }
      guard let number = Amount(text), !number.isNegative else {
        throw BillError(operation, .setting(name, is: text))
      }
      numbers[name] = number
    }
    return numbers
  }
}
