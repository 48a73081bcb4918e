import Vocabulary

/// A number of a text with what the audit needs to know of it.
struct Figure: Hashable {
  let low: Amount
  let high: Amount
  var measure: Quantity.Measure
  var rate: Quantity.Rate?
  var isHedged = false
  var bound: Quantity.Bound?
  let marks: Range<Int>

  /// What one of its last printed digit is worth: 0.0001 of "0.0033", 100 of "1.5k".
  let step: Amount

  /// The same for its last digit that is not a zero: 10,000 of "250,000".
  let significantStep: Amount

  var isRange: Bool { low != high }
  var isMoney: Bool { measure == .dollar || measure == .credit }

  /// Whether it is the price of one generation by its own words: "$0.03 per image".
  var isUnitPrice: Bool {
    guard isMoney, let rate, rate.count == .one else { return false }
    return rate.counted == .thing(.generation) || rate.counted == .thing(.request)
  }

  /// Per how long it is, where it says so.
  var period: Keyword.Thing? {
    guard case .thing(let thing) = rate?.counted, Self.periods.contains(thing) else { return nil }
    return thing
  }

  private static let periods: Set<Keyword.Thing> = [.day, .week, .month, .year]

  /// Whether it counts generations, or nothing that it names.
  var isCount: Bool {
    guard rate == nil || period != nil else { return false }
    switch measure {
    case .bare, .thing(.generation), .thing(.request): return true
    default: return false
    }
  }

  /// The unit that a check of it is stated in.
  var unit: Unit {
    let per =
      switch rate?.counted {
      case .credit: "/credit"
      case .thing(let thing): "/\(thing.rawValue)"
      case nil: ""
      }
    switch measure {
    case .credit, .foreignCredit: return Unit("credit\(per)")
    case .dollar: return Unit("USD\(per)")
    case .thing(let thing): return Unit("\(thing.rawValue)\(per)")
    case .multiple: return "ratio"
    case .foreignMoney, .bare: return "number"
    }
  }

  /// As an expression shows it: "$0.03", "48".
  var printed: String { measure == .dollar ? "$\(low)" : low.description }
}

extension Figure {
  /// All numbers of a text, in order: its quantities, and numbers in words that are none.
  static func all(in text: ScannedText) -> [Figure] {
    var figures: [Figure] = []
    var next = 0
    for quantity in text.quantities {
      figures += spelled(in: next..<max(next, quantity.marks.lowerBound), of: text)
      figures.append(Figure(quantity, in: text))
      next = quantity.marks.upperBound
    }
    return figures + spelled(in: next..<max(next, text.marks.count), of: text)
  }

  init(_ quantity: Quantity, in text: ScannedText) {
    let digits = Digits(of: quantity.figures, in: text)
    self.init(
      low: quantity.low,
      high: quantity.high,
      measure: quantity.measure,
      rate: quantity.rate,
      isHedged: quantity.isHedged,
      bound: quantity.bound,
      marks: quantity.marks,
      step: digits.step(of: quantity.high, isSignificant: false),
      significantStep: digits.step(of: quantity.high, isSignificant: true)
    )
  }

  private static func spelled(in range: Range<Int>, of text: ScannedText) -> [Figure] {
    range.compactMap { index in
      guard let number = text.reader.spelledNumber(index) else { return nil }
      let thing = text.reader.thing(index + 1)
      let hedges = [index - 1, index - 2]
      return Figure(
        low: Amount(number),
        high: Amount(number),
        measure: thing.map { .thing($0) } ?? .bare,
        isHedged: hedges.contains { text.reader.has($0, .hedge) },
        bound: hedges.contains { text.reader.has($0, .atMost) } ? .atMost : nil,
        marks: index..<(thing == nil ? index + 1 : index + 2),
        step: .one,
        significantStep: .one
      )
    }
  }
}

/// The digits of a number as printed, without what groups or divides them.
private struct Digits {
  private var value: Int128 = 0

  init(of marks: Range<Int>, in text: ScannedText) {
    guard let last = marks.last(where: { text.reader.numeral($0) != nil }) else { return }
    for byte in text.reader.text.bytes[text.marks[last].range] where Scanner.isDigit(byte) {
      // More digits than an amount holds tell nothing about its rounding.
      guard value < 1_000_000_000_000_000_000 else { return }
      value = value * 10 + Int128(byte - 48)
    }
  }

  func step(of amount: Amount, isSignificant: Bool) -> Amount {
    guard value > 0, amount.units > 0, amount.units % value == 0 else { return .one }
    var digits = value
    while isSignificant, digits % 10 == 0 { digits /= 10 }
    return Amount(units: amount.units / digits)
  }
}
