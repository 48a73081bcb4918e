import Vocabulary

/// The free credits of a new account: "All new users get 200 free credits".
///
/// Takes credits that are called free or come with signing up. Leaves what a plan's trial gives, what
/// the credits buy, and another company's free credits.
enum GrantRule {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    for (index, quantity) in statement.quantities where !book.taken.contains(index) {
      guard quantity.measure == .credit, quantity.low >= Amount(5), isGrant(quantity, statement),
        let venue = PriceVenue.ofPlatform(statement)
      else { continue }
      if quantity.rate != nil, !quantity.isPer(.month) { continue }
      book.take(index)
      book.add(
        ClaimBook.Draft(
          rule: "sign-up-grant",
          subject: Known.signupGrant,
          attribute: .credits,
          value: quantity.value,
          unit: .credit,
          conditions: conditions(statement),
          isApproximate: quantity.isHedged,
          venue: venue,
          marks: quantity.marks
        ),
        in: statement
      )
    }
  }

  private static func isGrant(_ quantity: Quantity, _ statement: Statement) -> Bool {
    let reader = statement.reader
    if isDenied(quantity, statement) { return false }
    if quantity.isFree { return true }
    let window =
      max(
        statement.range.lowerBound,
        quantity.marks.lowerBound - 12
      )..<min(
        statement.range.upperBound,
        quantity.marks.upperBound + 8
      )
    let isPriced = statement.mentions([.service, .model]).contains { window.contains($0.mark) }
    let isFree =
      (quantity.marks.upperBound..<min(quantity.marks.upperBound + 3, statement.range.upperBound))
      .contains { reader.has($0, .free) }
    if isFree, !isPriced { return true }
    let isAtSignup = window.contains { reader.has($0, .signup) }
    return isAtSignup && !isPriced
      && statement.quantities.allSatisfy {
        $0.quantity.measure != .dollar || $0.quantity.rate != nil || $0.quantity.low < quantity.low
      }
  }

  /// "no free credits", "does not include this credit".
  private static func isDenied(_ quantity: Quantity, _ statement: Statement) -> Bool {
    let before =
      max(statement.range.lowerBound, quantity.marks.lowerBound - 3)..<quantity.marks.lowerBound
    return before.contains { statement.reader.has($0, .negation) }
  }

  /// A login with one company alone limits the grant; several named as equals do not.
  private static func conditions(_ statement: Statement) -> [String: String] {
    guard let google = statement.first(.google) else { return [:] }
    let clause = clause(of: google, in: statement)
    if clause.contains(where: { statement.reader.has($0, .otherLogin) }) { return [:] }
    // "(Google login works too)": an aside says what is possible, not what is needed.
    let before = statement.range.lowerBound..<google
    let opened = before.filter { statement.reader.isSign($0, "(") }.count
    let closed = before.filter { statement.reader.isSign($0, ")") }.count
    return opened > closed ? [:] : ["signup": "google"]
  }

  /// What stands between the semicolons around a mark: another login beyond one is no equal.
  private static func clause(of mark: Int, in statement: Statement) -> Range<Int> {
    let isEnd = { statement.reader.isSign($0, ";") }
    let before = (statement.range.lowerBound..<mark).last(where: isEnd)
    let after = (mark..<statement.range.upperBound).first(where: isEnd)
    return (before ?? statement.range.lowerBound)..<(after ?? statement.range.upperBound)
  }

  /// Where a page limits a grant in one place, its other mentions of the same grant mean that one.
  static func agree(_ book: inout ClaimBook) {
    let limited = book.claims.filter { $0.subject == Known.signupGrant && !$0.conditions.isEmpty }
    guard !limited.isEmpty else { return }
    book.amend { claim in
      guard claim.subject == Known.signupGrant, claim.conditions.isEmpty,
        let limit = limited.first(where: { $0.value == claim.value })
      else { return claim }
      return claim.limited(to: limit.conditions)
    }
  }
}

extension Claim {
  /// The same claim under conditions that the page states elsewhere.
  fileprivate func limited(to conditions: [String: String]) -> Claim {
    Claim(
      id: id,
      source: source,
      subject: subject,
      attribute: attribute,
      value: value,
      unit: unit,
      conditions: conditions,
      venue: venue,
      isApproximate: isApproximate,
      validity: validity,
      evidence: evidence
    )
  }
}
