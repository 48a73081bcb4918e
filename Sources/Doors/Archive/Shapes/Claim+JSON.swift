import Vocabulary

extension Claim {
  /// A claim of a reading: its source is the reading's.
  init(json: JSON, snapshot: Identifier<Snapshot>, source: Identifier<Source>) throws(Misfit) {
    let members = try Members(json)
    let unit = try members.unit()
    self.init(
      id: try members.id("id"),
      source: try members.idIfPresent("source") ?? source,
      subject: try members.id("subject"),
      attribute: try members.attribute(),
      value: try members.read("value") { (json) throws(Misfit) in
        try Value(json: json, unit: unit)
      },
      unit: unit,
      conditions: try members.conditions("conditions"),
      venue: try members.venue(),
      isApproximate: try members.readIfPresent("approximate") { (json) throws(Misfit) in
        try json.truth()
      } ?? false,
      validity: Validity(
        asserted: try members.daySpanIfPresent("asserted"),
        from: try members.dayIfPresent("from"),
        until: try members.dayIfPresent("until"),
        returned: try members.dayIfPresent("returned")
      ),
      evidence: try members.readIfPresent("evidence") { (json) throws(Misfit) in
        try Evidence(json: json, snapshot: snapshot)
      }
    )
  }

  func json(snapshot: Identifier<Snapshot>, source own: Identifier<Source>) -> JSON {
    .object([
      "approximate": isApproximate ? .boolean(true) : nil, "asserted": validity.asserted?.json,
      "attribute": .string(attribute.name), "conditions": .conditions(conditions),
      "evidence": evidence?.json(snapshot: snapshot), "from": validity.from?.json,
      "id": .string(id.text), "returned": validity.returned?.json,
      "source": source == own ? nil : .string(source.text), "subject": .string(subject.text),
      "unit": .string(unit.symbol), "until": validity.until?.json, "value": value.json(unit: unit),
      "venue": .string(venue.name),
    ])
  }
}
