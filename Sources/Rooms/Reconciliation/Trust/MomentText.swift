/// The time of day and the day that a text names, in any of the usual ways, amid other words.
///
/// "7:10 a.m.", "19:10", "7pm", "12:00noon", "Dec 1 7:10 PM", "12/02/2011 7:10 a.m.", "2011-12-02T07:10Z",
/// "6:55aDec 2", "1:32 p.m. (Estimated)". The first time and the first day count.
struct MomentText {
  /// Seconds from midnight.
  private(set) var second: Int?
  private(set) var date: Date?

  /// Letters that belong neither to a time nor to a day: a sentence has many.
  private(set) var strayLetters = 0

  /// Digits that belong neither to a time nor to a day.
  private(set) var strayDigits = 0

  /// A day whose year may be missing and whose day and month may be in doubt.
  struct Date: Hashable {
    var year: Int?
    var month: Int
    var day: Int

    /// Which of two numbers the writer meant as the month.
    var order = Order.clear

    enum Order: Hashable {
      /// The month is named, or the form settles it: "2011-12-02", "2.12.2011".
      case clear
      case monthFirst
      case dayFirst
      /// "02/12/2011": taken as month first unless the attribute's other days say otherwise.
      case either
    }
  }

  init(_ bytes: [UInt8]) {
    var scanner = TextScanner(bytes)
    while let byte = scanner.byte {
      if byte.isDigit {
        readNumber(&scanner)
      } else if byte.isLetter {
        readWord(&scanner)
      } else {
        scanner.index += 1
      }
    }
  }

  // MARK: - Numbers

  private mutating func readNumber(_ scanner: inout TextScanner) {
    let start = scanner
    guard let (first, count) = scanner.digits() else {
      while let byte = scanner.byte, byte.isDigit {
        strayDigits += 1
        scanner.index += 1
      }
      return
    }
    let mark = scanner.byte
    if count <= 2, mark == UInt8(ascii: ":"), readClock(hour: first, &scanner) { return }
    if let mark, Self.dateMarks.contains(mark), readDate(first, count, mark: mark, &scanner) {
      return
    }
    if count <= 2, readHour(first, &scanner) { return }
    if count <= 2, readMonth(after: first, &scanner) { return }
    scanner = start
    scanner.index += count
    strayDigits += count
  }

  private static let dateMarks: [UInt8] = [
    UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
  ]

  /// ":10", ":10:30", ":10:30.5" and the half of the day behind them.
  private mutating func readClock(hour: Int, _ scanner: inout TextScanner) -> Bool {
    var ahead = scanner
    ahead.index += 1
    guard let (minute, width) = ahead.digits(), width == 2, minute < 60 else { return false }
    var seconds = 0
    var further = ahead
    if further.skip(UInt8(ascii: ":")), let (value, width) = further.digits(), width == 2,
      value < 61
    {
      seconds = value
      ahead = further
      if further.skip(UInt8(ascii: ".")), further.digits() != nil { ahead = further }
    }
    guard let hour = Self.hour(hour, half: Self.half(&ahead)) else { return false }
    scanner = ahead
    if second == nil { second = hour * 3_600 + minute * 60 + seconds }
    return true
  }

  /// "7pm", "7 a.m.": an hour alone needs the half of the day behind it.
  private mutating func readHour(_ hour: Int, _ scanner: inout TextScanner) -> Bool {
    var ahead = scanner
    guard let half = Self.half(&ahead), let hour = Self.hour(hour, half: half) else { return false }
    scanner = ahead
    if second == nil { second = hour * 3_600 }
    return true
  }

  private enum Half {
    case morning
    case afternoon
  }

  private static func hour(_ hour: Int, half: Half?) -> Int? {
    switch half {
    case nil: (0...24).contains(hour) ? hour % 24 : nil
    case .morning: (1...12).contains(hour) ? hour % 12 : hour < 24 ? hour : nil
    case .afternoon: (1...12).contains(hour) ? hour % 12 + 12 : hour < 24 ? hour : nil
    }
  }

  /// "a.m.", "AM", "a", "P", "noon": not the start of another word, but a month may follow at once.
  private static func half(_ scanner: inout TextScanner) -> Half? {
    var ahead = scanner
    ahead.skipBlanks()
    var run = ahead
    let word = run.letters()
    switch String(decoding: word.prefix(8), as: UTF8.self) {
    case "noon":
      scanner = run
      return .afternoon
    case "midnight":
      scanner = run
      return .morning
    default: break
    }
    guard let first = word.first, first == UInt8(ascii: "a") || first == UInt8(ascii: "p") else {
      return nil
    }
    ahead.index += 1
    let half: Half = first == UInt8(ascii: "a") ? .morning : .afternoon
    _ = ahead.skip(UInt8(ascii: "."))
    if let byte = ahead.byte, byte | 0x20 == UInt8(ascii: "m") {
      var month = ahead
      // "6:55aMar 2" is a month after a bare half.
      if Self.month(month.letters()) == nil { ahead.index += 1 }
      _ = ahead.skip(UInt8(ascii: "."))
    }
    var follower = ahead
    let rest = follower.letters()
    guard rest.isEmpty || Self.month(rest) != nil || isWeekday(rest) else { return nil }
    scanner = ahead
    return half
  }

  // MARK: - Days

