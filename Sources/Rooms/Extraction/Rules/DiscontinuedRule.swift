import Vocabulary

/// The day on which a service ended: "Stability deprecated the SD1.6 API on July 24, 2025".
///
/// Takes names, a word of ending and one day in one sentence, a row whose head has the word, and the
/// items of a list that such a sentence announces. Leaves sentences with another maker's
/// name, and days without a word of ending.
enum DiscontinuedRule {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard statement.vendor?.role != .maker else { return }
    if let (cue, day) = ending(in: statement.text, statement.range),
      let value = statement.reader.day(day)
    {
      let names = NameGroup.all(in: statement, excluding: [])
      let meant = names.filter { $0.marks.lowerBound <= max(cue, day) }
      let context = [cue..<(cue + 1)]
      for group in meant.isEmpty ? names : meant {
        add(group, value, day..<(day + 1), context + [group.marks], statement, &book)
      }
    } else if let day = headed(statement), let value = statement.reader.day(day) {
      for group in NameGroup.all(in: statement, excluding: []).prefix(1) {
        add(group, value, day..<(day + 1), [group.marks], statement, &book)
      }
    } else if statement.shape == .item, statement.quantities.isEmpty,
      let value = announced(statement)
    {
      for group in NameGroup.all(in: statement, excluding: []).prefix(1) {
        add(group, value, group.marks, [], statement, &book)
      }
    }
  }

  /// The one day of a row under a head that speaks of endings.
  private static func headed(_ statement: Statement) -> Int? {
    let days = statement.range.filter { statement.reader.day($0) != nil }
    let isHeaded = statement.heads.contains { head in
      head.marks.indices.contains { head.reader.has($0, .discontinued) }
    }
    return isHeaded && days.count == 1 ? days.first : nil
  }

  /// Whether the note or heading over a list announces endings with their day.
  static func announced(_ statement: Statement) -> Day? {
    for text in [statement.around.lead, statement.around.headings.first].compactMap({ $0 }) {
      guard let last = text.sentences.last, let (_, day) = ending(in: text, last) else { continue }
      return text.reader.day(day)
    }
    return nil
  }

  /// A word of ending and the day nearest to it.
  private static func ending(in text: ScannedText, _ range: Range<Int>) -> (cue: Int, day: Int)? {
    let reader = text.reader
    guard let cue = range.first(where: { reader.has($0, .discontinued) }),
      let day = range.filter({ reader.day($0) != nil }).min(by: { abs($0 - cue) < abs($1 - cue) })
    else { return nil }
    return (cue, day)
  }

  private static func add(
    _ group: NameGroup,
    _ day: Day,
    _ marks: Range<Int>,
    _ context: [Range<Int>],
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    for subject in group.subjects {
      book.add(
        ClaimBook.Draft(
          rule: "discontinued",
          subject: statement.lexicon.subjects[subject].id,
          attribute: .discontinuedOn,
          value: .day(day),
          unit: .date,
          marks: marks,
          context: context
        ),
        in: statement
      )
    }
  }
}
