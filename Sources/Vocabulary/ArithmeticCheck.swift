/// A statement that a page works out from prices, computed again.
///
/// "3 + 5 + 40 = 48 credits", "500 users x 30 images = 15,000", "20 times the cost of a Core image".
package struct ArithmeticCheck: Sendable, Hashable {
  package let evidence: Evidence

  /// What was computed, in the page's own numbers: "3 + 5 + 40".
  package let expression: String

  /// What the page says comes out, with its unit.
  package let stated: Amount

  /// What does come out; `nil` where a number that it needs is not on the page.
  package let computed: Amount?
  package let unit: Unit
  package let verdict: Verdict

  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    case right
    /// Right within the rounding that the page itself shows ("about", "~8").
    case rounded
    case wrong
    /// Recognised, but a number that it needs is missing.
    case open
  }

  package init(
    evidence: Evidence,
    expression: String,
    stated: Amount,
    computed: Amount?,
    unit: Unit,
    verdict: Verdict
  ) {
    self.evidence = evidence
    self.expression = expression
    self.stated = stated
    self.computed = computed
    self.unit = unit
    self.verdict = verdict
  }

  /// Stated less computed, where both are known.
  package var difference: Amount? {
    computed.flatMap(stated.subtracting)
  }
}
