import Vocabulary

/// A statement that a rule of the audit worked out again.
struct Reckoning {
  let rule: String
  let path: String

  /// The bytes of the passage, and those of the number that it arrives at.
  let bytes: Range<Int>
  let statedBytes: Range<Int>
  let expression: String
  let stated: Figure

  /// What comes out; `nil` where a number that it needs is not on the page.
  let computed: Rational?

  /// Whether only whole ones can be had: "3 images" of 25 credits at 8.
  var isWhole = false

  /// Whether it can be read in no other way; otherwise it counts only where it comes out right.
  var isCertain = true

  /// Whether it says "less than" or "over", so that the number is a limit and not the result.
  var isBound = false

  /// How the stated number and the computed one stand to each other.
  var outcome: (verdict: ArithmeticCheck.Verdict, computed: Amount?)? {
    guard let computed else { return (.open, nil) }
    guard let exact = computed.amount(.halfEven) else { return nil }
    let value = Rational(stated.low)
    if isBound {
      let isKept = stated.bound == .atMost ? computed < value : value < computed
      if isKept || value == computed { return (.right, exact) }
      return isCertain ? (.wrong, exact) : nil
    }
    if isWhole, let whole = computed.whole(.down), let count = Int(exactly: whole) {
      if Amount(count) == stated.low { return (.right, Amount(count)) }
    }
    if value == computed { return (.right, exact) }
    if isNear(computed) { return (.rounded, exact) }
    // "Up to", "more than": true of many numbers, so that a difference proves nothing.
    guard isCertain, stated.bound == nil else { return nil }
    return (
      .wrong, isWhole ? computed.whole(.down).flatMap(Int.init(exactly:)).map { Amount($0) } : exact
    )
  }

  /// Whether the rounding that the text shows explains the difference.
  private func isNear(_ computed: Rational) -> Bool {
    guard let difference = Rational(stated.low).subtracting(computed),
      let gap = difference.amount(.halfEven)?.magnitude,
      let exact = computed.amount(.halfEven)
    else { return false }
    if gap.units <= stated.step.units / 2 { return true }
    // Cut off or rounded up instead; a single digit is too coarse to tell that from a slip.
    let digits = stated.low.units / max(1, stated.step.units)
    let isBetweenSteps = exact.units % max(1, stated.step.units) != 0
    if isBetweenSteps, digits >= 10, gap < stated.step { return true }
    guard stated.isHedged else { return false }
    let isWithin = { (percent: Int128) in gap.units <= exact.magnitude.units / 100 * percent }
    return isWithin(5) || (isWithin(10) && gap.units <= stated.significantStep.units / 2)
  }
}