  /// "12/02/2011", "12/2/11", "12/02", "2011-12-02", "02-Dec-2011", "2.12.2011".
  private mutating func readDate(
    _ first: Int,
    _ count: Int,
    mark: UInt8,
    _ scanner: inout TextScanner
  ) -> Bool {
    var ahead = scanner
    guard ahead.skip(mark) else { return false }
    if let byte = ahead.byte, byte.isLetter, mark != UInt8(ascii: ".") {
      guard count <= 2, let month = Self.month(ahead.letters()) else { return false }
      var year: Int?
      var further = ahead
      if further.skip(mark), let (value, width) = further.digits(), width == 2 || width == 4 {
        year = Self.year(value, width)
        ahead = further
      }
      return keep(Date(year: year, month: month, day: first), from: ahead, &scanner)
    }
    guard let (second, width) = ahead.digits(), width <= 2 else { return false }
    var third: (value: Int, count: Int)?
    var further = ahead
    if further.skip(mark), let read = further.digits() {
      third = read
      ahead = further
    }
    if count == 4 {
      guard let third, third.count <= 2 else { return false }
      return keep(Date(year: first, month: second, day: third.value), from: ahead, &scanner)
    }
    guard count <= 2 else { return false }
    if let third {
      guard third.count == 2 || third.count == 4 else { return false }
    } else if mark != UInt8(ascii: "/") {
      // "3-4" and "3.4" are no days.
      return false
    }
    let year = third.map { Self.year($0.value, $0.count) }
    if mark == UInt8(ascii: ".") || first > 12 {
      let order: Date.Order = mark == UInt8(ascii: ".") ? .clear : .dayFirst
      return keep(Date(year: year, month: second, day: first, order: order), from: ahead, &scanner)
    }
    let order: Date.Order = second > 12 ? .monthFirst : .either
    return keep(Date(year: year, month: first, day: second, order: order), from: ahead, &scanner)
  }

  /// "2 Dec 2011", "2nd of December".
  private mutating func readMonth(after day: Int, _ scanner: inout TextScanner) -> Bool {
    var ahead = scanner
    var further = ahead
    if [[0x73, 0x74], [0x6E, 0x64], [0x72, 0x64], [0x74, 0x68]].contains(further.letters()) {
      ahead = further
    }
    ahead.skipBlanks()
    further = ahead
    if further.letters() == Array("of".utf8) {
      further.skipBlanks()
      ahead = further
    }
    guard let month = Self.month(ahead.letters()) else { return false }
    let year = Self.yearAhead(&ahead)
    return keep(Date(year: year, month: month, day: day), from: ahead, &scanner)
  }

  // MARK: - Words

  private mutating func readWord(_ scanner: inout TextScanner) {
    let start = scanner
    let length = scanner.skipLetters()
    // No month or weekday is longer; a text is mostly words that are neither.
    guard length <= 9 else {
      strayLetters += length
      return
    }
    scanner = start
    let word = scanner.letters()
    if Self.isWeekday(word) { return }
    if word == [UInt8(ascii: "t")] || word == [UInt8(ascii: "z")] { return }
    guard let month = Self.month(word) else {
      strayLetters += word.count
      return
    }
    var ahead = scanner
    _ = ahead.skip(UInt8(ascii: "."))
    ahead.skipBlanks()
    guard let (day, width) = ahead.digits(), width <= 2, ahead.byte != UInt8(ascii: ":") else {
      strayLetters += word.count
      return
    }
    var suffix = ahead
    if [[0x73, 0x74], [0x6E, 0x64], [0x72, 0x64], [0x74, 0x68]].contains(suffix.letters()) {
      ahead = suffix
    }
    let year = Self.yearAhead(&ahead)
    if !keep(Date(year: year, month: month, day: day), from: ahead, &scanner) {
      strayLetters += word.count
    }
  }

  /// A year with four digits that follows at once or behind a comma: " 2011", ", 2011".
  private static func yearAhead(_ scanner: inout TextScanner) -> Int? {
    var ahead = scanner
    _ = ahead.skip(UInt8(ascii: ","))
    ahead.skipBlanks()
    guard let (year, width) = ahead.digits(), width == 4, ahead.byte != UInt8(ascii: ":") else {
      return nil
    }
    scanner = ahead
    return year
  }

  private mutating func keep(
    _ found: Date,
    from ahead: TextScanner,
    _ scanner: inout TextScanner
  ) -> Bool {
    guard (1...12).contains(found.month), (1...31).contains(found.day) else { return false }
    scanner = ahead
    if date == nil { date = found }
    return true
  }

  /// Two digits mean 1970 to 2069.
  private static func year(_ value: Int, _ width: Int) -> Int {
    width == 4 ? value : value < 70 ? 2_000 + value : 1_900 + value
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  private static func month(_ word: [UInt8]) -> Int? {
    guard word.count >= 3 else { return nil }
    if word == Array("sept".utf8) { return 9 }
    return months.firstIndex { word.count == 3 ? $0.starts(with: word) : $0 == word }
      .map { $0 + 1 }
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ].map { Array($0.utf8) }

  private static func isWeekday(_ word: [UInt8]) -> Bool {
    guard word.count >= 3 else { return false }
    return weekdays.contains { word.count <= 5 ? $0.starts(with: word) : $0 == word }
  }
}
