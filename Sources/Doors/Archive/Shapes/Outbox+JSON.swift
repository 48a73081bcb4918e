import Vocabulary

extension Outbox {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let watch: Identifier<Watch> = try members.id("watch")
    self.init(
      watch: watch,
      table: try members.count("table", from: 0),
      entries: try members.list("notices") { (json) throws(Misfit) in
        Entry(
          notice: try Notice(json: json, watch: watch),
          deliveries: try Members(json).list("deliveries", Delivery.init(json:))
        )
      },
      former: try members.ids("former")
    )
  }

  var json: JSON {
    .object([
      "former": .identifiers(former), "notices": .array(entries.map(\.json)),
      "schema": .integer(FileKind.outbox.schema), "table": .integer(table),
      "watch": .string(watch.text),
    ])
  }
}

extension Outbox.Entry {
  fileprivate var json: JSON {
    guard case .object(let members) = notice.json else { return notice.json }
    return .object(members + [.init("deliveries", .array(deliveries.map(\.json)))])
  }
}

extension Outbox.Delivery {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      target: try members.id("target"),
      state: try members.word("state"),
      attempts: try members.count("attempts", from: 0),
      reason: try members.stringIfPresent("reason")
    )
  }

  fileprivate var json: JSON {
    .object([
      "attempts": .integer(attempts), "reason": reason.map(JSON.string),
      "state": .string(state.rawValue), "target": .string(target.text),
    ])
  }
}
