import Testing
import Vocabulary

@testable import Reporting

struct StepChartTests {
  private static let solid = "chart-stroke-0"

  private func twoPrices() throws -> StepChart {
    try makeStepChart([
      .init(
        name: "Erase",
        steps: [
          makeStep("3", from: "2025-01-01", until: "2025-07-02"), makeStep("5", from: "2025-07-02"),
        ]
      )
    ])
  }

  @Test func `a price that changes is two levels and a joint at their exact places`() throws {
    let elements = try DrawnElement.elements(in: twoPrices().svg)
    // The axis is 0 to 5 from y 316 to 46; 2025-07-02 is 182 of 365 days.
    let paths = elements.paths(Self.solid)
    #expect(paths == ["M285.7 154L285.7 46", "M16.9 154L285.7 154M285.7 46L555.9 46"])
    #expect(elements.filter { $0.attributes["stroke-dasharray"] != nil }.isEmpty)
  }

  @Test func `values stand at the changes, and name and value at the end`() throws {
    let texts = try DrawnElement.elements(in: twoPrices().svg).texts
    #expect(texts.contains("3"))
    #expect(texts.filter { $0 == "5" }.count == 2)
    #expect(texts.contains("Erase 5"))
    #expect(texts.first == "credits per generation")
  }

  @Test func `a gap between two steps stays a gap`() throws {
    let chart = try makeStepChart([
      .init(
        name: "Erase",
        steps: [
          makeStep("3", from: "2025-01-01", until: "2025-03-01"),
          makeStep("5", from: "2025-07-02", until: "2025-09-01"),
        ]
      )
    ])
    let elements = try DrawnElement.elements(in: chart.svg)
    let levels = try #require(elements.paths(Self.solid).first)
    #expect(levels.split(separator: "M").count == 2)
    #expect(elements.paths(Self.solid).count == 2, "the levels and the thin line to the name")
    #expect(elements.texts.contains("Erase"), "no value where none is in force")
  }

  @Test func `what is not settled is dashed, and the key says so`() throws {
    let chart = try makeStepChart([
      .init(name: "Erase", steps: [makeStep("3", from: "2025-01-01", isSettled: false)])
    ])
    let elements = try DrawnElement.elements(in: chart.svg)
    let level = try #require(elements.first { $0.attributes["class"] == Self.solid })
    #expect(level.attributes["stroke-dasharray"] == "7 5")
    #expect(elements.texts.contains("not settled"))
    #expect(try !DrawnElement.elements(in: twoPrices().svg).texts.contains("not settled"))
  }

  @Test func `a beginning that is not known is dotted from the left edge`() throws {
    let chart = try makeStepChart([
      .init(name: "Erase", steps: [makeStep("3", until: "2025-07-02")])
    ])
    let elements = try DrawnElement.elements(in: chart.svg)
    let grid = try #require(elements.first { $0.attributes["class"] == "chart-stroke-grid" })
    let left = try #require(grid.attributes["d"]?.prefix { $0 != " " })
    let dotted = try #require(
      elements.first {
        $0.attributes["class"] == Self.solid && $0.attributes["stroke-dasharray"] != nil
      }
    )
    #expect(dotted.attributes["d"]?.hasPrefix(left) == true)
    #expect(elements.texts.contains("beginning not known"))
  }

  @Test func `two possible values span a band`() throws {
    let chart = try makeStepChart([
      .init(name: "Upscale", steps: [makeStep("60", to: "40", from: "2025-01-01")])
    ])
    let elements = try DrawnElement.elements(in: chart.svg)
    #expect(elements.paths("chart-fill-0").contains { $0.hasSuffix("Z") })
    #expect(elements.texts.contains("40–60"))
    #expect(elements.texts.contains("Upscale 40–60"))
  }

  @Test func `a claim that was kept is a disc and one set aside a hollow diamond`() throws {
    let day = try makeDay("2025-03-01")
    let chart = try makeStepChart(
      [],
      dots: [
        .init(day: day, value: Amount(3), isKept: true, label: "pricing page"),
        .init(day: day, value: Amount(3), isKept: true, label: "API reference"),
        .init(day: day, value: Amount(4), isKept: false, label: "a blog"),
      ]
    )
    let elements = try DrawnElement.elements(in: chart.svg)
    let hints = elements.filter { $0.name == "title" }.dropFirst().map(\.text)
    #expect(
      hints == [
        "2025-03-01 pricing page: 3; 2025-03-01 API reference: 3", "2025-03-01 a blog: 4",
      ]
    )
    #expect(elements.paths("chart-fill-ink chart-stroke-paper").count == 2, "one and its key")
    #expect(elements.paths("chart-fill-paper chart-stroke-ink").count == 2, "one and its key")
    #expect(elements.texts.contains("claim set aside"))
  }

  @Test func `the table of a chart of prices has every step and claim`() throws {
    let chart = try makeStepChart(
      [
        .init(
          name: "Credit",
          steps: [
            makeStep("0.01", until: "2025-07-02"),
            makeStep("0.01", to: "0.0125", from: "2025-07-02", isSettled: false),
          ]
        )
      ],
      dots: [
        .init(day: try makeDay("2025-03-01"), value: .one, isKept: false, label: "<b>blog</b>")
      ],
      isMoney: true
    )
    #expect(
      chart.table
        == ChartTable(
          columns: ["what", "from", "until", "credits per generation", "status"],
          rows: [
            ["Credit", "unknown", "2025-07-02", "$0.01", "settled"],
            ["Credit", "2025-07-02", "still in force", "$0.01–$0.0125", "not settled"],
            ["<b>blog</b>", "2025-03-01", "2025-03-01", "$1.00", "claim, set aside"],
          ]
        )
    )
  }
}
