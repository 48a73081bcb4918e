import Foundation
import Planning
import Testing
import Vocabulary

/// The shipped scenarios, at the prices of the worked examples.
struct ScenarioTests {
  @Test(arguments: try scenarios())
  func `A shipped scenario costs what it says, to the cent`(scenario: Scenario) throws {
    let workload = try #require(scenario.workload.billable)
    let bill = try Biller(rates: shopRates).bill(for: workload)
    #expect(bill.total.credits == Bounds(amount(scenario.expected.credits)))
    #expect(bill.total.usd == Bounds(amount(scenario.expected.usd)))
  }

  @Test func `All the worked examples are shipped`() throws {
    let totals = try Self.scenarios().map(\.expected.usd).sorted()
    #expect(
      totals == ["0.48", "1200", "130", "160", "450", "525", "60", "63", "70", "90"]
    )
  }

  static func scenarios() throws -> [Scenario] {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    folder.append(path: "data/scenarios")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
      .map { try JSONDecoder().decode(Scenario.self, from: Data(contentsOf: $0)) }
  }
}

struct Scenario: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let workload: Load
  let expected: Expected

  var testDescription: String { id }

  struct Expected: Decodable {
    let credits: String
    let usd: String
  }

  struct Load: Decodable {
    let operations: [Operation]?
    let pipeline: Line?

    struct Operation: Decodable {
      let operation: String
      let count: String
    }

    struct Line: Decodable {
      let items: String
      let keep: String?
      let steps: [Step]
    }

    struct Step: Decodable {
      let operation: String
      let share: String?
    }

    var billable: Workload? {
      if let operations {
        return .operations(
          operations.map { .init(Identifier($0.operation), count: amount($0.count)) }
        )
      }
      return pipeline.map { pipeline in
        let steps = pipeline.steps.map { step in
          Pipeline.Step(Identifier(step.operation), share: fraction(step.share ?? "1"))
        }
        return .pipeline(
          Pipeline(
            items: amount(pipeline.items),
            steps: steps,
            keepRate: fraction(pipeline.keep ?? "1")
          )
        )
      }
    }
  }
}
