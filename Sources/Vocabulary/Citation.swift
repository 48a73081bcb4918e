/// Where a number that is kept by hand stands: in plans, hosts and GPUs.
package struct Citation: Sendable, Hashable {
  package let source: Identifier<Source>

  /// The day the source said so; `nil` where it is undated.
  package let published: Day?

  /// The day it was read.
  package let read: Day

  /// What else a reader should know: wording, conditions, contradictions.
  package let note: String?

  package init(
    source: Identifier<Source>,
    published: Day? = nil,
    read: Day,
    note: String? = nil
  ) {
    self.source = source
    self.published = published
    self.read = read
    self.note = note
  }
}
