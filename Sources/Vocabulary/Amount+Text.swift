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
    let sign = units < 0 ? "-" : ""
    let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: Self.scale.magnitude)
    if rest == 0 { return "\(sign)\(whole)" }
    // Below the scale, so it fits; a zero at the end goes by dividing, which copies nothing.
    var decimals = UInt64(rest)
    var places = Self.places
    while decimals.isMultiple(of: 10) {
      decimals /= 10
      places -= 1
    }
    let digits = String(decimals)
    let zeros = String(repeating: "0", count: places - digits.utf8.count)
    return "\(sign)\(whole).\(zeros)\(digits)"
  }
}
