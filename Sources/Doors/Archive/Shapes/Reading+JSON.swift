import Vocabulary

extension Reading {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let snapshot: Identifier<Snapshot> = try members.id("snapshot")
    let source: Identifier<Source> = try members.id("source")
    self.init(
      snapshot: snapshot,
      source: source,
      reader: try members.string("reader"),
      claims: try members.list("claims") { (json) throws(Misfit) in
        try Claim(json: json, snapshot: snapshot, source: source)
      },
      checks: try members.list("checks") { (json) throws(Misfit) in
        try ArithmeticCheck(json: json, snapshot: snapshot)
      },
      findings: try members.list("findings") { (json) throws(Misfit) in
        try Finding(json: json, snapshot: snapshot)
      }
    )
  }

  var json: JSON {
    .object([
      "checks": .array(checks.map { $0.json(snapshot: snapshot) }),
      "claims": .array(claims.map { $0.json(snapshot: snapshot, source: source) }),
      "findings": .array(findings.map { $0.json(snapshot: snapshot) }),
      "reader": .string(reader), "schema": .integer(FileKind.reading.schema),
      "snapshot": .string(snapshot.text), "source": .string(source.text),
    ])
  }
}

extension ArithmeticCheck {
  init(json: JSON, snapshot: Identifier<Snapshot>) throws(Misfit) {
    let members = try Members(json)
    self.init(
      evidence: try members.read("evidence") { (json) throws(Misfit) in
        try Evidence(json: json, snapshot: snapshot)
      },
      expression: try members.string("expression"),
      stated: try members.amount("stated"),
      computed: try members.readIfPresent("computed") { (json) throws(Misfit) in
        try json.amount()
      },
      unit: try members.unit(),
      verdict: try members.word("verdict")
    )
  }

  func json(snapshot: Identifier<Snapshot>) -> JSON {
    .object([
      "computed": computed.map { .string($0.description) },
      "evidence": evidence.json(snapshot: snapshot), "expression": .string(expression),
      "stated": .string(stated.description), "unit": .string(unit.symbol),
      "verdict": .string(verdict.rawValue),
    ])
  }
}
