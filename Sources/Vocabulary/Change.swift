/// How one row differs between two price tables.
package struct Change: Sendable, Hashable {
  package let kind: Kind
  package let key: Rate.Key
  package let old: Value?
  package let new: Value?

  /// New over old less one, in percent to one place, where both are single amounts.
  package let percent: Amount?

  /// The day the new value came into force.
  package let day: Day

  package enum Kind: Sendable, Hashable {
    /// The seller charges something else.
    case priceChange
    /// We believed something wrong about the same day.
    case correction
    /// Only a newer reader of the same bytes makes the difference.
    case readerUpgrade
    case new
    case removed
    /// The subject carries on under another id.
    case renamed(from: Identifier<Subject>)
    /// The same price in another unit.
    case unit(from: Unit)

    /// The word for it in files and on the command line.
    package var name: String {
      switch self {
      case .priceChange: "price-change"
      case .correction: "correction"
      case .readerUpgrade: "reader-upgrade"
      case .new: "new"
      case .removed: "removed"
      case .renamed: "renamed"
      case .unit: "unit"
      }
    }
  }

  package init(
    kind: Kind,
    key: Rate.Key,
    old: Value?,
    new: Value?,
    percent: Amount? = nil,
    day: Day
  ) {
    self.kind = kind
    self.key = key
    self.old = old
    self.new = new
    self.percent = percent
    self.day = day
  }
}
