extension Formula: CustomStringConvertible {
  /// The notation that `init(parsing:)` reads: "0.9 * max(steps, 30) / 30", "roundup(0.5 * steps, 0.1)".
  package var description: String {
    guard let rounding else { return expression.text(above: 0) }
    return "\(Self.name(of: rounding.rounding))(\(expression.text(above: 0)), \(rounding.step))"
  }

  /// Reads the notation of `description`; `nil` where the text is no formula.
  package init?(parsing text: String) {
    var parser = FormulaParser(text)
    guard let formula = parser.formula() else { return nil }
    self = formula
  }

  static func name(of rounding: Rounding) -> String {
    switch rounding {
    case .halfEven: "roundeven"
    case .halfUp: "round"
    case .up: "roundup"
    case .down: "rounddown"
    }
  }
}

extension Formula.Expression {
  /// The expression, in parentheses where it binds less tightly than its surroundings.
  fileprivate func text(above precedence: Int) -> String {
    func joined(_ left: Self, _ sign: String, _ right: Self, _ own: Int) -> String {
      let inner = "\(left.text(above: own)) \(sign) \(right.text(above: own + 1))"
      return own < precedence ? "(\(inner))" : inner
    }
    switch self {
    case .constant(let amount): return amount.description
    case .parameter(let name): return name
    case .sum(let left, let right): return joined(left, "+", right, 1)
    case .difference(let left, let right): return joined(left, "-", right, 1)
    case .product(let left, let right): return joined(left, "*", right, 2)
    case .quotient(let left, let right): return joined(left, "/", right, 2)
    case .larger(let left, let right):
      return "max(\(left.text(above: 0)), \(right.text(above: 0)))"
    case .smaller(let left, let right):
      return "min(\(left.text(above: 0)), \(right.text(above: 0)))"
    }
  }
}

/// Recursive descent over "sum := product (± product)*", with a bound on nesting.
private struct FormulaParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// Deeper than any price formula, far from the end of the stack.
  private static let deepest = 64

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func formula() -> Formula? {
    for rounding in Rounding.allCases where take(word: Formula.name(of: rounding)) {
      guard
        take("("), let expression = sum(), take(","), let step = number(), step > .zero,
        take(")"), isAtEnd
      else { return nil }
      return Formula(expression, rounding: Formula.Step(step, rounding))
    }
    guard let expression = sum(), isAtEnd else { return nil }
    return Formula(expression)
  }

  private mutating func sum() -> Formula.Expression? {
    guard var left = product() else { return nil }
    while true {
      if take("+") {
        guard let right = product() else { return nil }
        left = .sum(left, right)
      } else if take("-") {
        guard let right = product() else { return nil }
        left = .difference(left, right)
      } else {
        return left
      }
    }
  }

  private mutating func product() -> Formula.Expression? {
    guard var left = factor() else { return nil }
    while true {
      if take("*") {
        guard let right = factor() else { return nil }
        left = .product(left, right)
      } else if take("/") {
        guard let right = factor() else { return nil }
        left = .quotient(left, right)
      } else {
        return left
      }
    }
  }

  private mutating func factor() -> Formula.Expression? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return nil }
    if take("(") {
      guard let inner = sum(), take(")") else { return nil }
      return inner
    }
    if let amount = number() { return .constant(amount) }
    guard let name = word() else { return nil }
    guard name == "max" || name == "min" else { return .parameter(name) }
    guard take("("), let left = sum(), take(","), let right = sum(), take(")") else { return nil }
    return name == "max" ? .larger(left, right) : .smaller(left, right)
  }

  private var isAtEnd: Bool {
    bytes[position...].allSatisfy { $0 == UInt8(ascii: " ") }
  }

  private mutating func skipSpaces() {
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
  }

  private mutating func take(_ sign: Character) -> Bool {
    skipSpaces()
    guard position < bytes.count, bytes[position] == sign.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func take(word expected: String) -> Bool {
    let start = position
    if word() == expected { return true }
    position = start
    return false
  }

  private mutating func run(while isPart: (UInt8) -> Bool) -> String? {
    skipSpaces()
    let start = position
    while position < bytes.count, isPart(bytes[position]) { position += 1 }
    return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }

  private mutating func number() -> Amount? {
    let start = position
    let digits = run { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    if let amount = digits.flatMap({ Amount($0) }) { return amount }
    position = start
    return nil
  }

  private mutating func word() -> String? {
    run { (97...122).contains($0) || $0 == UInt8(ascii: "_") }
  }
}
