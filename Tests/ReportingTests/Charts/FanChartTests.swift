import Testing
import Vocabulary

@testable import Reporting

struct FanChartTests {
  private func forecast() throws -> FanChart {
    try makeFanChart(
      past: [("2026-09", 100), ("2026-10", 200)],
      ahead: [
        makeAhead("2026-11", 250, (800, 200, 300), (950, 150, 400)),
        makeAhead("2026-12", 300, (800, 200, 400), (950, 100, 500)),
      ],
      budget: 450
    )
  }

  @Test func `bands open from the last month known, the widest below the others`() throws {
    let chart = try forecast()
    let elements = try DrawnElement.elements(in: chart.svg)
    let bands = elements.paths("chart-fill-0").filter { $0.hasSuffix("Z") }
    #expect(bands.count == 2)
    // $0 to $500 at y 324 to 54, so that $100 are 54 pixels.
    func heights(_ band: String) -> [String] {
      band.dropLast().split { $0 == "M" || $0 == "L" }
        .compactMap { $0.split(separator: " ").last.map(String.init) }
    }
    #expect(heights(bands[0]) == ["216", "108", "54", "270", "243", "216"])
    #expect(heights(bands[1]) == ["216", "162", "108", "216", "216", "216"])
  }

  @Test func `months stand at even distances, and the median goes on from the past`() throws {
    let elements = try DrawnElement.elements(in: forecast().svg)
    let past = try #require(elements.paths("chart-stroke-ink").first)
    let median = try #require(
      elements.first {
        $0.attributes["class"] == "chart-stroke-0" && $0.attributes["stroke-dasharray"] != nil
      }?
      .attributes["d"]
    )
    func spots(_ path: String) -> [(x: Double, y: Double)] {
      path.split { $0 == "M" || $0 == "L" }
        .compactMap { spot in
          let numbers = spot.split(separator: " ").compactMap { Double($0) }
          return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
        }
    }
    #expect(spots(past).map(\.y) == [270, 216])
    #expect(spots(median).map(\.y) == [216, 189, 162])
    #expect(spots(past).last?.x == spots(median).first?.x)
    let places = spots(past).map(\.x) + spots(median).dropFirst().map(\.x)
    let distances = zip(places, places.dropFirst()).map { $1 - $0 }
    #expect(distances.allSatisfy { abs($0 - distances[0]) < 0.11 })
  }

  @Test func `bands, median and budget are named at the right, past and forecast above`() throws {
    let texts = try DrawnElement.elements(in: forecast().svg).texts
    for text in ["95 %", "80 %", "median $300.00", "budget $450.00", "spent", "forecast"] {
      #expect(texts.contains(text), "\(text)")
    }
  }

  @Test func `the budget is dashed across the chart`() throws {
    let elements = try DrawnElement.elements(in: forecast().svg)
    let line = try #require(elements.first { $0.attributes["class"] == "chart-stroke-1" })
    #expect(line.attributes["stroke-dasharray"] == "7 5")
    #expect(line.attributes["d"]?.contains(" 81L") == true)
  }

  @Test func `months that are missing leave a gap`() throws {
    let chart = try makeFanChart(past: [("2026-05", 4), ("2026-01", 1), ("2026-02", 2)])
    let elements = try DrawnElement.elements(in: chart.svg)
    let past = try #require(elements.paths("chart-stroke-ink").first)
    #expect(past.split(separator: "M").count == 2)
    #expect(past.hasSuffix("h0"), "a single month is a dot")
    #expect(elements.texts.contains("spent") && !elements.texts.contains("forecast"))
  }

  @Test func `the table of a forecast has a row for each month`() throws {
    #expect(
      try forecast().table
        == ChartTable(
          columns: ["month", "spent", "median", "80 %", "95 %"],
          rows: [
            ["2026-09", "$100.00", "", "", ""], ["2026-10", "$200.00", "", "", ""],
            ["2026-11", "", "$250.00", "$200.00–$300.00", "$150.00–$400.00"],
            ["2026-12", "", "$300.00", "$200.00–$400.00", "$100.00–$500.00"],
          ]
        )
    )
  }

  @Test func `probabilities are written as percents`() {
    #expect([800, 975, 999, 0].map(FanChart.percent) == ["80 %", "97.5 %", "99.9 %", "0 %"])
  }
}
