import Vocabulary

/// Reads the times of usage files: to which day, in UTC, a row belongs.
///
/// "2026-11-25", "2026-11-25T10:11:12Z", with a blank for the T, without seconds, with a fraction, with
/// an offset (+02:00, +0200, +02; the day is then that of the same moment in UTC), and Unix time:
/// 9 to 11 digits are seconds, 12 to 15 are milliseconds. A time without a zone is taken as UTC. Fewer
/// digits are refused, so that 20261125 is not a second of August 1970.
struct UsageTime {
  /// The date last read, as eight and two bytes: neighbouring rows share it mostly.
  private var date: (first: UInt64, last: UInt64) = (0, .max)
  private var day = 0

  /// The day's number, or `nil` where the text is no time of the years 1 to 9999.
  @inline(__always)
  mutating func day(of field: UsageField) -> Int? {
    guard field.count == 20, field[19] == UInt8(ascii: "Z"), Self.isClock(field) else {
      return general(field.trimmed)
    }
    // The two digits of the day, of "25T10:11".
    let first = field.head
    let last = field.word(at: 8) & 0xFFFF
    if first == date.first, last == date.last { return day }
    guard let day = Self.date(field) else { return nil }
    date = (first, last)
    self.day = day
    return day
  }

  /// Whether from the eleventh byte on stands "T10:11:12" or the same with a blank.
  @inline(__always)
  private static func isClock(_ field: UsageField) -> Bool {
    let mark = field[10]
    guard mark == UInt8(ascii: "T") || mark == UInt8(ascii: " ") else { return false }
    // "00:00:00" taken away leaves digits as their values and colons as zero.
    let digits = field.word(at: 11) ^ 0x3030_3A30_303A_3030
    guard WordOfBytes.areDigits(digits), digits & 0x0000_FF00_00FF_0000 == 0 else { return false }
    // The tens of minutes and seconds are 5 at most; a leap second takes the general way.
    let tens = digits & 0x00FF_0000_FF00_0000
    let hour = (digits & 0xFF) &* 10 &+ (digits >> 8 & 0xFF)
    return hour < 24 && (tens &+ 0x007A_0000_7A00_0000) & 0x0080_0000_8000_0000 == 0
  }

  private func general(_ field: UsageField) -> Int? {
    guard field.count >= 9, field.count <= 64 else { return nil }
    if let unix = Self.unixDay(field) { return unix }
    guard let date = Self.date(field) else { return nil }
    if field.count == 10 { return date }
    guard let shift = Self.shift(field.part(from: 10, to: field.count)) else { return nil }
    let day = date + shift
    return Self.years.contains(day) ? day : nil
  }

  /// 0001-01-01 to 9999-12-31.
  private static let years = -719_162...2_932_896

  private static func unixDay(_ field: UsageField) -> Int? {
    var value = 0
    var digits = 0
    while digits < field.count, digits < 16, let digit = digit(field, digits) {
      value = value * 10 + digit
      digits += 1
    }
    switch digits {
    case 9...11:
      // A fraction of a second changes no day.
      if digits < field.count {
        guard field[digits] == UInt8(ascii: "."), digits + 1 < field.count else { return nil }
        for index in digits + 1..<field.count where digit(field, index) == nil { return nil }
      }
      return value / 86_400
    case 12...15:
      let day = value / 86_400_000
      return digits == field.count && years.contains(day) ? day : nil
    default: return nil
    }
  }

  /// The day of "2026-11-25" at the start of a field.
  private static func date(_ field: UsageField) -> Int? {
    guard
      field.count >= 10, field[4] == UInt8(ascii: "-"), field[7] == UInt8(ascii: "-"),
      let century = pair(field, 0), let rest = pair(field, 2), let month = pair(field, 5),
      let day = pair(field, 8)
    else { return nil }
    return Day(year: century * 100 + rest, month: month, day: day)?.number
  }

  /// How many days the time of "T10:11:12.5+02:00" lies before or behind its date in UTC.
  private static func shift(_ clock: UsageField) -> Int? {
    let mark = clock[0]
    guard
      mark == UInt8(ascii: "T") || mark == UInt8(ascii: "t") || mark == UInt8(ascii: " "),
      clock.count >= 6, let hour = pair(clock, 1), hour < 24, clock[3] == UInt8(ascii: ":"),
      let minute = pair(clock, 4), minute < 60
    else { return nil }
    var at = 6
    if at < clock.count, clock[at] == UInt8(ascii: ":") {
      guard let second = pair(clock, at + 1), second <= 60 else { return nil }
      at += 3
      if at < clock.count, clock[at] == UInt8(ascii: ".") || clock[at] == UInt8(ascii: ",") {
        at += 1
        guard digit(clock, at) != nil else { return nil }
        while digit(clock, at) != nil { at += 1 }
      }
    }
    guard let offset = offset(clock.part(from: at, to: clock.count)) else { return nil }
    let minutes = hour * 60 + minute - offset
    return minutes < 0 ? -1 : minutes / 1_440
  }

  /// The minutes of "+02:00", "+0200", "-05", "Z" or nothing.
  private static func offset(_ zone: UsageField) -> Int? {
    if zone.count == 0 { return 0 }
    let sign = zone[0]
    if zone.count == 1 { return sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") ? 0 : nil }
    guard
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = pair(zone, 1), hours < 24
    else { return nil }
    var minutes = 0
    if zone.count > 3 {
      let at = zone[3] == UInt8(ascii: ":") ? 4 : 3
      guard let given = pair(zone, at), given < 60, zone.count == at + 2 else { return nil }
      minutes = given
    }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  private static func pair(_ field: UsageField, _ index: Int) -> Int? {
    guard let tens = digit(field, index), let ones = digit(field, index + 1) else { return nil }
    return tens * 10 + ones
  }

  private static func digit(_ field: UsageField, _ index: Int) -> Int? {
    guard index < field.count else { return nil }
    let digit = field[index] &- UInt8(ascii: "0")
    return digit < 10 ? Int(digit) : nil
  }
}
