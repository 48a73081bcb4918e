/// The unit a value is stated in: "credit/generation", "USD/month", "request/10s", "boolean".
///
/// The units known and their conversions are kept in `data/units.json`.
package struct Unit: Sendable, Hashable {
  package let symbol: String

  package init(_ symbol: String) {
    self.symbol = symbol
  }

  /// What is counted: "credit" of "credit/generation".
  package var numerator: String {
    symbol.split(separator: "/", maxSplits: 1).first.map(String.init) ?? symbol
  }

  /// What it is counted per: "generation" of "credit/generation", or `nil`.
  package var denominator: String? {
    let parts = symbol.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? String(parts[1]) : nil
  }

  package static let creditPerGeneration = Self("credit/generation")
  package static let usdPerGeneration = Self("USD/generation")
  package static let usdPerCredit = Self("USD/credit")
  package static let usdPerMonth = Self("USD/month")
  package static let creditPerMonth = Self("credit/month")
  package static let usdPerYear = Self("USD/year")
  package static let usdPerHour = Self("USD/hour")
  package static let credit = Self("credit")
  package static let usd = Self("USD")
  package static let boolean = Self("boolean")
  package static let date = Self("date")
  package static let text = Self("text")
}

extension Unit: ExpressibleByStringLiteral {
  package init(stringLiteral symbol: String) {
    self.init(symbol)
  }
}

extension Unit: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.symbol < right.symbol
  }
}

extension Unit: CustomStringConvertible {
  package var description: String { symbol }
}

/// What the knowledge base knows of a unit: an entry of `data/units.json`.
package struct UnitDefinition: Sendable, Hashable {
  package let unit: Unit

  /// What it measures: "price", "fee", "allowance", "rate", "memory", "truth", "date", ...
  package let dimension: String

  /// What a page may write for it, beside the symbol: "credits per image", "GiB".
  package let aliases: [String]

  /// How many of `base` make one of this unit, where it converts: USD 1 = 100 "cent".
  package let conversion: Conversion?

  package struct Conversion: Sendable, Hashable {
    package let base: Unit
    package let factor: Amount

    package init(base: Unit, factor: Amount) {
      self.base = base
      self.factor = factor
    }
  }

  package init(unit: Unit, dimension: String, aliases: [String], conversion: Conversion?) {
    self.unit = unit
    self.dimension = dimension
    self.aliases = aliases
    self.conversion = conversion
  }
}
