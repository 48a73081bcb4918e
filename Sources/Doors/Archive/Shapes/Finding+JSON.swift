import Vocabulary

extension Finding {
  init(json: JSON, snapshot: Identifier<Snapshot>) throws(Misfit) {
    let members = try Members(json)
    self.init(
      try members.word("severity"),
      try members.string("category"),
      try members.string("message"),
      at: try members.readIfPresent("place") { (json) throws(Misfit) in
        try Place(json: json, snapshot: snapshot)
      }
    )
  }

  func json(snapshot: Identifier<Snapshot>) -> JSON {
    .object([
      "category": .string(category), "message": .string(message),
      "place": place?.json(snapshot: snapshot), "severity": .string(severity.rawValue),
    ])
  }
}

extension Finding.Place {
  /// `{"file", "line"}`, `{"subject", "attribute"}`, or else a place in a snapshot:
  /// `{"snapshot", "bytes"}`, the snapshot left out where it is the reading's own.
  init(json: JSON, snapshot: Identifier<Snapshot>) throws(Misfit) {
    let members = try Members(json)
    if members["file"] != nil {
      self = .file(
        try members.string("file"),
        line: try members.readIfPresent("line") { (json) throws(Misfit) in
          try json.wholeNumber()
        }
      )
    } else if members["subject"] != nil {
      let attribute = try members.stringIfPresent("attribute").map { Attribute($0) }
      self = .subject(try members.id("subject"), attribute)
    } else {
      self = .snapshot(
        try members.idIfPresent("snapshot") ?? snapshot,
        bytes: try members.readIfPresent("bytes") { (json) throws(Misfit) in
          try json.byteRange()
        }
      )
    }
  }

  func json(snapshot own: Identifier<Snapshot>) -> JSON {
    switch self {
    case .file(let file, let line):
      .object(["file": .string(file), "line": line.map(JSON.integer)])
    case .subject(let subject, let attribute):
      .object([
        "attribute": attribute.map { .string($0.name) }, "subject": .string(subject.text),
      ])
    case .snapshot(let snapshot, let bytes):
      .object([
        "bytes": bytes?.json, "snapshot": snapshot == own ? nil : .string(snapshot.text),
      ])
    }
  }
}
