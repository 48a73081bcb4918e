/// What a usage file says: its good rows counted, and what is wrong with the others.
package struct UsageReading: Sendable, Hashable {
  /// The good rows; it is for the caller to decide whether they count where others are at fault.
  package let ledger: UsageLedger

  /// The first thousand faults, in the order of the file; one a row at most.
  package let faults: [UsageFault]

  /// How many there are in all.
  package let faultCount: Int

  /// How many rows are counted.
  package let rows: Int

  /// Columns that no price depends on, in the order of the file; the first hundred.
  package let ignored: [String]

  package var isFaultless: Bool { faultCount == 0 }
}
