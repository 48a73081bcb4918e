import Archive
import PriceTables
import Vocabulary

/// What is known of prices by a day, read once for many questions.
struct KnownPrices {
  let opened: OpenBase

  /// The second time axis: what came later does not count; `nil` for all that is known.
  let asOf: Day?

  /// The last day of capture, return or decision that counts.
  let last: Day?
  let rulings: [Ruling]
  let disputed: DisputedValues

  init(_ opened: OpenBase, knownBy day: Day?) throws {
    self.opened = opened
    asOf = day
    last = try opened.known(by: day)
    rulings = try opened.rulings(knownBy: day)
    disputed = try DisputedValues(among: rulings, opened.base)
  }
}
