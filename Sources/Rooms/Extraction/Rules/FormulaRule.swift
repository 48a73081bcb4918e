import Vocabulary

/// A price as a formula of settings: "credits = 17 + 0.06 * steps", "cost = 0.9 * (steps / 30)".
///
/// Takes an expression of figures, signs and the settings steps, width and height, with at least one
/// product. Leaves expressions of figures alone: those are worked examples.
enum FormulaRule {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard hasProduct(statement), let venue = PriceVenue.of(statement) else { return }
    for run in runs(statement) {
      guard var formula = formula(run, statement) else { continue }
      var conditions = conditions(statement)
      if let (whole, flat) = whole(formula, run, statement) {
        formula = whole
        conditions = [:]
        book.take(flat)
      }
      for (index, quantity) in statement.quantities where run.contains(quantity.figures.lowerBound)
      {
        book.take(index)
      }
      let names = NameGroup.all(in: statement, excluding: [run])
      let subjects = names.first?.subjects ?? Topic.of(statement)?.subjects ?? []
      for subject in subjects {
        book.add(
          ClaimBook.Draft(
            rule: "formula",
            subject: statement.lexicon.subjects[subject].id,
            attribute: .price,
            value: .formula(formula),
            unit: unit(run, statement),
            conditions: conditions,
            venue: venue,
            marks: run
          ),
          in: statement
        )
      }
    }
  }

  /// Whether a sign of multiplication stands anywhere; nearly all statements end here.
  private static func hasProduct(_ statement: Statement) -> Bool {
    let reader = statement.reader
    return statement.range.contains { index in
      let range = reader.marks[index].range
      return range.count == 1
        && [UInt8(ascii: "*"), UInt8(ascii: "x")].contains(reader.text.bytes[range.lowerBound])
    }
  }

  /// Runs of marks that may make up an expression.
  private static func runs(_ statement: Statement) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in statement.range {
      if token(index, statement) != nil {
        start = start ?? index
      } else if let first = start {
        runs.append(first..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<statement.range.upperBound) }
    return runs.compactMap { trimmed($0, statement) }
  }

  /// The run without signs that only stand around it.
  private static func trimmed(_ run: Range<Int>, _ statement: Statement) -> Range<Int>? {
    var (lower, upper) = (run.lowerBound, run.upperBound)
    let reader = statement.reader
    while lower < upper, "+-*/,)".unicodeScalars.contains(where: { reader.isSign(lower, $0) }) {
      lower += 1
    }
    while lower < upper, "+-*/,(".unicodeScalars.contains(where: { reader.isSign(upper - 1, $0) }) {
      upper -= 1
    }
    let tokens = (lower..<upper).compactMap { token($0, statement) }
    let hasProduct =
      tokens.contains("*") && tokens.contains { ["steps", "width", "height"].contains($0) }
    let hasFigure = (lower..<upper).contains { reader.numeral($0) != nil }
    return hasProduct && hasFigure ? lower..<upper : nil
  }

  private static func token(_ index: Int, _ statement: Statement) -> String? {
    let reader = statement.reader
    if let numeral = reader.numeral(index) { return numeral.amount.description }
    if case .sign(let byte) = reader.marks[index].kind {
      return "+-*/(),".utf8.contains(byte) ? String(UnicodeScalar(byte)) : nil
    }
    if reader.thing(index) == .step { return "steps" }
    switch String(decoding: reader.text.bytes[reader.marks[index].range], as: UTF8.self) {
    case "x": return "*"
    case "w", "width": return "width"
    case "h", "height": return "height"
    case "max": return "max"
    case "min": return "min"
    default: return nil
    }
  }

  private static func formula(_ run: Range<Int>, _ statement: Statement) -> Formula? {
    let text = run.compactMap { token($0, statement) }.joined(separator: " ")
    return Formula(parsing: text).map { Formula($0.expression.flattened, rounding: $0.rounding) }
  }

  /// "0.9 credits up to 30 steps and 0.9 * steps / 30 above" as one formula that starts to rise there;
  /// with the flat price that it takes in.
  private static func whole(
    _ formula: Formula,
    _ run: Range<Int>,
    _ statement: Statement
  ) -> (Formula, Int)? {
    let limit = statement.quantities.first {
      $0.quantity.measure == .thing(.step) && $0.quantity.bound == .atMost
        && !run.contains($0.quantity.marks.lowerBound)
    }
    guard let steps = limit?.quantity.low, formula.parameters == ["steps"],
      let value = formula.value(at: ["steps": steps]),
      let flat = statement.quantities.first(where: {
        $0.quantity.isPrice && $0.quantity.low == value
          && !run.contains($0.quantity.marks.lowerBound)
      })
    else { return nil }
    let text = run.compactMap { token($0, statement) }
      .map { $0 == "steps" ? "max(steps, \(steps))" : $0 }
    return Formula(parsing: text.joined(separator: " ")).map {
      (Formula($0.expression.flattened, rounding: $0.rounding), flat.index)
    }
  }

  private static func unit(_ run: Range<Int>, _ statement: Statement) -> Unit {
    let isDollar = statement.range.contains {
      statement.reader.isSign($0, "$") || statement.reader.has($0, .dollar)
    }
    return isDollar && !statement.has(.credit) ? .usdPerGeneration : .creditPerGeneration
  }

  /// From how many steps on it holds, where the sentence or the one before says it.
  private static func conditions(_ statement: Statement) -> [String: String] {
    var ranges = [(statement.text, statement.range)]
    if let before = statement.text.sentence(before: statement.range.lowerBound) {
      ranges.append((statement.text, before))
    } else if let lead = statement.around.lead, let last = lead.sentences.last {
      ranges.append((lead, last))
    }
    for (text, range) in ranges {
      let limits = text.quantities[text.quantities(in: range)].filter {
        $0.measure == .thing(.step) && $0.bound != nil
      }
      if let limit = limits.first { return ["steps": Settings.steps(limit, statement)] }
    }
    return [:]
  }
}

extension Formula.Expression {
  /// "0.9 * (steps / 30)" as "0.9 * steps / 30", so that one formula is written in one way.
  fileprivate var flattened: Self {
    switch self {
    case .product(let left, .quotient(let over, let under)):
      return .quotient(.product(left.flattened, over.flattened), under.flattened)
    case .product(let left, let right): return .product(left.flattened, right.flattened)
    case .quotient(let left, let right): return .quotient(left.flattened, right.flattened)
    case .sum(let left, let right): return .sum(left.flattened, right.flattened)
    case .difference(let left, let right): return .difference(left.flattened, right.flattened)
    case .larger(let left, let right): return .larger(left.flattened, right.flattened)
    case .smaller(let left, let right): return .smaller(left.flattened, right.flattened)
    case .constant, .parameter: return self
    }
  }
}
