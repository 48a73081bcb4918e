import Vocabulary

/// The day on which a service ended: "Stability deprecated the SD1.6 API on July 24, 2025".
///
/// Takes names, a word of ending and one day in one sentence. Leaves sentences with another maker's
/// name, and days without a word of ending.
enum DiscontinuedRule {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    let reader = statement.reader
    guard let cue = statement.first(.discontinued),
      let day = statement.range.filter({ reader.day($0) != nil }).min(by: {
        abs($0 - cue) < abs($1 - cue)
      }),
      let value = reader.day(day), statement.vendor?.role != .maker
    else { return }
    let names = NameGroup.all(in: statement, excluding: [])
    let isBehind = { (group: NameGroup) in group.marks.lowerBound > max(cue, day) }
    let meant = names.filter { !isBehind($0) }
    for group in meant.isEmpty ? names : meant {
      for subject in group.subjects {
        book.add(
          ClaimBook.Draft(
            rule: "discontinued",
            subject: statement.lexicon.subjects[subject].id,
            attribute: .discontinuedOn,
            value: .day(value),
            unit: .date,
            marks: day..<(day + 1),
            context: [group.marks, cue..<(cue + 1)]
          ),
          in: statement
        )
      }
    }
  }
}
