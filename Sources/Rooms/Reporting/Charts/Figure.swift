import Vocabulary

/// Numbers as charts write them: with commas between thousands, and "$" where they are USD.
enum Figure {
  /// Every place of a number: "1,250.5", "$0.065", "$8.00".
  static func exact(_ amount: Amount, isMoney: Bool) -> String {
    let one = Amount.scale.magnitude
    var places = 0
    var part = one
    while amount.units.magnitude % part != 0 {
      part /= 10
      places += 1
    }
    return sign(amount, isMoney: isMoney)
      + fixed(amount.units.magnitude, one: one, places: isMoney ? max(2, places) : places)
  }

  /// USD to the cent from a dollar up, and to four places below it, rounded half-up as invoices are.
  ///
  /// What would be rounded to nothing keeps all its places.
  static func dollars(_ amount: Amount) -> String {
    let one = Amount.scale.magnitude
    let size = amount.units.magnitude
    let isSmall = size < one && size % (one / 100) != 0
    let rounded = rounded(size, to: one / (isSmall ? 10_000 : 100))
    if rounded == 0, size > 0 { return exact(amount, isMoney: true) }
    let places = rounded % (one / 100) == 0 ? 2 : rounded % (one / 1_000) == 0 ? 3 : 4
    return sign(amount, isMoney: true) + fixed(rounded, one: one, places: places)
  }

  /// A number or two for a label in the drawing: USD without cents where one is a thousand or more,
  /// and from a million up all with two places and a letter: "$12.40", "$910–$1,900", "$1.25M".
  static func label(_ low: Amount, _ high: Amount, isMoney: Bool) -> String {
    let thousand = 1_000 * Amount.scale.magnitude
    let isLarge = max(low.units.magnitude, high.units.magnitude) >= thousand
    return range(low, high) { label($0, isMoney: isMoney, withoutCents: isLarge) }
  }

  static func label(_ amount: Amount, isMoney: Bool) -> String {
    label(amount, amount, isMoney: isMoney)
  }

  /// A price or two for a label: with every place, below a million.
  static func price(_ low: Amount, _ high: Amount, isMoney: Bool) -> String {
    let million = 1_000_000 * Amount.scale.magnitude
    let isHuge = max(low.units.magnitude, high.units.magnitude) >= million
    return isHuge
      ? label(low, high, isMoney: isMoney) : range(low, high) { exact($0, isMoney: isMoney) }
  }

  private static func label(_ amount: Amount, isMoney: Bool, withoutCents: Bool) -> String {
    let size = amount.units.magnitude
    guard let unit = FigureSize.all.first(where: { $0.units <= size }) else {
      if !isMoney { return exact(amount, isMoney: false) }
      if !withoutCents { return dollars(amount) }
      let one = Amount.scale.magnitude
      return sign(amount, isMoney: true) + fixed(rounded(size, to: one), one: one, places: 0)
    }
    let hundredth = unit.units / 100
    let rounded = rounded(size, to: hundredth)
    let places = rounded % unit.units == 0 ? 0 : rounded % (hundredth * 10) == 0 ? 1 : 2
    return sign(amount, isMoney: isMoney) + fixed(rounded, one: unit.units, places: places)
      + unit.letter
  }

  /// "$12.40", or "$12.40–$18.00" where the two read differently.
  static func range(_ low: Amount, _ high: Amount, _ text: (Amount) -> String) -> String {
    let (first, last) = (text(low), text(high))
    return first == last ? first : "\(first)–\(last)"
  }

  static func sign(_ amount: Amount, isMoney: Bool) -> String {
    (amount.isNegative ? "-" : "") + (isMoney ? "$" : "")
  }

  /// The first `places` places of `size / one`, with commas between thousands.
  static func fixed(_ size: UInt128, one: UInt128, places: Int) -> String {
    var digits = Array(String(size / one).utf8)
    var comma = digits.count - 3
    while comma > 0 {
      digits.insert(UInt8(ascii: ","), at: comma)
      comma -= 3
    }
    var text = String(decoding: digits, as: UTF8.self)
    if places == 0 { return text }
    text += "."
    var rest = size % one
    for _ in 0..<places {
      rest *= 10
      text += String(rest / one)
      rest %= one
    }
    return text
  }

  /// To the nearest multiple of `step`, halves up.
  private static func rounded(_ size: UInt128, to step: UInt128) -> UInt128 {
    let rest = size % step
    return rest < step - rest ? size - rest : size - rest + step
  }
}

/// A number that is written as a letter.
struct FigureSize: Sendable, Hashable {
  let letter: String

  /// In units of `Amount`.
  let units: UInt128

  static var all: [FigureSize] {
    let one = Amount.scale.magnitude
    return [
      FigureSize(letter: "T", units: one * 1_000_000_000_000),
      FigureSize(letter: "B", units: one * 1_000_000_000),
      FigureSize(letter: "M", units: one * 1_000_000),
    ]
  }
}
