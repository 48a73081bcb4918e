import Vocabulary

/// Limits of the API and of the licence, and the memory that a model needs.
///
/// Takes "150 requests per 10 seconds", "up to 10 API keys", "under $1M in annual revenue", "16GB+
/// VRAM for SD 3.5 Large". Leaves queue lengths, file sizes and derived rates.
enum LimitRules {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    for (index, quantity) in statement.quantities where !book.taken.contains(index) {
      rateLimit(quantity, index, statement, &book)
      keyLimit(quantity, index, statement, &book)
      revenueLimit(quantity, index, statement, &book)
      vram(quantity, index, statement, &book)
    }
  }

  private static func rateLimit(
    _ quantity: Quantity,
    _ index: Int,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    guard quantity.measure == .thing(.request) || quantity.measure == .thing(.generation),
      !quantity.isRange, PriceVenue.ofPlatform(statement) != nil
    else { return }
    guard let (unit, marks) = window(quantity, statement) else { return }
    // "20 images a day" is what somebody makes, not what the API allows.
    if quantity.measure == .thing(.generation), unit == "request/day" || unit == "request/hour" {
      return
    }
    add(.rateLimit, Known.api, quantity, unit, marks, index, "rate-limit", statement, &book)
  }

  /// The period a count of requests is for: in its rate, behind it, or before it.
  private static func window(
    _ quantity: Quantity,
    _ statement: Statement
  ) -> (Unit, Range<Int>)? {
    if let rate = quantity.rate, case .thing(let thing) = rate.counted,
      let unit = unit(rate.count, thing)
    {
      return (unit, quantity.marks)
    }
    for (_, other) in statement.quantities {
      guard case .thing(let thing) = other.measure, let unit = unit(other.low, thing) else {
        continue
      }
      let gap =
        other.marks.lowerBound >= quantity.marks.upperBound
        ? other.marks.lowerBound - quantity.marks.upperBound
        : quantity.marks.lowerBound - other.marks.upperBound
      guard gap >= 0, gap <= 5 else { continue }
      return (
        unit,
        min(
          quantity.marks.lowerBound,
          other.marks.lowerBound
        )..<max(quantity.marks.upperBound, other.marks.upperBound)
      )
    }
    return nil
  }

  private static func unit(_ count: Amount, _ thing: Keyword.Thing) -> Unit? {
    let symbol: String
    switch thing {
    case .second: symbol = "s"
    case .minute: symbol = "min"
    case .hour: symbol = "hour"
    case .day: symbol = "day"
    default: return nil
    }
    return Unit(count == .one ? "request/\(symbol)" : "request/\(count)\(symbol)")
  }

  private static func keyLimit(
    _ quantity: Quantity,
    _ index: Int,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    guard quantity.measure == .thing(.key), quantity.low > .one, quantity.low < Amount(1000) else {
      return
    }
    let reader = statement.reader
    let isLimit =
      quantity.bound == .atMost
      || statement.range.contains { reader.has($0, .atMost) || reader.has($0, .per) }
    guard isLimit else { return }
    add(.keyLimit, Known.api, quantity, "key", quantity.marks, index, "key-limit", statement, &book)
  }

  private static func revenueLimit(
    _ quantity: Quantity,
    _ index: Int,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    guard quantity.measure == .dollar, quantity.low >= Amount(10_000), !quantity.isRange,
      statement.has(.revenue), statement.vendor?.role != .maker
    else { return }
    add(
      .revenueLimit,
      Known.communityLicense,
      quantity,
      .usdPerYear,
      quantity.marks,
      index,
      "revenue-limit",
      statement,
      &book
    )
  }

  private static func vram(
    _ quantity: Quantity,
    _ index: Int,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    guard quantity.measure == .thing(.gigabyte) else { return }
    let reader = statement.reader
    let window =
      max(
        statement.range.lowerBound,
        quantity.marks.lowerBound - 6
      )..<min(
        statement.range.upperBound,
        quantity.marks.upperBound + 4
      )
    guard window.contains(where: { reader.has($0, .vram) }) else { return }
    let names = NameGroup.all(in: statement, excluding: [])
    let name =
      names.first {
        $0.marks.lowerBound >= quantity.marks.upperBound
          && $0.marks.lowerBound - quantity.marks.upperBound <= 5
      }
      ?? names.last {
        $0.marks.upperBound <= quantity.marks.lowerBound
          && quantity.marks.lowerBound - $0.marks.upperBound <= 8
          && !isAnother($0.marks.upperBound..<quantity.marks.lowerBound, statement)
      }
    guard let name else { return }
    for subject in name.subjects {
      add(
        .vram,
        statement.lexicon.subjects[subject].id,
        quantity,
        "GB",
        quantity.marks,
        index,
        "vram",
        statement,
        &book
      )
    }
  }

  /// Whether another figure of memory stands between, which the name before belongs to.
  private static func isAnother(_ between: Range<Int>, _ statement: Statement) -> Bool {
    let reader = statement.reader
    return reader.isSign(between.lowerBound, ")")
      || statement.quantities.contains {
        between.contains($0.quantity.marks.lowerBound) && $0.quantity.measure == .thing(.gigabyte)
      }
  }

  private static func add(
    _ attribute: Attribute,
    _ subject: Identifier<Subject>,
    _ quantity: Quantity,
    _ unit: Unit,
    _ marks: Range<Int>,
    _ index: Int,
    _ rule: String,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    book.take(index)
    book.add(
      ClaimBook.Draft(
        rule: rule,
        subject: subject,
        attribute: attribute,
        value: quantity.value,
        unit: unit,
        isApproximate: quantity.isHedged,
        marks: marks
      ),
      in: statement
    )
  }
}
