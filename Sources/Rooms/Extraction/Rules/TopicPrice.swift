import Vocabulary

/// A price without a name, said of what the text is about.
///
/// Takes "Flat rate of 3 credits per successful generation", "Cost: 8 credits", "uses 5 credits per
/// call", "each generation takes 3 credits" where the operation's path, the text before or the nearest heading names one service. Leaves
/// sentences that name something of their own.
enum TopicPrice {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard let price = PriceGroup.all(in: statement, taken: book.taken).first,
      isSaid(price, statement), !namesSomethingElse(before: price, statement),
      let venue = PriceVenue.of(statement), !Derivation.isWorkedOut(statement),
      let topic = Topic.of(statement)
    else { return }
    for member in price.members {
      book.take(member.index)
      if member.unit.numerator == "credit", statement.facts.hasForeignCredits { continue }
      for subject in topic.subjects {
        book.add(
          ClaimBook.Draft(
            rule: "topic-price",
            subject: statement.lexicon.subjects[subject].id,
            attribute: .price,
            value: member.quantity.value,
            unit: member.unit,
            conditions: Settings.of(statement, statement.range),
            isApproximate: member.quantity.isHedged,
            from: EffectiveDay.announced(for: statement),
            venue: venue,
            marks: member.quantity.marks
          ),
          in: statement
        )
      }
    }
  }

  /// Whether the words make it the price of one operation.
  private static func isSaid(_ price: PriceGroup, _ statement: Statement) -> Bool {
    if price.members.contains(where: { $0.quantity.rate != nil }) { return true }
    let isHeaded = statement.heads.contains { FieldUnit.of($0) != nil }
    if isHeaded { return true }
    let reader = statement.reader
    let before = statement.range.lowerBound..<price.marks.lowerBound
    if before.contains(where: { reader.has($0, .negation) }) { return false }
    if statement.has(.failure, in: before), !statement.has(.success, in: before) { return false }
    if isGeneric(before, statement) || isOnlyLimited(before, statement) { return true }
    let isLabel =
      reader.isSign(before.upperBound - 1, ":") || reader.isSign(before.upperBound - 1, "=")
    return before.contains {
      reader.has($0, .price) || reader.has($0, .charge) || (isLabel && reader.has($0, .credit))
        || reader.has($0, .consumes)
    }
  }

  /// Whether nothing but a limit stands before the price, under a heading that announces prices:
  /// "Up to 30 steps: 0.9 credits".
  private static func isOnlyLimited(_ before: Range<Int>, _ statement: Statement) -> Bool {
    guard let heading = statement.around.headings.first,
      heading.marks.indices.contains(where: {
        heading.reader.has($0, .price) || heading.reader.has($0, .credit)
      })
    else { return false }
    let limits = statement.quantities.map(\.quantity).filter { $0.measure == .thing(.step) }
    return before.allSatisfy { index in
      if case .sign = statement.reader.marks[index].kind { return true }
      return statement.reader.has(index, .atMost) || statement.reader.has(index, .atLeast)
        || limits.contains { $0.marks.contains(index) }
    } && (before.isEmpty || limits.contains { before.contains($0.marks.lowerBound) })
  }

  /// Whether the sentence is about any one run of the operation: "a generation takes", "this endpoint costs".
  private static func isGeneric(_ before: Range<Int>, _ statement: Statement) -> Bool {
    let reader = statement.reader
    guard !before.contains(where: { reader.numeral($0) != nil }),
      let subject = before.first(where: {
        reader.thing($0) == .generation || reader.thing($0) == .request || reader.has($0, .model)
      })
    else { return false }
    return before.contains { $0 > subject && reader.has($0, .costs) }
  }

  /// Whether a name that is none of ours stands before the price.
  private static func namesSomethingElse(
    before price: PriceGroup,
    _ statement: Statement
  ) -> Bool {
    let reader = statement.reader
    var isFirst = true
    for index in statement.range where index < price.marks.lowerBound {
      if reader.isWord(index), reader.isCapital(index), !isFirst { return true }
      if let role = reader.vendor(index)?.role, role == .maker || role == .host { return true }
      if reader.isWord(index) || reader.term(index) != nil { isFirst = false }
    }
    return false
  }
}

/// What a text is about: the service whose price it may give without naming it again.
struct Topic {
  let subjects: [Int]

  /// How many marks back a text is still about what it named.
  private static let memory = 600

  /// From the path of the operation, the text so far, then the headings from the innermost out.
  static func of(_ statement: Statement) -> Self? {
    let (text, start) = (statement.text, statement.range.lowerBound)
    if let path = statement.around.path,
      let topic = single(in: path, 0..<path.marks.count, statement)
    {
      return topic
    }
    if statement.shape == .code {
      if let named = statement.around.trail.named {
        return single(in: named.text, named.range, statement)
      }
    } else if start > 0, let topic = first(in: text, max(0, start - Self.memory)..<start, statement)
    {
      return topic
    }
    for heading in statement.around.headings {
      let names = names(in: heading, 0..<heading.marks.count, statement)
      if !names.isEmpty {
        return Set(names.flatMap { $0 }).count == names[0].count ? Self(subjects: names[0]) : nil
      }
    }
    return nil
  }

  private static func single(
    in text: ScannedText,
    _ range: Range<Int>,
    _ statement: Statement
  ) -> Self? {
    names(in: text, range, statement).last.map { Self(subjects: $0) }
  }

  private static func first(
    in text: ScannedText,
    _ range: Range<Int>,
    _ statement: Statement
  ) -> Self? {
    names(in: text, range, statement).first.map { Self(subjects: $0) }
  }

  private static func names(
    in text: ScannedText,
    _ range: Range<Int>,
    _ statement: Statement
  ) -> [[Int]] {
    Statement(
      text: text,
      range: range,
      block: statement.block,
      around: statement.around,
      facts: statement.facts,
      shape: .heading
    ).mentions([.service, .model]).map(\.subjects)
  }
}
