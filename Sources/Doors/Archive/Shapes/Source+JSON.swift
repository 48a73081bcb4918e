import Vocabulary

extension Source {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      id: try members.id("id"),
      publisher: try members.string("publisher"),
      title: try members.string("title"),
      address: try members.string("address"),
      kind: try members.word("kind"),
      derivesFrom: try members.ids("derivesFrom"),
      venue: try members.venue(),
      region: try members.stringIfPresent("region"),
      note: try members.stringIfPresent("note"),
      isTranscribedOnly: try members.readIfPresent("transcribedOnly") { (json) throws(Misfit) in
        try json.truth()
      } ?? false
    )
  }

  var json: JSON {
    .object([
      "address": .string(address), "derivesFrom": .identifiers(derivesFrom),
      "id": .string(id.text), "kind": .string(kind.rawValue), "note": note.map(JSON.string),
      "publisher": .string(publisher), "region": region.map(JSON.string),
      "schema": .integer(FileKind.source.schema), "title": .string(title),
      "transcribedOnly": isTranscribedOnly ? .boolean(true) : nil, "venue": .string(venue.name),
    ])
  }
}

extension Members {
  /// The venue; Stability's own platform where it is not named.
  func venue() throws(Misfit) -> Venue {
    try stringIfPresent("venue").map { Venue($0) } ?? .stability
  }

  func unit() throws(Misfit) -> Unit {
    Unit(try string("unit"))
  }

  func attribute() throws(Misfit) -> Attribute {
    Attribute(try string("attribute"))
  }
}
