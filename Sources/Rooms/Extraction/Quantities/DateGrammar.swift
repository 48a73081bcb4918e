import Vocabulary

/// Calendar days as pages write them.
///
/// "2025-08-01", "August 1, 2025", "1. August 2025", "2025年8月1日", "07/24/2025".
enum DateGrammar {
  /// A date that begins with a digit.
  static func numeric(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Day, Int)? {
    if start > 0, Scanner.isDigit(bytes[start - 1]) { return nil }
    guard let (first, afterFirst) = number(at: start, bytes), afterFirst < bytes.count else {
      return nil
    }
    if first >= 1900, first <= 2100 { return yearFirst(first, afterFirst, bytes) }
    guard first <= 31 else { return nil }
    // "1. August 2025", "24th July 2025", "24 de julio de 2025"
    var position = skip(afterFirst, bytes, ["st", "nd", "rd", "th", "."])
    position = skip(skipSpaces(position, bytes), bytes, ["de ", "of "])
    if position > afterFirst || position < bytes.count,
      let (month, afterMonth) = month(at: position, bytes)
    {
      var next = skip(afterMonth, bytes, [".", ","])
      next = skip(skipSpaces(next, bytes), bytes, ["de ", "del "])
      if let (year, end) = number(at: next, bytes), let day = plausible(year, month, first) {
        return (day, end)
      }
      return nil
    }
    return slashed(first, afterFirst, bytes)
  }

  /// A date that begins with the name of a month.
  static func worded(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Day, Int)? {
    if start > 0, Scanner.isLetter(bytes[start - 1]) { return nil }
    guard let (month, afterMonth) = month(at: start, bytes) else { return nil }
    let position = skipSpaces(skip(afterMonth, bytes, ["."]), bytes)
    guard position > afterMonth, let (day, afterDay) = number(at: position, bytes), day <= 31 else {
      return nil
    }
    var next = skip(afterDay, bytes, ["st", "nd", "rd", "th"])
    next = skipSpaces(skip(next, bytes, [","]), bytes)
    guard let (year, end) = number(at: next, bytes), let found = plausible(year, month, day) else {
      return nil
    }
    return (found, end)
  }

  private static func yearFirst(
    _ year: Int,
    _ position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Day, Int)? {
    let marks: [([String], [String], [String])] = [
      (["-", "/", "."], ["-", "/", "."], []),
      (["年", " 年"], ["月"], ["日"]), (["년 ", "년"], ["월 ", "월"], ["일"]),
    ]
    for (first, second, last) in marks {
      let afterYear = skip(position, bytes, first)
      guard afterYear > position,
        let (month, afterMonth) = number(at: skipSpaces(afterYear, bytes), bytes)
      else { continue }
      let beforeDay = skip(afterMonth, bytes, second)
      guard beforeDay > afterMonth,
        let (day, afterDay) = number(at: skipSpaces(beforeDay, bytes), bytes),
        let found = plausible(year, month, day)
      else { continue }
      return (found, skip(afterDay, bytes, last))
    }
    return nil
  }

  /// "07/24/2025" and "24.07.2025": the part above twelve is the day; else month first with slashes.
  private static func slashed(
    _ first: Int,
    _ position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Day, Int)? {
    guard bytes[position] == UInt8(ascii: "/") || bytes[position] == UInt8(ascii: "."),
      let (second, next) = number(at: position + 1, bytes), next < bytes.count,
      bytes[next] == bytes[position], let (year, end) = number(at: next + 1, bytes)
    else { return nil }
    let isMonthFirst = bytes[position] == UInt8(ascii: "/") && first <= 12
    let (month, day) = isMonthFirst ? (first, second) : (second, first)
    return plausible(year, month, day).map { ($0, end) }
  }

  private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    (1990...2100).contains(year) ? Day(year: year, month: month, day: day) : nil
  }

  private static func number(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Int, Int)? {
    var end = start
    var value = 0
    while end < bytes.count, Scanner.isDigit(bytes[end]), end - start < 5 {
      value = value * 10 + Int(bytes[end] - 48)
      end += 1
    }
    return end > start && end - start <= 4 ? (value, end) : nil
  }

  private static func skipSpaces(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var position = start
    while position < bytes.count, bytes[position] == 32, position - start < 2 { position += 1 }
    return position
  }

  private static func skip(
    _ start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ words: [String]
  ) -> Int {
    for word in words where matches(word, at: start, bytes) { return start + word.utf8.count }
    return start
  }

  private static func matches(
    _ word: String,
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var position = start
    for byte in word.utf8 {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
    }
    return true
  }

  private static func month(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Int, Int)? {
    guard start + 2 < bytes.count, Scanner.isLetter(bytes[start]) else { return nil }
    let key = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
    guard let candidates = byStart[key] else { return nil }
    for (month, name) in candidates {
      guard matches(name, at: start, bytes) else { continue }
      let end = start + name.utf8.count
      if end == bytes.count || !Scanner.isLetter(bytes[end]) { return (month, end) }
    }
    return nil
  }

  private static let names: [(Int, String)] = [
    "january,jan,januar,gennaio,enero,janvier,janeiro",
    "february,feb,februar,febbraio,febrero,fevrier,fevereiro",
    "march,mar,marz,marzo,mars,marco", "april,apr,aprile,abril,avril", "may,mai,maggio,mayo,maio",
    "june,jun,juni,giugno,junio,juin,junho", "july,jul,juli,luglio,julio,juillet,julho",
    "august,aug,agosto,aout", "september,sep,sept,settembre,septiembre,septembre,setembro",
    "october,oct,oktober,okt,ottobre,octubre,octobre,outubro",
    "november,nov,novembre,noviembre,novembro",
    "december,dec,dezember,dez,dicembre,diciembre,decembre,dezembro",
  ].enumerated().flatMap { index, words in
    words.split(separator: ",").map { (index + 1, String($0)) }
  }

  /// The names by their first three letters, longest first: most words begin with none of them.
  private static let byStart: [UInt32: [(Int, String)]] = Dictionary(
    grouping: names.sorted { $0.1.utf8.count > $1.1.utf8.count }
  ) { $0.1.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } }
}
