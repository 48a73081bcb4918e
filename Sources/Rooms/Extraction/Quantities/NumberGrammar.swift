import Vocabulary

/// Which sign a page puts before decimals.
enum NumberStyle: Hashable {
  case point
  case comma

  /// How a text writes decimals: by the prices in it that can only be read one way.
  ///
  /// "0,08" has a decimal comma, "0.08" a decimal point; the one met more often wins.
  static func of(_ bytes: [UInt8]) -> Self {
    var points = 0
    var commas = 0
    var index = 0
    while index + 2 < bytes.count {
      let isZero = bytes[index] == 48 && (index == 0 || !Scanner.isDigit(bytes[index - 1]))
      if isZero, Scanner.isDigit(bytes[index + 2]) {
        if bytes[index + 1] == UInt8(ascii: ".") { points += 1 }
        if bytes[index + 1] == UInt8(ascii: ",") { commas += 1 }
      }
      index += 1
    }
    return commas > points ? .comma : .point
  }
}

/// Numbers in figures: "8", "6.5", "1,000", "1.000,50", "10k", "1M", "3e-09", "512 x 768".
enum NumberGrammar {
  /// The number that starts at a digit, and where it ends.
  static func numeral(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ style: NumberStyle
  ) -> (Numeral, Int) {
    let isGlued = start > 0 && Scanner.isLetter(bytes[start - 1])
    var digits: [UInt8] = []
    var end = run(from: start, bytes)
    digits.append(contentsOf: bytes[start..<end])
    let point: UInt8 = style == .point ? 46 : 44
    // Groups of three: "1,000", "12.500" where the comma is decimal, "1'000".
    while let next = group(at: end, bytes, digits.count, style) {
      digits.append(contentsOf: bytes[(end + 1)..<next])
      end = next
    }
    var decimals: [UInt8] = []
    let isDecimal =
      end + 1 < bytes.count && Scanner.isDigit(bytes[end + 1])
      && (bytes[end] == point || (bytes[end] == 44 && isLoneComma(at: end, bytes))
        || bytes[end] == 46)
    if isDecimal {
      let stop = run(from: end + 1, bytes)
      decimals = Array(bytes[(end + 1)..<stop])
      end = stop
    }
    let (exponent, afterExponent) = exponent(at: end, bytes)
    end = afterExponent
    var amount = value(digits, decimals, exponent)
    let suffix = suffix(at: end, bytes)
    if let suffix, let product = amount.multiplied(by: suffix) {
      amount = product
      end += 1
    }
    return (Numeral(amount: amount, isGlued: isGlued, hasSuffix: suffix != nil), end)
  }

  /// "512 x 768" as width and height; at least 64 pixels each, so that "3 x 5" stays a product.
  static func size(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Int, Int, Int)? {
    guard let (width, first) = whole(at: start, bytes) else { return nil }
    var next = skipSpaces(first, bytes)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "x") || bytes[next] == UInt8(ascii: "*")
    else { return nil }
    next = skipSpaces(next + 1, bytes)
    guard let (height, end) = whole(at: next, bytes), width >= 64, height >= 64 else { return nil }
    return (width, height, end)
  }

  /// One to five digits that nothing continues.
  private static func whole(
    at start: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Int, Int)? {
    guard start < bytes.count, Scanner.isDigit(bytes[start]) else { return nil }
    let end = run(from: start, bytes)
    guard end - start <= 5 else { return nil }
    if end + 1 < bytes.count, bytes[end] == 46, Scanner.isDigit(bytes[end + 1]) { return nil }
    return (bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 48) }, end)
  }

  private static func skipSpaces(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    start < bytes.count && (bytes[start] == 32 || bytes[start] == UInt8(ascii: "-"))
      ? start + 1 : start
  }

  private static func run(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, Scanner.isDigit(bytes[end]) { end += 1 }
    return end
  }

  private static func group(
    at end: Int,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ digits: Int,
    _ style: NumberStyle
  ) -> Int? {
    guard end < bytes.count, digits >= 1, digits % 3 != 0 || digits == 3 || digits > 3 else {
      return nil
    }
    let isSeparator =
      bytes[end] == 39 || (bytes[end] == 44 && style == .point)
      || (bytes[end] == 46 && style == .comma)
    let next = run(from: end + 1, bytes)
    guard isSeparator, next == end + 4, digits <= 3 || bytes[end - 4] == bytes[end] else {
      return nil
    }
    // "0,035" is a decimal even where the page writes points elsewhere.
    if bytes[end - 1] == 48, digits == 1 { return nil }
    return next
  }

  /// Whether a comma between digits can only be a decimal one: "0,08", "6,5".
  private static func isLoneComma(at comma: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = run(from: comma + 1, bytes)
    let continues = end + 1 < bytes.count && bytes[end] == 44 && Scanner.isDigit(bytes[end + 1])
    return !continues && (end - comma - 1 != 3 || bytes[comma - 1] == 48)
  }

  private static func exponent(
    at position: Int,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (Int, Int) {
    guard position + 2 < bytes.count, bytes[position] == UInt8(ascii: "e") else {
      return (0, position)
    }
    let sign = bytes[position + 1]
    guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return (0, position) }
    let end = run(from: position + 2, bytes)
    guard end > position + 2, end - position <= 4 else { return (0, position) }
    let size = bytes[(position + 2)..<end].reduce(0) { $0 * 10 + Int($1 - 48) }
    return (sign == UInt8(ascii: "-") ? -size : size, end)
  }

  private static func suffix(at end: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Amount? {
    guard end < bytes.count else { return nil }
    if end + 1 < bytes.count, Scanner.isWordByte(bytes[end + 1]) { return nil }
    switch bytes[end] {
    case UInt8(ascii: "k"): return Amount(1000)
    case UInt8(ascii: "m"): return Amount(1_000_000)
    default: return nil
    }
  }

  private static func value(_ digits: [UInt8], _ decimals: [UInt8], _ exponent: Int) -> Amount {
    var units: Int128 = 0
    var places = Amount.places + exponent
    for digit in digits.drop(while: { $0 == 48 }).prefix(18) {
      units = units * 10 + Int128(digit - 48)
    }
    for digit in decimals where places > 0 && units < Int128(1) << 90 {
      units = units * 10 + Int128(digit - 48)
      places -= 1
    }
    while places > 0, units < Int128(1) << 120 {
      units *= 10
      places -= 1
    }
    while places < 0, units != 0 {
      units /= 10
      places += 1
    }
    return Amount(units: units)
  }
}
