import Vocabulary

/// A price before and after a change: "Creative Upscale goes from 25 to 60 credits on August 1, 2025".
///
/// Takes two amounts joined by "from ... to" or an arrow beside one name. The old value holds until
/// the day, the new one from it, where a day is stated. Leaves ranges that no word of change announces.
enum ChangedPrice {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard
      statement.has(.change)
        || statement.range.contains(where: { statement.reader.isSign($0, ">") }),
      let venue = PriceVenue.of(statement)
    else { return }
    let day = EffectiveDay.of(statement)
    for (index, quantity) in statement.quantities where !book.taken.contains(index) {
      guard let (old, new, unit, taken, marks) = change(index, quantity, statement) else {
        continue
      }
      let names = NameGroup.all(in: statement, excluding: [])
      guard
        let name = names.last(where: { $0.marks.upperBound <= marks.lowerBound })
          ?? names.first(where: { $0.marks.lowerBound >= marks.upperBound })
      else { continue }
      for index in taken { book.take(index) }
      for subject in name.subjects {
        let id = statement.lexicon.subjects[subject].id
        book.add(
          ClaimBook.Draft(
            rule: "changed-price",
            subject: id,
            attribute: .price,
            value: .amount(old),
            unit: unit,
            until: day,
            venue: venue,
            marks: marks,
            context: [name.marks]
          ),
          in: statement
        )
        book.add(
          ClaimBook.Draft(
            rule: "changed-price",
            subject: id,
            attribute: .price,
            value: .amount(new),
            unit: unit,
            from: day,
            venue: venue,
            marks: marks,
            context: [name.marks]
          ),
          in: statement
        )
      }
    }
  }

  private typealias Change = (Amount, Amount, Unit, [Int], Range<Int>)

  private static func change(
    _ index: Int,
    _ quantity: Quantity,
    _ statement: Statement
  ) -> Change? {
    let reader = statement.reader
    if quantity.isRange, statement.has(.change), let unit = PriceUnit.of(quantity),
      (quantity.figures).contains(where: { reader.has($0, .to) || reader.isSign($0, ">") })
    {
      return (quantity.low, quantity.high, unit, [index], quantity.marks)
    }
    guard index + 1 < statement.text.quantities.count else { return nil }
    let next = statement.text.quantities[index + 1]
    guard !quantity.isRange, !next.isRange, let unit = PriceUnit.of(next), quantity.low != next.low,
      quantity.measure == next.measure || quantity.measure == .bare
    else { return nil }
    let between = quantity.marks.upperBound..<next.marks.lowerBound
    let isArrow =
      !between.isEmpty && between.count <= 3
      && between.allSatisfy {
        reader.isSign($0, ">") || reader.isSign($0, "-") || reader.isSign($0, "=")
      }
      && between.contains { reader.isSign($0, ">") }
    let isWorded =
      statement.has(.change) && !between.isEmpty && between.count <= 2
      && between.contains { reader.has($0, .to) || reader.has($0, .change) }
    guard isArrow || isWorded else { return nil }
    return (
      quantity.low, next.low, unit, [index, index + 1],
      quantity.marks.lowerBound..<next.marks.upperBound
    )
  }
}

/// The day from which a change holds, as the sentence, the heads or the headings state it.
enum EffectiveDay {
  static func of(_ statement: Statement) -> Day? {
    if let day = day(in: statement.text, statement.range) { return day }
    for text in statement.heads + statement.around.texts {
      if let day = day(in: text, 0..<text.marks.count) { return day }
    }
    return statement.facts.announced
  }

  /// The day that the page announces for new prices, where the heads or headings speak of those.
  static func announced(for statement: Statement) -> Day? {
    guard let day = statement.facts.announced else { return nil }
    let over = statement.heads + statement.around.texts.prefix(2)
    let isNew = over.contains { text in
      text.marks.indices.contains { text.reader.has($0, .new) || text.reader.has($0, .change) }
    }
    return isNew ? day : nil
  }

  /// The days on which sentences about prices as such say that new ones begin: "New prices apply
  /// from August 1, 2025".
  static func announced(in text: ScannedText) -> Set<Day> {
    var days: Set<Day> = []
    let reader = text.reader
    for range in text.sentences where text.names(in: range).isEmpty {
      guard let index = range.first(where: { reader.day($0) != nil }), let day = reader.day(index),
        range.contains(where: { reader.has($0, .price) }),
        range.contains(where: { reader.has($0, .new) || reader.has($0, .change) })
      else { continue }
      let before = max(range.lowerBound, index - 3)..<index
      let after = (index + 1)..<min(index + 3, range.upperBound)
      let isEffective =
        before.contains { reader.has($0, .effective) && !reader.has($0, .verified) }
        || after.contains { reader.has($0, .effective) && reader.isWide($0) }
      if isEffective { days.insert(day) }
    }
    return days
  }

  static func day(in text: ScannedText, _ range: Range<Int>) -> Day? {
    for index in range {
      if let day = text.reader.day(index) { return day }
    }
    return nil
  }
}
