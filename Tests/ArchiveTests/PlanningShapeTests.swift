import Testing
import Vocabulary

@testable import Archive

struct PlanningShapeTests {
  @Test
  func `What planning rests on is read back as it was`() throws {
    let folder = try Sample.wholeFolder()
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    #expect(try knowledgeBase.scenarios() == [PlanningSample.scenario])
    #expect(try knowledgeBase.plans() == [PlanningSample.plan])
    #expect(try knowledgeBase.hosts() == [PlanningSample.host])
    #expect(try knowledgeBase.gpus() == [PlanningSample.gpu])
  }

  @Test
  func `A list of operations is read with counts and settings`() throws {
    let text = """
      {"schema": 1, "id": "x", "title": "X", "period": "once", "workload":
        {"operations": [{"operation": "erase", "count": "2.5", "settings": {"steps": "30"}}]}}
      """
    let scenario = try Scenario(json: JSONReader.document(in: Array(text.utf8)))
    let half = Amount(units: Amount.scale / 2)
    let count = try #require(Amount(2).adding(half))
    #expect(
      scenario.workload
        == .operations([Workload.Operation("erase", count: count, settings: ["steps": "30"])])
    )
    #expect(try Scenario(json: scenario.json) == scenario)
  }

  @Test
  func `Access, burn order, payer and least number may be left out`() throws {
    let plan = #"{"id": "x", "kind": "pay-as-you-go", "name": "X"}"#
    let read = try Plan(json: JSONReader.document(in: Array(plan.utf8)))
    #expect(read == Plan(id: "x", name: "X", kind: .payAsYouGo))
    let host = #"{"id": "x", "name": "X", "venue": "x"}"#
    #expect(
      try Host(json: JSONReader.document(in: Array(host.utf8)))
        == Host(id: "x", name: "X", venue: Venue("x"), prices: [])
    )
  }

  @Test(arguments: ["1/0", "1/", "/2", "1/2/3", "", "-", "0x1", "1e3", "1/x"])
  func `What is no fraction is a misfit`(text: String) {
    #expect(throws: Misfit.self) { try Rational(json: .string(text)) }
  }

  typealias Spoilt = (
    file: String, old: String, new: String, place: String, expected: String
  )

  static let (plan, host) = ("data/plans/own.json", "data/hosts/elsewhere.json")
  static let (gpu, scenario) = ("data/gpus/card.json", "data/scenarios/shop.json")

  /// A member out of its bounds, and where that is said.
  static let spoilt: [Spoilt] = [
    (plan, #""utilisation": "1""#, #""utilisation": "1.1""#, "running.utilisation", "up to 1"),
    (plan, #""utilisation": "1""#, #""utilisation": "0""#, "running.utilisation", "above 0"),
    (
      plan, #""writeOffMonths": 36"#, #""writeOffMonths": 0"#, "running.writeOffMonths", "1 or more"
    ),
    (
      plan, #""secondsPerStart": "90""#, #""secondsPerStart": "-9""#, "running.secondsPerStart", "0"
    ),
    (plan, #""most": 1"#, #""most": 0"#, "most", "1 or more"),
    (plan, #""credits": "1000""#, #""credits": "0""#, "packs[0].credits", "above 0"),
    (plan, #""expiresAfter": 12"#, #""expiresAfter": -1"#, "packs[0].expiresAfter", "1 or more"),
    (plan, #""stated": "25""#, #""stated": "-25""#, "grants[0].credits.stated", "0 or more"),
    (plan, #""stated": "25""#, #""said": "25""#, "grants[0].credits", "'rate' or 'stated'"),
    (plan, #""rollsOver": true"#, #""rollsOver": "yes""#, "grants[0].rollsOver", "true or false"),
    (plan, #""every": "once""#, #""every": "year""#, "grants[0].every", "'month', 'once'"),
    (plan, #""purchased","#, #""granted","#, "burnOrder", "once"),
    (plan, #""gigabytes": "18""#, #""gigabytes": "0""#, "models[0].memory[0].gigabytes", "above 0"),
    (plan, #""self-hosting""#, #""membership""#, "the top", "only"),
    (plan, #""self-hosting""#, #""enterprise""#, "the top", "by quote"),
    (plan, #""models""#, #""modes""#, "models", "at least one"),
    (plan, #""running""#, #""ruining""#, "running", "how the machines are run"),
    (host, #""low": "0""#, #""low": "-1""#, "prices[1].terms", "a price of 0 or more"),
    (host, #""formula": "steps""#, #""text": "cheap""#, "prices[2].terms", "a price of 0 or more"),
    (host, #""flat": "0.1""#, #""flat": "-0.1""#, "prices[3].terms.charge.flat", "0 or more"),
    (host, #""flat""#, #""flatter""#, "prices[3].terms.charge", "'flat'"),
    (host, #""size": "100""#, #""size": "0""#, "prices[4].terms.charge.package.size", "above 0"),
    (host, #""upTo": "100""#, #""upTo": "0""#, "prices[5].terms.charge.graduated[0].upTo", "above"),
    (host, #""upTo": "100""#, #""end": "9""#, "prices[5].terms.charge.graduated[0].upTo", "above"),
    (
      host, "\"unitPrice\": \"0.1\"\n", "\"unitPrice\": \"0.1\", \"upTo\": \"5\"\n",
      "prices[6].terms.charge.volume", "without 'upTo'"
    ),
    (
      host, "\"until\": \"\(Sample.day.adding(days: 9))\"", "\"until\": \"\(Sample.day)\"",
      "prices[1].until", "a day after"
    ),
    (host, #""contested": true"#, #""contested": "yes""#, "prices[1].terms.contested", "true"),
    (gpu, #""memory": "24""#, #""memory": "0""#, "memory", "above 0"),
    (gpu, #""watts": "450""#, #""watts": "-1""#, "power.watts", "above 0"),
    (gpu, #""usdPerHour": "0.1""#, #""usdPerHour": "-1""#, "offers[0].usdPerHour", "0 or more"),
    (gpu, #""least": 8"#, #""least": 0"#, "offers[0].least", "1 or more"),
    (gpu, #""billing": "second""#, #""billing": "week""#, "offers[0].billing", "'month'"),
    (
      gpu, #""secondsPerImage": "3""#, #""secondsPerImage": "0""#, "throughputs[0].secondsPerImage",
      "above 0"
    ),
    (gpu, #""measured""#, #""guessed""#, "throughputs[0].basis", "'measured'"),
    (scenario, #""items": "600""#, #""items": "0""#, "workload.pipeline.items", "above 0"),
    (scenario, #""keep": "1/6""#, #""keep": "0""#, "workload.pipeline.keep", "above 0"),
    (
      scenario, #""share": "1/6""#, #""share": "7/6""#, "workload.pipeline.steps[1].share",
      "up to 1"
    ),
    (
      scenario, #""retries": 2"#, #""retries": 101"#, "workload.pipeline.steps[1].retries", "to 100"
    ),
    (
      scenario, #""failed": "0.1""#, #""failed": "0.9""#, "workload.pipeline.steps[1].failures",
      "less than 1"
    ),
    (scenario, #""credits": "5""#, #""credits": "-5""#, "expected.credits", "0 or more"),
    (scenario, #""pipeline""#, #""pipe""#, "workload", "'operations' or 'pipeline'"),
    (
      scenario, #""steps": ["#, #""steps": [], "stops": ["#, "workload.pipeline.steps",
      "at least one"
    ),
  ]

  @Test(arguments: spoilt.indices)
  func `A number out of bounds is named with its place`(index: Int) throws {
    let (file, old, new, place, expected) = Self.spoilt[index]
    let folder = try Sample.wholeFolder()
    let text = try folder.text(of: file)
    let range = try #require(text.firstRange(of: old), "the sample has no \(old)")
    try folder.write(text.replacingCharacters(range, with: new), to: file)
    let findings = try KnowledgeBase(root: folder.path).verify()
    let finding = try #require(findings.first)
    #expect(finding.category == "misshapen")
    #expect(finding.message.contains("'\(place)'"), "\(finding.message)")
    #expect(finding.message.contains(expected), "\(finding.message)")
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
