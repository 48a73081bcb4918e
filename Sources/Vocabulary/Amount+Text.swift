/// Why a text is not an amount.
package enum AmountError: Error, Sendable, Hashable {
  case empty
  case unexpectedCharacter(offset: Int)
  case tooManyPlaces
  case outOfRange
}

extension Amount {
  /// Reads plain decimal notation: an optional sign, digits, and at most one point.
  ///
  /// Strict on purpose: "1,000", "1e3", "6.55abc" and ".5" are errors. Grouped and spoken numbers
  /// are the business of the quantity grammar that reads pages.
  package init(parsing text: String) throws(AmountError) {
    var value: Int128 = 0
    var isNegative = false
    var digits = 0
    var places: Int?
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where offset == 0:
        isNegative = true
      case UInt8(ascii: "+") where offset == 0:
        break
      case UInt8(ascii: ".") where places == nil && digits > 0:
        places = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        let isPastLastPlace = places == Self.places
        if isPastLastPlace, byte != UInt8(ascii: "0") { throw .tooManyPlaces }
        if isPastLastPlace { continue }
        places = places.map { $0 + 1 }
        value = try Self.append(Int128(byte - UInt8(ascii: "0")), to: value)
      default:
        throw .unexpectedCharacter(offset: offset)
      }
    }
    guard digits > 0 else { throw .empty }
    if places == 0, text.utf8.last == UInt8(ascii: ".") {
      throw .unexpectedCharacter(offset: text.utf8.count - 1)
    }
    for _ in (places ?? 0)..<Self.places {
      value = try Self.append(0, to: value)
    }
    self.init(units: isNegative ? -value : value)
  }

  /// The amount a text states, or `nil` where it is none.
  package init?(_ text: String) {
    do throws(AmountError) {
      try self.init(parsing: text)
    } catch {
      return nil
    }
  }

  private static func append(_ digit: Int128, to value: Int128) throws(AmountError) -> Int128 {
    let (product, first) = value.multipliedReportingOverflow(by: 10)
    let (sum, second) = product.addingReportingOverflow(digit)
    if first || second { throw .outOfRange }
    return sum
  }
}

extension Amount: CustomStringConvertible {
  /// The shortest decimal notation: "8", "0.065", "-12.5".
  package var description: String {
    let whole = String(units.magnitude / Self.scale.magnitude)
    var decimals = String(units.magnitude % Self.scale.magnitude)
    let sign = units < 0 ? "-" : ""
    if decimals == "0" { return sign + whole }
    decimals = String(repeating: "0", count: Self.places - decimals.utf8.count) + decimals
    while decimals.utf8.last == UInt8(ascii: "0") { decimals.removeLast() }
    return sign + whole + "." + decimals
  }
}
