import Vocabulary

extension Evidence {
  /// Evidence of a reading: `snapshot` is the reading's unless the evidence names another.
  init(json: JSON, snapshot: Identifier<Snapshot>) throws(Misfit) {
    let members = try Members(json)
    self.init(
      snapshot: try members.idIfPresent("snapshot") ?? snapshot,
      passage: try members.read("passage", Passage.init(json:)),
      context: try members.list("context", Passage.init(json:)),
      path: try members.string("path"),
      rule: try members.string("rule")
    )
  }

  func json(snapshot own: Identifier<Snapshot>) -> JSON {
    .object([
      "context": .array(context.map(\.json)), "passage": passage.json, "path": .string(path),
      "rule": .string(rule), "snapshot": snapshot == own ? nil : .string(snapshot.text),
    ])
  }
}

extension Passage {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      bytes: try members.read("bytes") { (json) throws(Misfit) in try json.byteRange() },
      quote: try members.string("quote")
    )
  }

  var json: JSON {
    .object(["bytes": bytes.json, "quote": .string(quote)])
  }
}

extension Range<Int> {
  /// The first byte and the one after the last: `[120, 154]`.
  var json: JSON { .array([.integer(lowerBound), .integer(upperBound)]) }
}

extension JSON {
  func byteRange() throws(Misfit) -> Range<Int> {
    let ends = try elements { (json) throws(Misfit) in try json.wholeNumber() }
    guard ends.count == 2, 0 <= ends[0], ends[0] <= ends[1] else {
      throw Misfit(
        expected: "the first byte and the one after the last, such as [120, 154]",
        found: "\(ends.prefix(4))"
      )
    }
    return ends[0]..<ends[1]
  }
}
