import Vocabulary

/// What a credit costs, and what a pack of credits costs.
///
/// Takes "1 credit = $0.01", "$0.01 per credit", "credits cost $0.01 each", "100 credits = $1" as the
/// price of a credit; "$10 for 1,000 credits", "a 1,000-credit top-up costs $10" as a pack;
/// "$10 per 1,000 credits" as both. Leaves what a plan includes and what credits buy.
enum CreditPrice {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    let quantities = statement.quantities.filter { !book.taken.contains($0.index) }
    guard quantities.contains(where: { $0.quantity.measure == .dollar }),
      let venue = PriceVenue.ofPlatform(statement)
    else { return }
    for (position, (index, quantity)) in quantities.enumerated() {
      guard quantity.measure == .dollar, !quantity.isRange, !book.taken.contains(index) else {
        continue
      }
      if let rate = quantity.rate, rate.counted == .credit {
        perCredit(quantity, rate, index, venue, statement, &book)
        continue
      }
      if quantity.rate != nil { continue }
      if let count = bareCount(after: quantity, statement) {
        perCredit(
          quantity,
          Quantity.Rate(count: count, counted: .credit),
          index,
          venue,
          statement,
          &book
        )
        continue
      }
      let credits = neighbours(of: position, in: quantities).first {
        isPair($0.quantity, quantity, statement)
      }
      if let credits, !book.taken.contains(credits.index) {
        pair(credits, (index, quantity), venue, statement, &book)
      } else if isEachCredit(quantity, statement) {
        addRate(quantity.low, quantity, index, venue, statement, &book)
      }
    }
  }

  /// "$0.01 per credit", "$10 per 1,000 credits".
  private static func perCredit(
    _ quantity: Quantity,
    _ rate: Quantity.Rate,
    _ index: Int,
    _ venue: Venue?,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    guard let price = quantity.low.divided(by: rate.count) else { return }
    addRate(price, quantity, index, venue, statement, &book)
    if rate.count > .one { addPack(quantity, rate.count, venue, quantity.marks, statement, &book) }
  }

  /// The 1000 of "credits cost only $10 per 1000".
  private static func bareCount(after quantity: Quantity, _ statement: Statement) -> Amount? {
    let (reader, end) = (statement.reader, quantity.marks.upperBound)
    guard reader.has(end, .per), let count = reader.numeral(end + 1)?.amount, count >= Amount(100),
      !statement.quantities.contains(where: {
        $0.quantity.marks.contains(end + 1) && $0.quantity.measure != .bare
      }),
      case let before = statement.range.lowerBound..<quantity.marks.lowerBound,
      before.contains(where: { reader.has($0, .credit) }),
      !before.contains(where: { isOperation($0, statement) })
    else { return nil }
    return count
  }

  private typealias Found = (index: Int, quantity: Quantity)

  private static func neighbours(of position: Int, in quantities: [Found]) -> [Found] {
    [position - 1, position + 1].filter(quantities.indices.contains).map { quantities[$0] }
      .filter { $0.quantity.measure == .credit && !$0.quantity.isRange && $0.quantity.rate == nil }
  }

  /// Whether credits and dollars are two sides of one statement about credits themselves.
  private static func isPair(
    _ credits: Quantity,
    _ dollars: Quantity,
    _ statement: Statement
  ) -> Bool {
    let between =
      min(
        credits.marks.upperBound,
        dollars.marks.upperBound
      )..<max(
        credits.marks.lowerBound,
        dollars.marks.lowerBound
      )
    guard between.count <= 8,
      !between.contains(where: { statement.reader.names($0) && isOperation($0, statement) })
    else { return false }
    if credits.low == .one { return between.allSatisfy { isEquation($0, statement) } }
    let isPack = statement.has(.purchase) || isAboutCredits(statement)
    let isEqual = between.contains { statement.reader.isSign($0, "=") }
    let joins = between.allSatisfy {
      isEquation($0, statement) || statement.reader.has($0, .forSubject)
        || statement.has(.purchase, in: $0..<($0 + 1)) || statement.reader.has($0, .filler)
        || statement.reader.has($0, .grant)
        || statement.has(.status, in: $0..<($0 + 1)) || statement.reader.isSign($0, "|")
    }
    let hasName = statement.range.contains { isOperation($0, statement) }
    return joins && credits.low >= Amount(50) && (isPack || isEqual)
      && (!hasName || statement.has(.purchase, in: between))
  }

  private static func isOperation(_ index: Int, _ statement: Statement) -> Bool {
    statement.reader.term(index)?.candidates.contains {
      let kind = statement.lexicon.subjects[$0.subject].kind
      return (kind == .service || kind == .model) && $0.within == nil
    } ?? false
  }

  private static func isEquation(_ index: Int, _ statement: Statement) -> Bool {
    let reader = statement.reader
    if case .sign(let byte) = reader.marks[index].kind { return "=~:(->/)".utf8.contains(byte) }
    return reader.has(index, .costs) || reader.has(index, .or) || reader.has(index, .hedge)
      || reader.has(index, .price) || reader.has(index, .each)
  }

  /// "Additional credits cost $10 for 1,000", "Credits: $10 = 1,000 credits".
  private static func isAboutCredits(_ statement: Statement) -> Bool {
    statement.around.headings.prefix(1).contains { heading in
      heading.reader.marks.indices.contains {
        heading.reader.has($0, .purchase) || heading.reader.has($0, .credit)
      }
    } || statement.has(.price)
  }

  private static func pair(
    _ credits: Found,
    _ dollars: Found,
    _ venue: Venue?,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    book.take(credits.index)
    let marks =
      min(
        credits.quantity.marks.lowerBound,
        dollars.quantity.marks.lowerBound
      )..<max(
        credits.quantity.marks.upperBound,
        dollars.quantity.marks.upperBound
      )
    guard let price = dollars.quantity.low.divided(by: credits.quantity.low) else { return }
    if credits.quantity.low == .one {
      addRate(price, dollars.quantity, dollars.index, venue, statement, &book, marks: marks)
      return
    }
    book.take(dollars.index)
    let isRate = dollars.quantity.low == .one && !statement.has(.purchase)
    if isRate {
      addRate(price, dollars.quantity, dollars.index, venue, statement, &book, marks: marks)
    } else {
      addPack(dollars.quantity, credits.quantity.low, venue, marks, statement, &book)
    }
  }

  /// "Credits cost $0.01 each": the sentence is about credits and nothing else.
  private static func isEachCredit(_ quantity: Quantity, _ statement: Statement) -> Bool {
    let reader = statement.reader
    guard quantity.isEach || quantity.low < .one else { return false }
    let before = statement.range.lowerBound..<quantity.marks.lowerBound
    guard let credit = before.last(where: { reader.has($0, .credit) }) else { return false }
    if statement.text.quantities(at: credit).contains(where: {
      $0.marks.contains(credit) && $0.low != .one
    }) {
      return false
    }
    let between = (credit + 1)..<quantity.marks.lowerBound
    return between.count <= 4 && !between.isEmpty
      && between.allSatisfy { isEquation($0, statement) || reader.has($0, .filler) }
      && !before.contains { isOperation($0, statement) }
  }

  private static func addRate(
    _ price: Amount,
    _ quantity: Quantity,
    _ index: Int,
    _ venue: Venue?,
    _ statement: Statement,
    _ book: inout ClaimBook,
    marks: Range<Int>? = nil
  ) {
    book.take(index)
    book.add(
      ClaimBook.Draft(
        rule: "credit-price",
        subject: Known.credit,
        attribute: .price,
        value: .amount(price),
        unit: .usdPerCredit,
        conditions: PlanRule.condition(statement),
        isApproximate: quantity.isHedged,
        venue: venue,
        marks: marks ?? quantity.marks
      ),
      in: statement
    )
  }

  private static func addPack(
    _ quantity: Quantity,
    _ credits: Amount,
    _ venue: Venue?,
    _ marks: Range<Int>,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    guard PlanRule.condition(statement).isEmpty else { return }
    book.add(
      ClaimBook.Draft(
        rule: "top-up",
        subject: Known.topUp,
        attribute: .price,
        value: .amount(quantity.low),
        unit: .usd,
        conditions: ["credits": credits.description],
        isApproximate: quantity.isHedged,
        venue: venue,
        marks: marks
      ),
      in: statement
    )
  }
}
