import Vocabulary

/// Tells what kind of change a pair of rows is.
///
/// Two tables can differ because the seller changed a price or because we changed our mind. The
/// later row says since when it is in force: if that includes the earlier of the two days, then both
/// rows speak of that day, differently, and one of them was wrong.
struct ChangeClasses {
  let old: PriceTable
  let oldDay: Day
  let new: PriceTable
  let newDay: Day

  func changes(of pair: RatePair) -> [Change] {
    let oldValue = pair.old?.value
    let newValue = pair.new?.value
    switch (pair.old, pair.new) {
    case (_?, let newRate?) where oldValue != nil && newValue != nil:
      return differences(of: pair, from: pair.converted ?? oldValue, to: newRate)
    case (_, let newRate?) where newValue != nil:
      let kind = believed(pair) ?? .new
      return [Change(kind: kind, key: newRate.key, old: nil, new: newValue, day: day(of: pair))]
    case (let oldRate?, _) where oldValue != nil:
      let kind = believed(pair) ?? .removed
      return [Change(kind: kind, key: oldRate.key, old: oldValue, new: nil, day: day(of: pair))]
    default:
      return []
    }
  }

  /// Changes of a row that is in both tables: of its name, its unit, its value.
  private func differences(of pair: RatePair, from oldValue: Value?, to rate: Rate) -> [Change] {
    guard let oldRate = pair.old, let oldValue, let newValue = rate.value else { return [] }
    func change(_ kind: Change.Kind, percent: Amount? = nil) -> Change {
      Change(
        kind: kind,
        key: rate.key,
        old: oldValue,
        new: newValue,
        percent: percent,
        day: day(of: pair)
      )
    }
    var changes: [Change] = []
    if oldRate.key.subject != rate.key.subject {
      changes.append(change(.renamed(from: oldRate.key.subject)))
    }
    let isSame = oldValue.isSamePrice(as: newValue)
    if oldRate.key.unit != rate.key.unit, isSame {
      changes.append(
        Change(
          kind: .unit(from: oldRate.key.unit),
          key: rate.key,
          old: oldRate.value,
          new: newValue,
          day: day(of: pair)
        )
      )
    }
    if !isSame {
      changes.append(
        change(
          believed(pair) ?? .priceChange,
          percent: Self.percent(from: oldValue, to: newValue)
        )
      )
    }
    return changes
  }

  /// The class of a change of mind, or `nil` where the world changed.
  private func believed(_ pair: RatePair) -> Change.Kind? {
    let later = newDay >= oldDay ? pair.new : pair.old
    if oldDay != newDay {
      // No later row at all: it ended, which contradicts nothing.
      guard let later else { return nil }
      if let from = later.interval.from?.day, from > min(oldDay, newDay) { return nil }
    }
    return old.known == new.known && old.reader != new.reader ? .readerUpgrade : .correction
  }

  /// The day the new state came into force.
  private func day(of pair: RatePair) -> Day {
    if let rate = pair.new { return rate.interval.from?.day ?? newDay }
    if let until = pair.old?.interval.until?.day { return until }
    return newDay
  }

  /// New over old less one in percent, to one place, halves away from zero.
  private static func percent(from old: Value, to new: Value) -> Amount? {
    guard
      case .amount(let old) = old, case .amount(let new) = new, old > .zero,
      let difference = new.subtracting(old)
    else { return nil }
    let (scaled, overflow) = difference.units.multipliedReportingOverflow(by: 1_000)
    guard !overflow, let tenths = Rounding.halfUp.quotient(of: scaled, by: old.units) else {
      return nil
    }
    let (units, isTooLarge) = tenths.multipliedReportingOverflow(by: Amount.scale / 10)
    return isTooLarge ? nil : Amount(units: units)
  }
}

extension Value {
  /// Whether two values charge the same: how a grid's formula was fitted changes no price.
  fileprivate func isSamePrice(as other: Value) -> Bool {
    switch (self, other) {
    case (.grid(let left), .grid(let right)):
      return left.parameters == right.parameters && left.cells == right.cells
    case (.range(let low, let high), .amount(let amount)),
      (.amount(let amount), .range(let low, let high)):
      return low == amount && high == amount
    default: return self == other
    }
  }
}
