/// A number as people write it: "1,000", "$0.05", "5%", "6.7M", "(12)", "1.234,56 kg".
///
/// Leaves texts that hold more than one number ("2-3", "10/12") or a sentence behind it alone.
struct NumberText {
  let value: Double

  /// What stood behind the number, in lower case: "kg", "mph"; empty for currencies and percent.
  let unit: String

  init?(_ bytes: [UInt8]) {
    var scanner = TextScanner(bytes)
    scanner.skipBlanks()
    guard let first = scanner.byte, Self.canBegin(first) else { return nil }
    let isBracketed = scanner.skip(UInt8(ascii: "("))
    var isNegative = Self.sign(&scanner)
    Self.skipCurrency(&scanner)
    isNegative = Self.sign(&scanner) || isNegative
    guard var number = Self.digits(&scanner) else { return nil }
    if isBracketed {
      guard scanner.skip(UInt8(ascii: ")")) else { return nil }
      isNegative = true
    }
    guard let unit = Self.unit(&scanner, scaling: &number) else { return nil }
    value = isNegative ? -number : number
    self.unit = unit
  }

  /// Whether a number may begin with this byte: most texts are told apart by it.
  private static func canBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
    case UInt8(ascii: "("), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    case UInt8(ascii: "$"), UInt8(ascii: "U"), UInt8(ascii: "u"): true
    case UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: "G"), UInt8(ascii: "g"): true
    default: false
    }
  }

  private static func sign(_ scanner: inout TextScanner) -> Bool {
    if scanner.skip(UInt8(ascii: "+")) { return false }
    if scanner.skip(UInt8(ascii: "-")) { return true }
    // U+2212, the minus sign of typesetters.
    if scanner.byte == 0xE2, scanner.bytes[scanner.index...].starts(with: [0xE2, 0x88, 0x92]) {
      scanner.index += 3
      return true
    }
    return false
  }

  private static let currencies: [[UInt8]] = ["$", "€", "£", "¥", "us$", "usd", "eur", "gbp"]
    .map { Array($0.utf8) }

  private static func skipCurrency(_ scanner: inout TextScanner) {
    guard let first = scanner.byte, !first.isDigit else { return }
    let rest = scanner.bytes[scanner.index...].prefix(4).map { $0.isLetter ? $0 | 0x20 : $0 }
    for currency in currencies where rest.starts(with: currency) {
      scanner.index += currency.count
      scanner.skipBlanks()
      return
    }
  }

  /// Digits with grouping and one decimal mark, and an exponent.
  private static func digits(_ scanner: inout TextScanner) -> Double? {
    let start = scanner.index
    while let byte = scanner.byte, byte.isDigit || isMark(byte) { scanner.index += 1 }
    while scanner.index > start, isMark(scanner.bytes[scanner.index - 1]) { scanner.index -= 1 }
    let run = scanner.bytes[start..<scanner.index]
    guard run.contains(where: \.isDigit), let decimal = decimalMark(of: run) else { return nil }
    var mantissa: UInt64 = 0
    var exponent = 0
    var hasPassedMark = false
    for (offset, byte) in run.enumerated() {
      if offset == decimal { hasPassedMark = true }
      guard byte.isDigit else { continue }
      // Past 18 digits a double holds no more.
      if mantissa < 100_000_000_000_000_000 {
        mantissa = mantissa * 10 + UInt64(byte - UInt8(ascii: "0"))
        if hasPassedMark { exponent -= 1 }
      } else if !hasPassedMark {
        exponent += 1
      }
    }
    exponent += self.exponent(&scanner)
    return scaled(mantissa, exponent)
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'")
  }

  /// The offset of the decimal mark, past the end where there is none; `nil` for "1.2.3".
  private static func decimalMark(of run: ArraySlice<UInt8>) -> Int? {
    let run = Array(run)
    let none = run.count
    let points = run.indices.filter { run[$0] == UInt8(ascii: ".") }
    let commas = run.indices.filter { run[$0] == UInt8(ascii: ",") }
    switch (points.last, commas.last) {
    case (nil, nil):
      return none
    case (let point?, nil):
      if points.count == 1 { return point }
      return isGrouped(run, at: points) ? none : nil
    case (nil, let comma?):
      if isGrouped(run, at: commas) { return none }
      return commas.count == 1 ? comma : nil
    case (let point?, let comma?):
      // The mark that comes last is the decimal one: "1,234.5" and "1.234,5".
      let (decimals, last) = point > comma ? (points, point) : (commas, comma)
      return decimals.count == 1 ? last : nil
    }
  }

  /// Whether three digits stand between marks and behind the last: "1,000,000".
  private static func isGrouped(_ run: [UInt8], at marks: [Int]) -> Bool {
    guard let first = marks.first, (1...3).contains(first), run[0] != UInt8(ascii: "0") else {
      return false
    }
    return zip(marks, marks.dropFirst() + [run.count]).allSatisfy { $1 - $0 == 4 }
  }

  /// What "e6" or "E-3" behind the digits adds to the exponent.
  private static func exponent(_ scanner: inout TextScanner) -> Int {
    var ahead = scanner
    guard let byte = ahead.byte, byte | 0x20 == UInt8(ascii: "e") else { return 0 }
    ahead.index += 1
    let isNegative = ahead.skip(UInt8(ascii: "-"))
    if !isNegative { _ = ahead.skip(UInt8(ascii: "+")) }
    guard let (value, count) = ahead.digits(), count <= 3 else { return 0 }
    scanner = ahead
    return isNegative ? -value : value
  }

  /// One division or multiplication by an exact power where that is possible, so that equal
  /// decimals give equal doubles.
  private static func scaled(_ mantissa: UInt64, _ exponent: Int) -> Double {
    var (mantissa, exponent) = (mantissa, exponent)
    while mantissa != 0, exponent < 0, mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    var power = 1.0
    for _ in 0..<min(abs(exponent), 400) { power *= 10 }
    return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
  }

  private static let multipliers: [String: Double] = [
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mil": 1e6, "million": 1e6, "mln": 1e6,
    "b": 1e9, "bn": 1e9, "bil": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12,
  ]

  /// Reads what stands behind the number; `nil` where it is not a unit.
  ///
  /// Only a capital letter multiplies when it stands alone: "5 m" is a length, "5M" is five million.
  private static func unit(_ scanner: inout TextScanner, scaling number: inout Double) -> String? {
    scanner.skipBlanks()
    let start = scanner.index
    let rest = scanner.bytes[start...]
    guard rest.count <= 16, !rest.contains(where: \.isDigit) else { return nil }
    var words: [String] = []
    while !scanner.isAtEnd {
      let isCapital = scanner.byte.map { (0x41...0x5A).contains($0) } ?? false
      let letters = scanner.letters()
      if letters.isEmpty {
        // Degree signs, percent signs, currency signs, points and brackets say nothing more.
        scanner.index += 1
        continue
      }
      let word = String(decoding: letters, as: UTF8.self)
      if let factor = multipliers[word], letters.count > 1 || isCapital, words.isEmpty {
        number *= factor
      } else if !["usd", "eur", "gbp", "us", "percent", "pct"].contains(word) {
        words.append(word)
      }
    }
    return words.count <= 2 ? words.joined(separator: " ") : nil
  }
}
