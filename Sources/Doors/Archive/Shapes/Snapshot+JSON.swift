import Vocabulary

extension Snapshot {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let length = try members.integer("length")
    guard length >= 0 else {
      throw Misfit(expected: "a count of bytes", found: "\(length)").below("length")
    }
    self.init(
      id: try members.id("sha256"),
      source: try members.id("source"),
      address: try members.string("address"),
      title: try members.stringIfPresent("title"),
      captured: try members.day("captured"),
      published: try members.daySpanIfPresent("published"),
      mediaType: try members.word("mediaType"),
      way: try members.word("way"),
      fidelity: try members.word("fidelity"),
      length: length
    )
  }

  var json: JSON {
    .object([
      "address": .string(address), "captured": captured.json,
      "fidelity": .string(fidelity.rawValue), "length": .integer(length),
      "mediaType": .string(mediaType.rawValue), "published": published?.json,
      "schema": .integer(FileKind.snapshot.schema), "sha256": .string(id.text),
      "source": .string(source.text), "title": title.map(JSON.string),
      "way": .string(way.rawValue),
    ])
  }
}
