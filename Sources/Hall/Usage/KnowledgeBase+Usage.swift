import Archive
import Planning
import PriceTables
import Vocabulary

extension KnowledgeBase {
  /// The prices of all days, as known by a day; as known now without one.
  func eras(knownBy known: Day? = nil) throws -> [PriceEra] {
    PriceTables.eras(in: try tables(), knownOn: known)
  }

  /// The publications that changed what had been said of a day, known after a day and by another.
  func corrections(
    knownAfter first: Day? = nil,
    knownBy last: Day? = nil
  ) throws
    -> [TableCorrection]
  {
    try PriceTables.corrections(in: tables(), subjects: subjects(), units: units()).filter { one in
      (first.map { one.known > $0 } ?? true) && (last.map { one.known <= $0 } ?? true)
    }
  }

  /// What is known now and changes a bill that was made by what was known on a day.
  func usageCorrections(
    of ledger: UsageLedger,
    knownBy known: Day,
    to later: Day? = nil,
    venue: Venue = .stability
  ) throws -> UsageCorrections {
    UsageCorrections(
      of: ledger,
      from: UsageBiller(eras: try eras(knownBy: known), venue: venue),
      to: UsageBiller(eras: try eras(knownBy: later), venue: venue)
    )
  }
}
