import Vocabulary

/// Reads written arithmetic: numbers with units and labels, the four operations, parentheses.
struct SumParser {
  private let line: AuditLine
  private let figures: [Int: Figure]

  init(_ line: AuditLine) {
    self.line = line
    var figures: [Int: Figure] = [:]
    for figure in line.figures {
      for mark in figure.marks where line.reader.numeral(mark) != nil { figures[mark] = figure }
    }
    self.figures = figures
  }

  /// One side of an equation.
  struct Side {
    var value: Rational
    var operations = 0
    var marks: Range<Int>
    var expression: String
    var hasDollar = false
    var hasCredit = false

    /// Whether words stand between a sign and its number, so that something may be left out.
    var isLabelled = false

    /// Whether nothing before it may belong to it: "a + 3 + 5".
    var isWhole = true
    var isHedged = false

    /// The number, where it is one.
    var figure: Figure?
  }

  private enum Operation: String {
    case plus = "+"
    case minus = "-"
    case times = "×"
    case over = "/"
  }

  /// Deeper nesting is no sentence for people.
  private static let deepest = 6

  /// Longer sums are lists of numbers.
  private static let longest = 40

  /// The side that starts here, or `nil` where no number does.
  func side(at start: Int) -> Side? {
    guard var side = side(at: start, depth: 0) else { return nil }
    side.isWhole = !isContinuation(start)
    return side
  }

  private func side(at start: Int, depth: Int) -> Side? {
    guard depth < Self.deepest,
      var (product, side) = operand(at: start, depth).map({ ($0.value, $0) })
    else { return nil }
    var sum: Rational?
    var isDifference = false
    while side.operations < Self.longest,
      let (operation, next) = operation(at: side.marks.upperBound),
      let (operand, isLabelled) = labelled(at: next, depth)
    {
      switch operation {
      case .times, .over:
        let value =
          operation == .times
          ? product.multiplied(by: operand.value) : product.divided(by: operand.value)
        guard let value else { return nil }
        product = value
      case .plus, .minus:
        guard let value = Self.joined(sum, product, isDifference) else { return nil }
        (sum, product, isDifference) = (value, operand.value, operation == .minus)
      }
      side.operations += operand.operations + 1
      side.expression += " \(operation.rawValue) \(operand.expression)"
      side.marks = side.marks.lowerBound..<operand.marks.upperBound
      side.hasDollar = side.hasDollar || operand.hasDollar
      side.hasCredit = side.hasCredit || operand.hasCredit
      side.isLabelled = side.isLabelled || operand.isLabelled || isLabelled
      side.figure = nil
    }
    guard let value = Self.joined(sum, product, isDifference) else { return nil }
    side.value = value
    return side
  }

  private static func joined(_ sum: Rational?, _ value: Rational, _ isDifference: Bool) -> Rational?
  {
    guard let sum else { return value }
    return isDifference ? sum.subtracting(value) : sum.adding(value)
  }

  /// A number with its sign and unit, or a sum in parentheses.
  private func operand(at start: Int, _ depth: Int) -> Side? {
    if line.word(start) == "(" {
      guard let inner = side(at: start + 1, depth: depth + 1),
        line.word(inner.marks.upperBound) == ")"
      else { return nil }
      var side = inner
      side.marks = start..<tail(from: inner.marks.upperBound + 1)
      if inner.operations > 0 { side.expression = "(\(inner.expression))" }
      return side
    }
    if case .size(let width, let height) = mark(start) {
      guard let value = Rational(Amount(width)).multiplied(by: Rational(Amount(height))) else {
        return nil
      }
      return Side(
        value: value,
        operations: 1,
        marks: start..<tail(from: start + 1),
        expression: "\(width) × \(height)"
      )
    }
    var number = start
    while line.word(number) == "~" || line.has(.hedge, in: number..<(number + 1)) { number += 1 }
    if line.reader.numeral(number) == nil { number += 1 }
    guard number <= start + 2, let figure = figures[number], !figure.isRange,
      figure.measure != .foreignMoney, figure.measure != .foreignCredit,
      number == start || figure.marks.lowerBound < number
        || figure.isHedged
    else { return nil }
    let isPercent = figure.measure == .thing(.percent)
    let value = isPercent ? figure.low.divided(by: Amount(100)) : figure.low
    guard let value else { return nil }
    let unit = tail(from: number + 1)
    return Side(
      value: Rational(value),
      marks: min(start, figure.marks.lowerBound)..<unit,
      expression: isPercent ? "\(figure.low)%" : figure.printed,
      hasDollar: figure.measure == .dollar,
      hasCredit: figure.measure == .credit,
      figure: figure
    )
  }

