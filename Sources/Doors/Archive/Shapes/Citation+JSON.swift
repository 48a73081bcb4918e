import Vocabulary

extension Citation {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      source: try members.id("source"),
      published: try members.dayIfPresent("published"),
      read: try members.day("read"),
      note: try members.stringIfPresent("note")
    )
  }

  var json: JSON {
    .object([
      "note": note.map(JSON.string), "published": published?.json, "read": read.json,
      "source": .string(source.text),
    ])
  }
}

extension Members {
  func citation() throws(Misfit) -> Citation {
    try read("citation", Citation.init(json:))
  }
}
