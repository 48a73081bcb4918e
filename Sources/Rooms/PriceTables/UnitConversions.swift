import Vocabulary

/// Values in other units, by the conversions of `data/units.json` and by the price of the credit.
struct UnitConversions {
  private let conversions: [Unit: UnitDefinition.Conversion]

  init(_ units: [UnitDefinition]) {
    conversions = Dictionary(
      units.compactMap { definition in definition.conversion.map { (definition.unit, $0) } }
    ) { first, _ in first }
  }

  /// The value of a row in another unit, or `nil` where there is no exact way.
  func value(of rate: Rate, in unit: Unit) -> Value? {
    if let value = rate.value, let converted = convert(value, rate.key.unit, unit) {
      return converted
    }
    // A price in credits states USD as well, for the same thing: "credit/month", "USD/month".
    guard let usd = rate.usd else { return nil }
    let spoken = rate.key.unit.denominator.map { Unit("USD/" + $0) } ?? .usd
    return convert(usd, spoken, unit)
  }

  private func convert(_ value: Value, _ unit: Unit, _ other: Unit) -> Value? {
    if unit == other { return value }
    let (from, to) = (conversions[unit], conversions[other])
    guard
      (from?.base ?? unit) == (to?.base ?? other),
      let based = from.map({ value.scaled(by: $0.factor) }) ?? value
    else { return nil }
    guard let to else { return based }
    guard let inverse = Amount.one.divided(by: to.factor), !inverse.isZero else { return nil }
    return inverse.multiplied(by: to.factor) == .one ? based.scaled(by: inverse) : nil
  }
}
