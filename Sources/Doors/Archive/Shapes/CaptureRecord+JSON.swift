import Vocabulary

extension CaptureRecord {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      source: try members.id("source"),
      pages: try members.list("pages", Page.init(json:)),
      seen: try members.readIfPresent("seen") { (json) throws(Misfit) in
        try json.elements { (json) throws(Misfit) in try Seen(json: json) }
      } ?? []
    )
  }

  var json: JSON {
    .object([
      "pages": .array(pages.map(\.json)), "schema": .integer(FileKind.captures.schema),
      "seen": seen.isEmpty ? nil : .array(seen.map(\.json)), "source": .string(source.text),
    ])
  }
}

extension CaptureRecord.Page {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      address: try members.string("address"),
      sightings: try members.list("sightings", CaptureRecord.Sighting.init(json:)),
      validators: CaptureRecord.Validators(
        entityTag: try members.stringIfPresent("entityTag"),
        lastModified: try members.stringIfPresent("lastModified")
      ),
      failures: try members.list("failures", CaptureRecord.Failure.init(json:)),
      failuresInARow: try members.count("failuresInARow", from: 0)
    )
  }

  fileprivate var json: JSON {
    .object([
      "address": .string(address), "entityTag": validators?.entityTag.map(JSON.string),
      "failures": .array(failures.map(\.json)), "failuresInARow": .integer(failuresInARow),
      "lastModified": validators?.lastModified.map(JSON.string),
      "sightings": .array(sightings.map(\.json)),
    ])
  }
}

extension CaptureRecord.Sighting {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let (first, last) = (try members.day("first"), try members.day("last"))
    guard first <= last else {
      throw Misfit(expected: "'first' not after 'last'", found: "\(first) and \(last)")
    }
    self.init(
      snapshots: try members.ids("snapshots"),
      first: first,
      last: last,
      times: try members.count("times")
    )
  }

  fileprivate var json: JSON {
    .object([
      "first": first.json, "last": last.json, "snapshots": .identifiers(snapshots),
      "times": .integer(times),
    ])
  }
}

extension CaptureRecord.Seen {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      snapshot: try members.id("snapshot"),
      day: try members.day("day"),
      published: try members.daySpanIfPresent("published")
    )
  }

  fileprivate var json: JSON {
    .object([
      "day": day.json, "published": published?.json, "snapshot": .string(snapshot.text),
    ])
  }
}

extension CaptureRecord.Failure {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      day: try members.day("day"),
      kind: try members.word("kind"),
      message: try members.string("message"),
      bytes: try members.idIfPresent("bytes"),
      notBefore: try members.countIfPresent("notBefore")
    )
  }

  fileprivate var json: JSON {
    .object([
      "bytes": bytes.map { .string($0.text) }, "day": day.json, "kind": .string(kind.rawValue),
      "message": .string(message), "notBefore": notBefore.map(JSON.integer),
    ])
  }
}
