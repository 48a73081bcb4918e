package import Vocabulary

extension KnowledgeBase {
  /// What the last reading of a snapshot found, or `nil` where it was not read yet.
  package func reading(of snapshot: Snapshot) throws(ArchiveError) -> Reading? {
    let file = try Layout.reading(of: snapshot.id, from: snapshot.source)
    do throws(ArchiveError) {
      return try files.read(file, as: .reading, Reading.init(json:))
    } catch .missing {
      return nil
    }
  }

  /// All readings, in the order of their files; one at a time, so that memory stays small.
  package func forEachReading(
    _ body: (Reading) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    for name in try files.names(in: Layout.claims) where name.hasSuffix(".json") {
      try body(
        try files.read("\(Layout.claims)/\(name)", as: .reading, Reading.init(json:))
      )
    }
  }

  /// The snapshots that lack a reading by `reader`: new ones, and those read by another version.
  ///
  /// In the order of `snapshots()`. Reads the end of each reading only.
  package func due(reader: String) throws(ArchiveError) -> [Snapshot] {
    var due: [Snapshot] = []
    for snapshot in try snapshots() where try self.reader(of: snapshot) != reader {
      due.append(snapshot)
    }
    return due
  }

  /// The version that made the reading of a snapshot, or `nil` where there is none.
  package func reader(of snapshot: Snapshot) throws(ArchiveError) -> String? {
    let file = try Layout.reading(of: snapshot.id, from: snapshot.source)
    guard let tail = try files.tail(of: file, 1_024) else { return nil }
    // In the one form we write, the reader stands near the end on a line of its own; a string
    // cannot look like that, because its line breaks are escaped.
    let marker = Array("\n  \"reader\": \"".utf8)
    guard
      let start = tail.indices.last(where: { tail[$0...].starts(with: marker) }),
      case let rest = tail[(start + marker.count)...],
      let end = rest.firstIndex(of: UInt8(ascii: "\"")),
      !rest[..<end].contains(UInt8(ascii: "\\"))
    else { return try reading(of: snapshot)?.reader }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  /// All rulings, by subject and in the order of each file.
  package func rulings() throws(ArchiveError) -> [Ruling] {
    try documents(in: Layout.rulings, as: .rulings) { (json) throws(Misfit) in
      try Ruling.all(json: json).rulings
    }.flatMap { $0 }
  }

  /// The rulings on one subject, in the order of the file; none where there is no file.
  package func rulings(on subject: Identifier<Subject>) throws(ArchiveError) -> [Ruling] {
    do throws(ArchiveError) {
      return try files.read(try Layout.rulings(on: subject), as: .rulings) {
        (json) throws(Misfit) in
        try Ruling.all(json: json).rulings
      }
    } catch .missing {
      return []
    }
  }

  /// Number and day in force of every published table, by number, without reading any.
  package func publications() throws(ArchiveError) -> [(number: Int, day: Day)] {
    try files.names(in: Layout.tables).compactMap(Layout.publication(ofFileNamed:))
      .sorted { ($0.number, $0.day) < ($1.number, $1.day) }
  }

  /// One published table.
  package func table(_ number: Int, _ day: Day) throws(ArchiveError) -> PriceTable {
    try files.read(Layout.table(number, day), as: .table, PriceTable.init(json:))
  }

  /// All published tables, by number.
  package func tables() throws(ArchiveError) -> [PriceTable] {
    var tables: [PriceTable] = []
    for publication in try publications() {
      tables.append(try table(publication.number, publication.day))
    }
    return tables
  }
}
