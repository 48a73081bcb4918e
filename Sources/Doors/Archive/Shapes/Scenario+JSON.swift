import Vocabulary

extension Scenario {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      id: try members.id("id"),
      title: try members.string("title"),
      why: try members.stringIfPresent("why"),
      period: try members.word("period"),
      workload: try members.read("workload", Workload.init(json:)),
      expected: try members.readIfPresent("expected") { (json) throws(Misfit) in
        let expected = try Members(json)
        return Expected(
          credits: try expected.notNegativeIfPresent("credits"),
          usd: try expected.notNegativeIfPresent("usd")
        )
      }
    )
  }

  var json: JSON {
    .object([
      "expected": expected.map { expected in
        .object([
          "credits": expected.credits.map { .string($0.description) },
          "usd": expected.usd.map { .string($0.description) },
        ])
      },
      "id": .string(id.text), "period": .string(period.rawValue),
      "schema": .integer(FileKind.scenario.schema), "title": .string(title),
      "why": why.map(JSON.string), "workload": workload.json,
    ])
  }
}
