/// What somebody wants to be told of, and where: a file of `data/watch/`.
package struct Watch: Sendable, Hashable {
  package let id: Identifier<Watch>
  package let title: String
  package let rules: Rules

  /// Each id once.
  package let targets: [NoticeTarget]

  /// What is worth telling; a change is told where every rule lets it through.
  package struct Rules: Sendable, Hashable {
    package let classes: [Class]

    /// Only these subjects and families; all where both are empty.
    package let subjects: [Identifier<Subject>]
    package let families: [String]
    package let venues: [Venue]

    /// The least change in percent, up or down; what has no percent is let through.
    package let leastPercent: Amount?

    /// The scenario whose bill every message states before and after.
    package let workload: Identifier<Scenario>?

    /// The least change of that bill in USD, up or down; a bill that cannot be made is let through.
    package let leastUSD: Amount?

    /// How many captures of a page fail in a row before it is told; 0 where it never is.
    package let failuresBeforeAlarm: Int

    package init(
      classes: [Class] = Class.loud,
      subjects: [Identifier<Subject>] = [],
      families: [String] = [],
      venues: [Venue] = [.stability],
      leastPercent: Amount? = nil,
      workload: Identifier<Scenario>? = nil,
      leastUSD: Amount? = nil,
      failuresBeforeAlarm: Int = 3
    ) {
      self.classes = classes
      self.subjects = subjects
      self.families = families
      self.venues = venues
      self.leastPercent = leastPercent
      self.workload = workload
      self.leastUSD = leastUSD
      self.failuresBeforeAlarm = failuresBeforeAlarm
    }
  }

  /// The classes of changes, by the words that files and commands use for them.
  package enum Class: String, Sendable, Hashable, CaseIterable {
    case priceChange = "price-change"
    case correction
    case readerUpgrade = "reader-upgrade"
    case new
    case removed
    case renamed
    case unit

    /// What the seller did; corrections and reader upgrades are ours, and quiet unless asked for.
    package static let loud: [Self] = [.priceChange, .new, .removed]
  }

  package init(
    id: Identifier<Watch>,
    title: String,
    rules: Rules = Rules(),
    targets: [NoticeTarget]
  ) {
    self.id = id
    self.title = title
    self.rules = rules
    self.targets = targets
  }

  package func target(_ id: Identifier<NoticeTarget>) -> NoticeTarget? {
    targets.first { $0.id == id }
  }
}
