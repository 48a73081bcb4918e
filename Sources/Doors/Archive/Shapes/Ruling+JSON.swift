import Vocabulary

extension Ruling {
  /// A ruling in the file of its subject.
  init(json: JSON, subject: Identifier<Subject>) throws(Misfit) {
    let members = try Members(json)
    let unit = try members.unit()
    self.init(
      id: try members.id("id"),
      subject: subject,
      attribute: try members.attribute(),
      unit: unit,
      scope: try members.conditions("scope"),
      venue: try members.venue(),
      periods: try members.list("periods") { (json) throws(Misfit) in
        try Period(json: json, unit: unit)
      },
      setAside: try members.list("setAside", SetAside.init(json:)),
      decision: try members.idIfPresent("decision")
    )
  }

  var json: JSON {
    .object([
      "attribute": .string(attribute.name), "decision": decision.map { .string($0.text) },
      "id": .string(id.text), "periods": .array(periods.map { $0.json(unit: unit) }),
      "scope": .conditions(scope), "setAside": .array(setAside.map(\.json)),
      "unit": .string(unit.symbol), "venue": .string(venue.name),
    ])
  }

  /// The file of all rulings on one subject.
  static func json(_ rulings: [Ruling], on subject: Identifier<Subject>) -> JSON {
    .object([
      "rulings": .array(rulings.map(\.json)), "schema": .integer(FileKind.rulings.schema),
      "subject": .string(subject.text),
    ])
  }

  static func all(json: JSON) throws(Misfit) -> (subject: Identifier<Subject>, rulings: [Ruling]) {
    let members = try Members(json)
    let subject: Identifier<Subject> = try members.id("subject")
    let rulings = try members.list("rulings") { (json) throws(Misfit) in
      try Ruling(json: json, subject: subject)
    }
    return (subject, rulings)
  }
}

extension Ruling.Period {
  init(json: JSON, unit: Unit) throws(Misfit) {
    let members = try Members(json)
    self.init(
      value: try members.readIfPresent("value") { (json) throws(Misfit) in
        try Value(json: json, unit: unit)
      },
      interval: try Interval(in: members),
      status: try members.word("status"),
      confidence: try members.confidence(),
      kept: try members.ids("kept"),
      wanted: try members.stringIfPresent("wanted")
    )
  }

  func json(unit: Unit) -> JSON {
    .object([
      "confidence": .integer(confidence.percent), "from": interval.from?.span.json,
      "kept": .identifiers(kept), "status": .string(status.rawValue),
      "until": interval.until?.span.json, "value": value?.json(unit: unit),
      "wanted": wanted.map(JSON.string),
    ])
  }
}

extension Ruling.SetAside {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      claim: try members.id("claim"),
      cause: try members.read("cause", Cause.init(json:)),
      reason: try members.string("reason")
    )
  }

  var json: JSON {
    .object([
      "cause": cause.json, "claim": .string(claim.text), "reason": .string(reason),
    ])
  }
}

extension Members {
  func confidence() throws(Misfit) -> Confidence {
    let percent = try integer("confidence")
    guard (0...100).contains(percent) else {
      throw Misfit(expected: "a whole percentage", found: "\(percent)").below("confidence")
    }
    return Confidence(percent: percent)
  }
}
