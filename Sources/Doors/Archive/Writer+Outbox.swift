package import Vocabulary

extension Writer {
  /// Replaces what a watch has to tell and has told.
  package borrowing func record(_ outbox: Outbox) throws(ArchiveError) -> [String] {
    let file = try Layout.outbox(of: outbox.watch)
    return try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
      let bytes = try Self.document(outbox, outbox.json, for: file, Outbox.init(json:))
      try transaction.write(bytes, to: file)
    }
  }
}
