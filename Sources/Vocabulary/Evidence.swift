/// Where a claim stands: the bytes of a snapshot that say it, and the rule that read them.
package struct Evidence: Sendable, Hashable {
  package let snapshot: Identifier<Snapshot>

  /// The passage that states the value.
  package let passage: Passage

  /// Passages that lend it meaning: the heading, the head of the column, the first cell of the row.
  package let context: [Passage]

  /// Path of the block it stands in.
  package let path: String

  /// The rule that read it: "table-row", "priced-item".
  package let rule: String

  package init(
    snapshot: Identifier<Snapshot>,
    passage: Passage,
    context: [Passage] = [],
    path: String,
    rule: String
  ) {
    self.snapshot = snapshot
    self.passage = passage
    self.context = context
    self.path = path
    self.rule = rule
  }
}

/// A run of bytes of a snapshot, and those bytes as text.
package struct Passage: Sendable, Hashable {
  package let bytes: Range<Int>

  /// The bytes decoded as UTF-8, ill-formed ones as U+FFFD; `verify` compares it with the snapshot.
  package let quote: String

  package init(bytes: Range<Int>, quote: String) {
    self.bytes = bytes
    self.quote = quote
  }
}
