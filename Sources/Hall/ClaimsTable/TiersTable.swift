import Vocabulary

/// What authority sources have: rows of `source,tier[,subject-prefix]`.
///
/// `aa,official,AA-` says that source `aa` speaks officially of subjects whose id begins with "AA-"; a
/// row without a prefix speaks of all subjects. Tiers are the kinds of sources: official,
/// official-docs, third-party, community. A source without a row is a third party.
struct TiersTable {
  private(set) var entries: [Entry] = []
  private(set) var findings: [Finding] = []

  struct Entry: Hashable {
    let source: Identifier<Source>
    let kind: Source.Kind

    /// Empty for all subjects.
    let prefix: String
    let line: Int
  }

  /// Reads the bytes of a file; `name` is what findings call it.
  init(reading bytes: [UInt8], named name: String) {
    var log = FindingLog(file: name)
    read(bytes, &log)
    findings = log.findings
  }

  private mutating func read(_ bytes: [UInt8], _ log: inout FindingLog) {
    var reader = CSVReader(bytes)
    var row = CSVReader.Row()
    guard reader.next(&row) else {
      log.add(.error, "empty-table", "The file is empty; expected a first row 'source,tier'.")
      return
    }
    let header = row.fields.map(reader.text)
    let map = ColumnMap(
      header: header,
      required: ["source", "tier"],
      optional: ["subject-prefix"]
    )
    guard log.accept(map, line: row.line), let source = map["source"], let tier = map["tier"] else {
      return
    }
    while reader.next(&row) {
      let fields = row.fields
      func text(_ column: Int?) -> String {
        column.flatMap { fields.indices.contains($0) ? reader.text(fields[$0]) : nil } ?? ""
      }
      let (name, word) = (text(source), text(tier).lowercased())
      guard !name.isEmpty else {
        log.add(.warning, "missing-value", line: row.line, "Column 'source' is empty.")
        continue
      }
      guard let kind = Source.Kind(rawValue: word) else {
        let known = Source.Kind.allCases.map(\.rawValue)
        let near =
          known.first { ColumnMap.areNear(word, $0) }.map { " Did you mean '\($0)'?" } ?? ""
        log.add(
          .warning,
          "unknown-tier",
          line: row.line,
          "'\(word)' in column 'tier' is none of \(known.joined(separator: ", ")).\(near)"
        )
        continue
      }
      entries.append(
        Entry(
          source: Identifier(name),
          kind: kind,
          prefix: text(map["subject-prefix"]),
          line: row.line
        )
      )
    }
  }

  /// The source of this name with the authority that the rows give it; the last row on a prefix counts.
  func source(_ id: Identifier<Source>, rows: [Entry]) -> Source {
    var kind = Source.Kind.thirdParty
    var scoped: [String: Source.Kind] = [:]
    for row in rows {
      if row.prefix.isEmpty { kind = row.kind } else { scoped[row.prefix] = row.kind }
    }
    return Source(
      id: id,
      publisher: id.text,
      title: id.text,
      address: "",
      kind: kind,
      kindsBySubject: scoped.sorted { $0.key < $1.key }
        .map { Source.SubjectKind(prefix: $0.key, kind: $0.value) }
    )
  }
}

extension FindingLog {
  /// Says what is odd about a first row; false where a required column is missing.
  mutating func accept(_ map: ColumnMap, line: Int) -> Bool {
    for name in map.repeated {
      add(
        .warning,
        "repeated-column",
        line: line,
        "Column '\(name)' stands twice; the first counts."
      )
    }
    if !map.missing.isEmpty {
      let names = map.missing.map { "'\($0.name)'" }.joined(separator: ", ")
      let near = map.missing.compactMap { name, nearest in
        nearest.map { " Rename '\($0)' if it holds '\(name)'." }
      }
      add(
        .error,
        "missing-column",
        line: line,
        "The first row lacks \(names), which the table needs.\(near.joined())"
      )
    }
    for title in map.ignored where map.missing.isEmpty {
      add(.note, "unknown-column", line: line, "Column '\(title)' is not read.")
    }
    return map.missing.isEmpty
  }
}
