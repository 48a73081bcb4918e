import Vocabulary

/// An amount with its unit as a page states it: "~$0.065 per image", "2 to 60 credits", "16GB+".
struct Quantity: Hashable {
  let low: Amount
  let high: Amount
  let measure: Measure
  var rate: Rate?
  var isHedged = false
  var bound: Bound?

  /// Whether each of several named things has it: "5 credits each".
  var isEach = false

  /// Whether it is given away: "25 free credits".
  var isFree = false

  /// Which marks it takes, signs and units included.
  var marks: Range<Int>

  /// The marks of the figures alone.
  let figures: Range<Int>

  enum Measure: Hashable {
    case credit
    /// Somebody else's credits: "8 Comfy credits".
    case foreignCredit
    case dollar
    case foreignMoney
    case thing(Keyword.Thing)
    /// "20 times", "2x".
    case multiple
    case bare
  }

  /// Per how many of what.
  struct Rate: Hashable {
    var count = Amount.one
    let counted: Counted
  }

  enum Counted: Hashable {
    case credit
    case thing(Keyword.Thing)
  }

  enum Bound: Hashable {
    case atLeast
    case atMost
  }

  var isThing: Bool { if case .thing = measure { true } else { false } }
  var isRange: Bool { low != high }
  var value: Value { isRange ? .range(low, high) : .amount(low) }

  /// Whether it may be the price of one generation: credits or dollars, per nothing else.
  var isPrice: Bool {
    guard measure == .credit || measure == .dollar else { return false }
    guard let rate else { return true }
    return rate.count == .one
      && (rate.counted == .thing(.generation) || rate.counted == .thing(.request))
  }

  func isPer(_ thing: Keyword.Thing) -> Bool {
    rate?.counted == .thing(thing)
  }
}
