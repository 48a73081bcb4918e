import Vocabulary

/// Reads the counts of usage files exactly, as `Amount` reads decimal notation.
enum UsageCount {
  case units(Int128)
  case refused(UsageFault.Reason)

  @inline(__always)
  init(_ field: UsageField) {
    // Up to eight digits, as nearly all counts are, at once.
    if field.count > 0, field.count <= 8 {
      let gap = UInt64(64 &- 8 &* field.count)
      let digits = field.head ^ (WordOfBytes.repeating(UInt8(ascii: "0")) &>> gap)
      if WordOfBytes.areDigits(digits) {
        self = .units(Int128(Self.value(digits &<< gap)) &* Amount.scale)
        return
      }
    }
    self = Self.general(field.trimmed)
  }

  /// Eight digits as a number: pairs, then fours, then all (Wojciech Mula, "SWAR parsing").
  @inline(__always)
  private static func value(_ digits: UInt64) -> UInt64 {
    let pairs = (digits &* 2_561) &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* 42_949_672_960_001) &>> 32
  }

  private static func general(_ field: UsageField) -> Self {
    // No number that fits has so many bytes.
    guard field.count <= 100 else { return .refused(.count(field.excerpt)) }
    let text = field.text
    do throws(AmountError) {
      let amount = try Amount(parsing: text)
      return amount.isNegative ? .refused(.negativeCount(text)) : .units(amount.units)
    } catch {
      switch error {
      case .outOfRange, .tooManyPlaces: return .refused(.countOutOfRange(text))
      case .empty, .unexpectedCharacter: return .refused(.count(text))
      }
    }
  }
}
