/// What a claim of somebody's document turns out to be, held against the rulings on a day.
package struct Diagnosis: Sendable, Hashable {
  package let claim: Claim
  package let verdict: Verdict

  /// The ruling it was held against; `nil` where there is none on its subject and attribute.
  package let ruling: Identifier<Ruling>?

  /// The value in force on the day, in the unit of the claim: what the document should say.
  package let expected: Value?

  package enum Verdict: Sendable, Hashable {
    case right
    /// It was right until this day.
    case stale(since: Day)
    /// It will be right from this day on.
    case premature(from: Day)
    /// It is this many times the value in force: 0.1 for ten times too low.
    case unitSlip(factor: Amount)
    /// It is a price charged by somebody else.
    case otherVenue(Venue)
    /// It is the value of another subject.
    case otherProduct(Identifier<Subject>)
    /// It disagrees, and nothing explains it.
    case wrong
    /// Nothing is known of its subject and attribute on the day.
    case unknown

    /// The word for it in files and on the command line.
    package var name: String {
      switch self {
      case .right: "right"
      case .stale: "stale"
      case .premature: "premature"
      case .unitSlip: "unit-slip"
      case .otherVenue: "other-venue"
      case .otherProduct: "other-product"
      case .wrong: "wrong"
      case .unknown: "unknown"
      }
    }
  }

  package init(
    claim: Claim,
    verdict: Verdict,
    ruling: Identifier<Ruling>? = nil,
    expected: Value? = nil
  ) {
    self.claim = claim
    self.verdict = verdict
    self.ruling = ruling
    self.expected = expected
  }
}
