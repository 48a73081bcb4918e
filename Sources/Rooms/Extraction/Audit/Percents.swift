import Vocabulary

/// Differences in percent: "from 25 to 60 credits, an increase of 140%", "Core is 62% cheaper than Ultra".
///
/// Takes a percentage with a word that says which way, and two prices in the same sentence or two
/// services that the page prices. Leaves shares and discounts whose other price is not there.
enum Percents {
  static func read(_ line: AuditLine, _ page: AuditPage, into book: inout AuditBook) {
    let percents = line.figures.filter { $0.measure == .thing(.percent) && !$0.isRange }
    guard percents.count == 1, let percent = percents.first, line.has(directions) else { return }
    readAmounts(percent, line, into: &book)
    readNames(percent, line, page, into: &book)
  }

  private static let less: Set<String> = [
    "cheaper", "less", "lower", "off", "discount", "save", "saves", "saving", "savings", "saved",
    "below",
    "reduction", "decrease", "decreased", "drop", "dropped", "cut", "less than", "cheaper than",
    "under",
  ]
  private static let directions: Set<String> = less.union([
    "more", "higher", "increase", "increased", "increases", "rise", "rose", "expensive", "up",
    "hike",
    "more than", "above", "raised",
  ])

  private static func readAmounts(_ percent: Figure, _ line: AuditLine, into book: inout AuditBook)
  {
    let money = line.figures.filter(\.isMoney)
    if money.count == 1, let range = money.first, range.isRange {
      add(
        percent,
        range.low,
        range.high,
        line,
        from: range.marks,
        isCertain: line.has(["from"]),
        into: &book
      )
      return
    }
    let measures = Set(money.map(\.measure))
    guard money.count == 2, measures.count == 1, money.allSatisfy({ !$0.isRange }) else { return }
    let marks = money[0].marks.lowerBound..<money[1].marks.upperBound
    // Which of the two is the base is told by words that vary; the other way round may be right too.
    add(percent, money[0].low, money[1].low, line, from: marks, isCertain: false, into: &book)
    add(percent, money[1].low, money[0].low, line, from: marks, isCertain: false, into: &book)
  }

  private static func readNames(
    _ percent: Figure,
    _ line: AuditLine,
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    let end = percent.marks.upperBound
    guard line.has(directions, in: end..<(end + 3)), let base = line.firstName(in: end..<(end + 8)),
      let subject = line.names.last(where: { $0.mark < percent.marks.lowerBound }),
      subject.subject != base.subject
    else { return }
    let measures: [Quantity.Measure] = [.credit, .dollar]
    for measure in measures {
      let own = page.prices.prices(of: subject.subject, in: measure)
      let other = page.prices.prices(of: base.subject, in: measure)
      guard own.count == 1, other.count == 1, let new = own[0].amount(.halfEven),
        let old = other[0].amount(.halfEven)
      else { continue }
      let marks = subject.mark..<(base.mark + 1)
      let isCertain =
        (new < old) == line.has(less, in: end..<(end + 3))
        && page.prices.isConfirmed(subject.subject) && page.prices.isConfirmed(base.subject)
      add(percent, old, new, line, from: marks, isCertain: isCertain, into: &book)
      return
    }
  }

  private static func add(
    _ percent: Figure,
    _ old: Amount,
    _ new: Amount,
    _ line: AuditLine,
    from marks: Range<Int>,
    isCertain: Bool,
    into book: inout AuditBook
  ) {
    guard let value = change(from: old, to: new) else { return }
    let reckoning = line.reckoning(
      "percent",
      percent,
      from: marks.lowerBound,
      to: marks.upperBound,
      "(\(max(old, new)) - \(min(old, new))) / \(old) × 100",
      value,
      isCertain: isCertain && percent.bound == nil
    )
    if let reckoning { book.add(reckoning) }
  }

  /// The size of a change in percent of the old amount.
  static func change(from old: Amount, to new: Amount) -> Rational? {
    guard old.units > 0, let difference = new.subtracting(old)?.magnitude else { return nil }
    return Rational(difference).divided(by: Rational(old))?.multiplied(by: Rational(Amount(100)))
  }
}
