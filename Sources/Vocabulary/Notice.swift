/// One thing worth telling, with all that a message says of it.
package struct Notice: Sendable, Hashable {
  /// Follows from what it tells, so that the same thing found again is the same notice.
  package let id: Identifier<Notice>
  package let watch: Identifier<Watch>

  /// The day it became known: of a capture, not of a clock.
  package let known: Day
  package let news: News

  package enum News: Sendable, Hashable {
    case change(PriceNews)
    case alarm(CaptureAlarm)
    /// Somebody wants to see whether messages arrive.
    case test
  }

  package init(
    id: Identifier<Notice>,
    watch: Identifier<Watch>,
    known: Day,
    news: News
  ) {
    self.id = id
    self.watch = watch
    self.known = known
    self.news = news
  }
}

/// A page that cannot be had, several times in a row.
package struct CaptureAlarm: Sendable, Hashable {
  package let source: Identifier<Source>
  package let publisher: String
  package let address: String
  package let kind: FailureKind

  /// What happened last, one sentence.
  package let message: String
  package let failuresInARow: Int

  /// The last good capture, which stays in force; `nil` where there was none.
  package let lastSeen: Day?

  package init(
    source: Identifier<Source>,
    publisher: String,
    address: String,
    kind: FailureKind,
    message: String,
    failuresInARow: Int,
    lastSeen: Day?
  ) {
    self.source = source
    self.publisher = publisher
    self.address = address
    self.kind = kind
    self.message = message
    self.failuresInARow = failuresInARow
    self.lastSeen = lastSeen
  }
}
