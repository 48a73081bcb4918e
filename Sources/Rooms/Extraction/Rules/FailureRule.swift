import Vocabulary

/// Whether a generation that fails is charged.
///
/// Takes "you will not be charged for failed generations", "credits are still deducted", and "per
/// successful generation", which charges no other. What the sentence says failed becomes the condition:
/// a content policy, a refusal, a filter. Leaves sentences about errors that speak of no charge.
enum FailureRule {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard PriceVenue.ofPlatform(statement) != nil else { return }
    if let (isCharged, marks) = verdict(statement) {
      add(isCharged, failure(statement, isCharged), marks, statement, &book)
    } else if let marks = filteredSuccess(statement) {
      add(true, "filtered", marks, statement, &book)
    } else if let marks = perSuccess(statement) {
      add(false, nil, marks, statement, &book)
    }
  }

  private static func verdict(_ statement: Statement) -> (Bool, Range<Int>)? {
    let reader = statement.reader
    let isFailure = statement.range.contains {
      reader.has($0, .failure) || reader.has($0, .policy) || reader.has($0, .refusal)
        || reader.has($0, .filtering)
    }
    guard isFailure,
      let failure = statement.range.first(where: {
        reader.has($0, .failure) || reader.has($0, .policy) || reader.has($0, .refusal)
          || reader.has($0, .filtering)
      }),
      let charge = statement.range.filter({ reader.has($0, .charge) })
        .min(by: { abs($0 - failure) < abs($1 - failure) })
    else { return nil }
    guard abs(charge - failure) <= 14,
      !isBroken(min(failure, charge)..<max(failure, charge), statement)
    else { return nil }
    let marks = min(failure, charge)..<(max(failure, charge) + 1)
    let window =
      max(
        statement.range.lowerBound,
        marks.lowerBound - 4
      )..<min(statement.range.upperBound, marks.upperBound + 4)
    if window.contains(where: { reader.has($0, .negation) || reader.has($0, .free) }) {
      return (false, marks)
    }
    return window.contains { reader.has($0, .still) } || isPlainCharge(window, statement)
      ? (true, marks) : nil
  }

  /// Whether a dash or a semicolon parts two statements here: "no auto-charge at zero - calls return an error".
  private static func isBroken(_ range: Range<Int>, _ statement: Statement) -> Bool {
    let reader = statement.reader
    return range.contains {
      reader.isSign($0, ";")
        || reader.isSign($0, "-") && reader.marks[$0].isSpaced
          && reader.marks.indices.contains($0 + 1) && reader.marks[$0 + 1].isSpaced
    }
  }

  /// "Failed generations cost credits": a verb of charging and credits, without "still".
  private static func isPlainCharge(_ window: Range<Int>, _ statement: Statement) -> Bool {
    let reader = statement.reader
    return window.contains { reader.has($0, .credit) }
      && window.contains { reader.has($0, .charge) && !reader.has($0, .credit) }
      && statement.quantities.isEmpty
  }

  /// What failed, where the sentence says it.
  ///
  /// A request that a policy refuses and that is free never ran: it is refused.
  private static func failure(_ statement: Statement, _ isCharged: Bool) -> String? {
    if statement.has(.filtering) { return "filtered" }
    if statement.has(.refusal), !isCharged { return "refused" }
    if statement.has(.policy) { return "content-policy" }
    return statement.has(.refusal) ? "refused" : nil
  }

  /// "A blurred output counts as a successful generation".
  private static func filteredSuccess(_ statement: Statement) -> Range<Int>? {
    let reader = statement.reader
    guard let filter = statement.first(.filtering),
      let success = statement.range.first(where: {
        reader.has($0, .success) && reader.thing($0 + 1) == .generation
      }), !statement.has(.negation)
    else { return nil }
    return min(filter, success)..<(max(filter, success + 1) + 1)
  }

  /// "per successful generation", "only successful generations are charged".
  private static func perSuccess(_ statement: Statement) -> Range<Int>? {
    let reader = statement.reader
    guard let success = statement.first(.success) else { return nil }
    let after = success..<min(success + 3, statement.range.upperBound)
    guard after.contains(where: { reader.thing($0) == .generation }) else { return nil }
    let isRate =
      reader.has(success - 1, .per)
      || statement.range.contains { reader.has($0, .charge) && !reader.has($0, .credit) }
    guard isRate,
      statement.range.contains(where: { reader.has($0, .charge) || reader.has($0, .price) })
    else { return nil }
    return max(statement.range.lowerBound, success - 1)..<after.upperBound
  }

  private static func add(
    _ isCharged: Bool,
    _ failure: String?,
    _ marks: Range<Int>,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    book.add(
      ClaimBook.Draft(
        rule: "charged-on-failure",
        subject: Known.api,
        attribute: .chargedOnFailure,
        value: .boolean(isCharged),
        unit: .boolean,
        conditions: failure.map { ["failure": $0] } ?? [:],
        marks: marks
      ),
      in: statement
    )
  }
}
