import Vocabulary

/// Words what a bill of usage could not bill, and what corrected it.
enum BillingWords {
  /// "12 generations of 'erase' from 2022-01-01 to 2022-03-04 have no price: ...".
  static func sentence(for fault: UsageBill.Fault) -> String {
    let settings = fault.settings.isEmpty ? "" : " (\(fault.settings.sortedText))"
    let days =
      fault.days.exact.map { "on \($0)" } ?? "from \(fault.days.first) to \(fault.days.last)"
    let thing = fault.count == .one ? "generation" : "generations"
    return "\(fault.count) \(thing) of '\(fault.operation)'\(settings) \(days) cannot be billed: "
      + reason(fault) + "."
  }

  /// A sentence a change: "Table 31 corrected 'erase' from 3 to 5 credit/generation from ...".
  static func sentences(for correction: TableCorrection) -> [String] {
    correction.changes.map { change in
      let key = change.key
      let scope = key.conditions.isEmpty ? "" : " (\(key.conditions.sortedText))"
      let venue = key.venue == .stability ? "" : " at \(key.venue.name)"
      let attribute = key.attribute == .price ? "" : " \(key.attribute)"
      let thing = "'\(key.subject)'\(attribute)\(scope)\(venue)"
      let verb = change.kind == .readerUpgrade ? "re-read" : "corrected"
      let old = change.old.map { $0.description } ?? "nothing"
      let new = change.new.map { $0.description } ?? "nothing"
      return "Table \(correction.table) \(verb) \(thing) from \(old) to \(new) \(key.unit) from "
        + "\(correction.day) on, known \(correction.known)."
    }
  }

  private static func reason(_ fault: UsageBill.Fault) -> String {
    let table = fault.table.map { "table \($0)" } ?? "no table"
    switch fault.reason {
    case .noTable:
      return "no price table is in force then; expected days from the first table on"
    case .unbillable(let reason):
      switch reason {
      case .nothingToBill: return "there is nothing to bill"
      case .unknownOperation: return "\(table), in force then, has no price for it"
      case .discontinued: return "it is no longer offered by \(table), in force then"
      case .missingSetting(let name):
        return "its price by \(table) depends on '\(name)'; expected a column of that name"
      case .setting(let name, let value):
        return "its '\(name)' is '\(value)'; expected a number from 0 up"
      case .unlistedSettings:
        return "\(table) lists no price at these settings"
      case .ambiguous(let rulings):
        let ids = rulings.map { "'\($0)'" }.joined(separator: ", ")
        return "several prices of \(table) fit equally well: \(ids)"
      case .notAPrice(let ruling): return "ruling '\(ruling)' is no price from 0 up"
      case .unruled(let failure): return "nothing says whether '\(failure.rawValue)' is charged"
      case .outOfRange(let name): return "'\(name)' is out of its range"
      case .overflow: return "its cost is too large to be kept exactly"
      case .noCommonCurrency:
        return "it and the lines before it are not priced in one currency by \(table)"
      }
    }
  }
}
