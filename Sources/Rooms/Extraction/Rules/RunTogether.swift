import Vocabulary

/// Rows whose cells a bad text export ran together: "Stable Image Core3$0.03", "$101,000 credits$0.01 / credit".
///
/// Figures that stand tight before a dollar amount are cut where the arithmetic agrees: credits times
/// the price of a credit are the dollars; the price of a pack over its credits is the rate. Where no
/// cut agrees, or several do, nothing is read.
enum RunTogether {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard let venue = PriceVenue.of(statement) else { return }
    packs(statement, venue, &book)
    rows(statement, venue, &book)
  }

  // MARK: - Packs

  private static func packs(_ statement: Statement, _ venue: Venue?, _ book: inout ClaimBook) {
    let quantities = statement.quantities
    for (position, (index, quantity)) in quantities.enumerated() where !book.taken.contains(index) {
      let reader = statement.reader
      // The grammar takes "$101,000" as dollars; the word behind shows that credits are counted too.
      guard quantity.measure == .dollar, !quantity.isRange,
        reader.isSign(quantity.marks.lowerBound, "$"),
        reader.has(quantity.figures.upperBound, .credit),
        let rate = rate(in: quantities[(position + 1)...].map { $0 }, statement),
        let (price, credits) = cut(quantity, rate, statement)
      else { continue }
      book.take(index)
      book.add(
        ClaimBook.Draft(
          rule: "run-together",
          subject: Known.topUp,
          attribute: .price,
          value: .amount(price),
          unit: .usd,
          conditions: ["credits": credits.description],
          venue: venue,
          marks: quantity.marks.lowerBound..<(quantity.figures.upperBound + 1)
        ),
        in: statement
      )
    }
  }

  private static func rate(
    in quantities: [(index: Int, quantity: Quantity)],
    _ statement: Statement
  ) -> Amount? {
    quantities.first { $0.quantity.rate?.counted == .credit }?.quantity.low
      ?? statement.facts.creditPrice
  }

  private static func cut(
    _ quantity: Quantity,
    _ rate: Amount,
    _ statement: Statement
  ) -> (Amount, Amount)? {
    let range = statement.reader.marks[quantity.figures.lowerBound].range
    let bytes = Array(statement.reader.text.bytes[range])
    var found: [(Amount, Amount)] = []
    for position in bytes.indices.dropFirst() {
      guard let price = FigureText.amount(bytes[..<position]),
        let credits = FigureText.amount(bytes[position...]),
        credits.multiplied(by: rate) == price, credits > .zero
      else { continue }
      found.append((price, credits))
    }
    return found.count == 1 ? found[0] : nil
  }

  // MARK: - Rows

  private static func rows(_ statement: Statement, _ venue: Venue?, _ book: inout ClaimBook) {
    guard let rate = statement.facts.creditPrice else { return }
    for (index, dollars) in statement.quantities {
      guard dollars.measure == .dollar, dollars.isPrice, !book.taken.contains(index),
        let credits = figures(before: dollars, statement),
        let (cutAt, low, high) = cut(credits, dollars, rate, statement),
        let (subjects, name) = name(upTo: cutAt, statement)
      else { continue }
      for (other, quantity) in statement.quantities
      where quantity.marks.upperBound <= dollars.marks.lowerBound { book.take(other) }
      book.take(index)
      let marks = credits.lowerBound..<dollars.marks.lowerBound
      for subject in subjects {
        let id = statement.lexicon.subjects[subject].id
        add(
          id,
          low == high ? .amount(low) : .range(low, high),
          .creditPerGeneration,
          marks,
          name,
          venue,
          statement,
          &book
        )
        add(id, dollars.value, .usdPerGeneration, dollars.marks, name, venue, statement, &book)
      }
    }
  }

  private static func add(
    _ subject: Identifier<Subject>,
    _ value: Value,
    _ unit: Unit,
    _ marks: Range<Int>,
    _ name: Range<Int>,
    _ venue: Venue?,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    book.add(
      ClaimBook.Draft(
        rule: "run-together",
        subject: subject,
        attribute: .price,
        value: value,
        unit: unit,
        venue: venue,
        marks: marks,
        context: [name]
      ),
      in: statement
    )
  }

  /// The marks of the figures that stand tight before an amount: "1.00.2-0.6" before "$0.002".
  private static func figures(before dollars: Quantity, _ statement: Statement) -> Range<Int>? {
    let reader = statement.reader
    var first = dollars.marks.lowerBound
    guard reader.isSign(first, "$"), !reader.marks[first].isSpaced else { return nil }
    while first > statement.range.lowerBound, isFigure(first - 1, reader),
      !reader.marks[first].isSpaced
    {
      first -= 1
    }
    guard first < dollars.marks.lowerBound, reader.numeral(first) != nil else { return nil }
    return first..<dollars.marks.lowerBound
  }

  private static func isFigure(_ index: Int, _ reader: MarkReader) -> Bool {
    reader.numeral(index) != nil || reader.isSign(index, "-") || reader.isSign(index, ".")
  }

  /// Where the credits begin: the only place from which the figures times the rate are the dollars.
  private static func cut(
    _ figures: Range<Int>,
    _ dollars: Quantity,
    _ rate: Amount,
    _ statement: Statement
  ) -> (Int, Amount, Amount)? {
    let reader = statement.reader
    let start = reader.marks[figures.lowerBound].range.lowerBound
    let end = reader.marks[figures.upperBound - 1].range.upperBound
    for position in start..<end {
      guard let (low, high) = FigureText.range(reader.text.bytes[position..<end]),
        low.multiplied(by: rate) == dollars.low, high.multiplied(by: rate) == dollars.high
      else { continue }
      return (position, low, high)
    }
    return nil
  }

  /// The last name in what stands before the cut, read again without the figures.
  private static func name(
    upTo position: Int,
    _ statement: Statement
  ) -> ([Int], Range<Int>)? {
    let reader = statement.reader
    let start = reader.marks[statement.range.lowerBound].range.lowerBound
    let scanner = Scanner(lexicon: statement.lexicon, style: statement.facts.style)
    let cut = reader.text.original(start..<max(position, start))
    let text = ScannedText(statement.text.source.slice(cut), scanner)
    let before = Statement(
      text: text,
      range: 0..<text.marks.count,
      block: statement.block,
      around: statement.around,
      facts: statement.facts,
      shape: statement.shape
    )
    guard let name = NameGroup.all(in: before, excluding: []).last, name.subjects.count == 1 else {
      return nil
    }
    // The marks up to the cut are the same in both texts, but for a figure that the cut shortened.
    let last = min(name.marks.upperBound, statement.text.marks.count)
    return (name.subjects, min(name.marks.lowerBound, last - 1)..<last)
  }
}

/// Plain figures as bytes: "1,000", "6.5", "0.2-0.6".
enum FigureText {
  static func amount(_ bytes: ArraySlice<UInt8>) -> Amount? {
    guard let first = bytes.first, Scanner.isDigit(first),
      Scanner.isDigit(bytes[bytes.endIndex - 1])
    else {
      return nil
    }
    let groups = bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard groups[0].count <= 3, first != 48,
        groups.dropFirst().allSatisfy({ $0.prefix { Scanner.isDigit($0) }.count == 3 })
      else { return nil }
    }
    // "00" and "05" are no figures of a price.
    if bytes.count > 1, first == 48, bytes[bytes.startIndex + 1] != UInt8(ascii: ".") { return nil }
    return Amount(String(decoding: bytes.filter { $0 != UInt8(ascii: ",") }, as: UTF8.self))
  }

  static func range(_ bytes: ArraySlice<UInt8>) -> (Amount, Amount)? {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, let low = amount(first) else { return nil }
    guard parts.count > 1 else { return (low, low) }
    guard parts.count == 2, let high = amount(parts[1]), low < high else { return nil }
    return (low, high)
  }
}
