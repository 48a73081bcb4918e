import Vocabulary

extension BackfillRecord {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      source: try members.id("source"),
      captures: try members.list("captures", Capture.init(json:)),
      unfinished: try members.readIfPresent("unfinished", Listing.init(json:))
    )
  }

  var json: JSON {
    .object([
      "captures": .array(captures.map(\.json)), "schema": .integer(FileKind.backfill.schema),
      "source": .string(source.text), "unfinished": unfinished?.json,
    ])
  }
}

extension BackfillRecord.Listing {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(query: try members.string("query"), key: try members.string("key"))
  }

  fileprivate var json: JSON {
    .object(["key": .string(key), "query": .string(query)])
  }
}

extension BackfillRecord.Capture {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let kind: FailureKind? = members["kind"] == nil ? nil : try members.word("kind")
    let outcome: BackfillRecord.Outcome =
      if let kind { .failed(kind, try members.string("message")) } else {
        .kept(try members.ids("snapshots"))
      }
    self.init(
      address: try members.string("address"),
      digest: try members.string("digest"),
      timestamp: try members.string("timestamp"),
      outcome: outcome
    )
  }

  fileprivate var json: JSON {
    var kind: JSON?
    var message: JSON?
    var snapshots: JSON?
    switch outcome {
    case .kept(let ids): snapshots = .identifiers(ids)
    case .failed(let why, let sentence):
      (kind, message) = (.string(why.rawValue), .string(sentence))
    }
    return .object([
      "address": .string(address), "digest": .string(digest), "kind": kind, "message": message,
      "snapshots": snapshots, "timestamp": .string(timestamp),
    ])
  }
}