  /// An operand, with words before it or none: "+ background removal 5", "+ upscale (40)".
  private func labelled(at start: Int, _ depth: Int) -> (Side, isLabelled: Bool)? {
    if let operand = operand(at: start, depth) { return (operand, false) }
    var index = start
    while index < start + 5, isName(index) {
      index += 1
      if let operand = operand(at: index, depth) { return (operand, true) }
    }
    return nil
  }

  private func mark(_ index: Int) -> Mark.Kind? {
    line.range.contains(index) ? line.text.marks[index].kind : nil
  }

  /// A word or a known name that is no sign of arithmetic.
  private func isName(_ index: Int) -> Bool {
    switch mark(index) {
    case .word, .term:
      !Self.signs.keys.contains(line.word(index)) && !Self.equals.contains(line.word(index))
    default: false
    }
  }

  /// Where the unit after a number ends: "credits", "images a month", "/ image", "(Core)".
  private func tail(from start: Int) -> Int {
    var index = start
    while index < start + 6 {
      if isName(index) || line.word(index) == "%"
        || (line.word(index) == "$" && !isNumber(index + 1))
      {
        index += 1
      } else if line.word(index) == "/", isName(index + 1) {
        index += 2
      } else if line.word(index) == "(", let close = labelEnd(after: index) {
        index = close
      } else {
        break
      }
    }
    return index
  }

  private func isNumber(_ index: Int) -> Bool { line.reader.numeral(index) != nil }

  /// The end of a remark in parentheses that holds no number.
  private func labelEnd(after open: Int) -> Int? {
    for index in (open + 1)..<(open + 9) {
      if line.word(index) == ")" { return index + 1 }
      guard isName(index) || line.word(index) == "-" else { return nil }
    }
    return nil
  }

  // MARK: Signs

  private static let signs: [String: Operation] = [
    "+": .plus, "plus": .plus, "-": .minus, "minus": .minus, "x": .times, "*": .times,
    "times": .times, "multiplied by": .times, "/": .over, "mal": .times, "por": .times,
  ]

  private static let equals: Set<String> = [
    "is", "are", "makes", "gives", "equals", "totals", "equal", "equal to", "ist", "ergibt",
    "comes",
  ]

  private func operation(at index: Int) -> (Operation, Int)? {
    if line.word(index) == "divided", line.word(index + 1) == "by" { return (.over, index + 2) }
    guard let operation = Self.signs[line.word(index)] else { return nil }
    // "3-5" is a range and "sd3-5" a name; a sign of subtraction stands apart.
    if operation == .minus, line.word(index) == "-" {
      guard line.range.contains(index + 1), line.text.marks[index].isSpaced,
        line.text.marks[index + 1].isSpaced
      else { return nil }
    }
    return (operation, index + 1)
  }

  /// Where the number after an equality sign begins: "=", "≈", "= ~", "is", "comes to about".
  func equality(at start: Int, after side: Side) -> (end: Int, isHedged: Bool)? {
    var index = start
    let sign = line.word(index)
    var isHedged = sign == "~"
    guard
      sign == "=" || sign == "~"
        || (side.operations > 0 && !isSize(side) && Self.equals.contains(sign))
    else { return nil }
    index += 1
    if line.word(index) == "=" { return nil }
    if line.word(index) == "to" { index += 1 }
    while line.word(index) == "~" || line.has(.hedge, in: index..<(index + 1)) {
      isHedged = true
      index += 1
    }
    return (index, isHedged)
  }

  /// Whether a side is a size in pixels: "1280x720 is 21600 tokens" says nothing of their product.
  private func isSize(_ side: Side) -> Bool {
    if case .size = mark(side.marks.lowerBound) { true } else { false }
  }

  /// Whether what stands before may belong to the sum: a sign, or a word with a sign before it.
  private func isContinuation(_ start: Int) -> Bool {
    let before = line.word(start - 1)
    if Self.signs.keys.contains(before) || before == "^" || before == "." { return true }
    return isName(start - 1) && Self.signs.keys.contains(line.word(start - 2))
  }
}
