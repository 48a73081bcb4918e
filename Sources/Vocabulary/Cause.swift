/// Why a claim does not agree with the value in force on its day.
package enum Cause: Sendable, Hashable {
  /// It was right until a later value took its place; the source spoke in its own time.
  case superseded
  /// The source spoke after the change and still shows the value from before it.
  case staleCopy
  /// The source shows a later value before it was in force.
  case premature
  /// It speaks of another plan, sign-up path, setting or venue.
  case otherScope
  /// The number is right in another unit: off by this factor.
  case unitSlip(factor: Amount)
  /// It was worked out from other numbers of the page, wrongly.
  case arithmeticSlip
  /// It is the value of another subject.
  case otherProduct(Identifier<Subject>)
  /// It repeats another source and is no second witness.
  case copy(of: Identifier<Source>)
  /// It rounds or hedges the value in force.
  case approximation
  /// No explanation fits, and the weight of evidence is against it.
  case outlier
  /// No explanation fits, and the weight of evidence does not decide.
  case dispute

  /// The word for it in files and on the command line.
  package var name: String {
    switch self {
    case .superseded: "superseded"
    case .staleCopy: "stale-copy"
    case .premature: "premature"
    case .otherScope: "other-scope"
    case .unitSlip: "unit-slip"
    case .arithmeticSlip: "arithmetic-slip"
    case .otherProduct: "other-product"
    case .copy: "copy"
    case .approximation: "approximation"
    case .outlier: "outlier"
    case .dispute: "dispute"
    }
  }
}
