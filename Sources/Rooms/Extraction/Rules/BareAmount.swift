import Vocabulary

/// A figure whose unit stands elsewhere: "Conservative is 40", "Erase: 5" under "Credits", "6.5 ($0.065)".
///
/// Takes a figure right beside a name where the same text counted in credits before, where dollars in
/// parentheses agree at the page's rate, or where a heading or head names the unit. Leaves figures
/// that a word follows: "8 billion parameters".
enum BareAmount {
  /// How many amounts back a text's unit is still remembered.
  private static let memory = 40

  static func unit(of quantity: Quantity, _ index: Int, in statement: Statement) -> Unit? {
    guard quantity.measure == .bare, quantity.rate == nil, isFree(quantity, statement),
      isBesideName(quantity, statement)
    else { return nil }
    let earlier = statement.text.quantities.prefix(index).suffix(Self.memory).last { $0.isPrice }
    if earlier?.measure == .credit { return .creditPerGeneration }
    if agreesWithDollars(quantity, index, statement) { return .creditPerGeneration }
    guard statement.shape != .prose else { return nil }
    if statement.shape == .code {
      return statement.around.trail.opener.flatMap { UnitHint.of($0.text, in: $0.range) }
    }
    return UnitHint.of(
      statement.heads + [statement.around.lead].compactMap { $0 }
        + statement.around.headings.prefix(1)
    )
  }

  /// Whether nothing goes on with the figure.
  private static func isFree(_ quantity: Quantity, _ statement: Statement) -> Bool {
    let next = quantity.marks.upperBound
    guard next < statement.range.upperBound else { return true }
    let reader = statement.reader
    if case .sign(let byte) = reader.marks[next].kind {
      return ",.;)(|]}\"'/=~>-".utf8.contains(byte)
    }
    return reader.has(next, .and) || reader.has(next, .to) || reader.has(next, .forSubject)
      || reader.has(next, .each)
  }

  private static func isBesideName(_ quantity: Quantity, _ statement: Statement) -> Bool {
    let reader = statement.reader
    var before = quantity.marks.lowerBound - 1
    for _ in 0..<3 where reader.term(before).map({ $0.candidates.isEmpty }) ?? true {
      if reader.numeral(before) != nil { return false }
      before -= 1
    }
    if reader.names(before) { return true }
    let after = quantity.marks.upperBound
    return reader.isSign(after, "(") && reader.names(after + 1)
      || reader.has(after, .forSubject) && reader.names(after + 1)
  }

  private static func agreesWithDollars(
    _ quantity: Quantity,
    _ index: Int,
    _ statement: Statement
  ) -> Bool {
    guard index + 1 < statement.text.quantities.count, let rate = statement.facts.creditPrice else {
      return false
    }
    let next = statement.text.quantities[index + 1]
    return next.measure == .dollar && next.marks.lowerBound - quantity.marks.upperBound <= 2
      && quantity.low.multiplied(by: rate) == next.low
  }
}

/// The unit that a heading or a column head gives to the figures under it.
enum UnitHint {
  static func of(_ texts: [ScannedText]) -> Unit? {
    for text in texts {
      if let unit = of(text) { return unit }
    }
    return nil
  }

  /// "Credits per image", "Cost (USD)", "$ / call"; `nil` where the text is about something else.
  static func of(_ text: ScannedText, in range: Range<Int>? = nil) -> Unit? {
    let reader = text.reader
    let indices = range ?? reader.marks.indices
    if text.quantities.contains(where: { $0.isPrice && indices.contains($0.marks.lowerBound) }) {
      return nil
    }
    let hasCredit = indices.contains { reader.has($0, .credit) }
    let hasDollar = indices.contains { reader.isSign($0, "$") || reader.has($0, .dollar) }
    if indices.contains(where: { reader.has($0, .cent) }), !hasDollar { return nil }
    if hasCredit, !hasDollar { return .creditPerGeneration }
    return hasDollar && !hasCredit ? .usdPerGeneration : nil
  }
}
