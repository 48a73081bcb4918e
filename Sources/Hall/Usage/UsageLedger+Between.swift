import Planning
import Vocabulary

extension UsageLedger {
  /// The usage from a day until before another.
  func between(_ first: Day, _ next: Day) -> UsageLedger {
    let counts = series.flatMap { one in
      one.days(from: first, until: next).map { (use: one.use, entry: $0) }
    }
    // A part of a ledger that fits does too.
    return UsageLedger(counts) ?? .empty
  }
}
