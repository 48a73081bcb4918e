package import Vocabulary

extension Report {
  /// What became of a file that was to be kept as a snapshot.
  ///
  /// `isReturn` says that the source came back to these bytes, which were kept already.
  package static func capture(_ snapshot: Snapshot, isNew: Bool, isReturn: Bool = false) -> Report {
    let kept = "\(snapshot.length) bytes of '\(snapshot.source)', captured \(snapshot.captured)"
    let again = isReturn ? "; the day on which the source came back to them was noted" : ""
    return Report(
      parts: [
        .line(
          isNew ? "Kept \(kept)." : "These \(kept) were kept already\(again).",
          isNew || isReturn ? .good : .plain
        ),
        .item(level: 1, "snapshot \(snapshot.id), \(snapshot.mediaType.rawValue)", .faint),
      ],
      columns: ["snapshot", "source", "captured", "published", "mediaType", "length", "new"],
      records: [
        [
          .init("snapshot", .string(snapshot.id.text)),
          .init("source", .string(snapshot.source.text)),
          .init("address", .string(snapshot.address)),
          .init("captured", .string(snapshot.captured.description)),
          .init("published", .optional(snapshot.published)),
          .init("mediaType", .string(snapshot.mediaType.rawValue)),
          .init("length", .number(snapshot.length)), .init("new", .boolean(isNew)),
        ]
      ]
    )
  }
}
