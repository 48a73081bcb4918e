import Vocabulary

extension Decision {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      id: try members.id("id"),
      who: try members.string("who"),
      when: try members.day("when"),
      why: try members.string("why"),
      subject: try members.id("subject"),
      attribute: try members.attribute(),
      scope: try members.conditions("scope"),
      venue: try members.venue(),
      verdict: try members.read("verdict", Verdict.init(json:))
    )
  }

  var json: JSON {
    .object([
      "attribute": .string(attribute.name), "id": .string(id.text),
      "schema": .integer(FileKind.decision.schema), "scope": .conditions(scope),
      "subject": .string(subject.text), "venue": .string(venue.name), "verdict": verdict.json,
      "when": when.json, "who": .string(who), "why": .string(why),
    ])
  }
}

extension Decision.Verdict {
  private static let leaveOpenWord = "leave-open"

  init(json: JSON) throws(Misfit) {
    if case .string(Self.leaveOpenWord) = json {
      self = .leaveOpen
      return
    }
    guard case .object = json else {
      throw Misfit(expected: "an object or '\(Self.leaveOpenWord)'", found: json.kind)
    }
    let members = try Members(json)
    if members["setAside"] != nil {
      self = .setAside(try members.ids("setAside"), try members.read("cause", Cause.init(json:)))
      return
    }
    let value = try members.read("value") { (json) throws(Misfit) in
      try Value(json: json, unit: nil)
    }
    self = .value(value, try Interval(in: members))
  }

  var json: JSON {
    switch self {
    case .leaveOpen: .string(Self.leaveOpenWord)
    case .setAside(let claims, let cause):
      .object(["cause": cause.json, "setAside": .identifiers(claims)])
    case .value(let value, let interval):
      .object([
        "from": interval.from?.span.json, "until": interval.until?.span.json,
        "value": value.json(unit: nil),
      ])
    }
  }
}
