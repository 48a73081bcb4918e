import Vocabulary

extension Subject {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      id: try members.id("id"),
      name: try members.string("name"),
      kind: try members.word("kind"),
      family: try members.string("family"),
      aliases: try members.strings("aliases"),
      scopedAliases: try members.list("scopedAliases") { (json) throws(Misfit) in
        let alias = try Members(json)
        return ScopedAlias(try alias.string("alias"), within: try alias.strings("within"))
      },
      endpoints: try members.strings("endpoints"),
      formerIDs: try members.ids("formerIDs")
    )
  }

  var json: JSON {
    .object([
      "aliases": .strings(aliases), "endpoints": .strings(endpoints), "family": .string(family),
      "formerIDs": .identifiers(formerIDs), "id": .string(id.text),
      "kind": .string(kind.rawValue), "name": .string(name),
      "scopedAliases": .array(
        scopedAliases.map {
          .object(["alias": .string($0.alias), "within": .strings($0.within)])
        }
      ),
    ])
  }

  /// The file of all subjects.
  static func json(_ subjects: [Subject]) -> JSON {
    .object([
      "schema": .integer(FileKind.subjects.schema), "subjects": .array(subjects.map(\.json)),
    ])
  }

  static func all(json: JSON) throws(Misfit) -> [Subject] {
    try Members(json).list("subjects", Subject.init(json:))
  }
}
