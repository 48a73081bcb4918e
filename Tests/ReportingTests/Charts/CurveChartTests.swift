import Testing
import Vocabulary

@testable import Reporting

struct CurveChartTests {
  @Test func `lines join their points straight at exact places`() {
    let chart = makeCurveChart([
      .init(name: "", points: [makePoint(0, 0), makePoint(100, 50), makePoint(200, 50)])
    ])
    // From 0 to 200 images at x 34.8 to 620, from $0 to $50 at y 304 to 34.
    let elements = try? DrawnElement.elements(in: chart.svg)
    #expect(elements?.paths("chart-stroke-0") == ["M34.8 304L327.4 34L620 34"])
  }

  @Test func `two points of one volume make a stair`() throws {
    let chart = makeCurveChart([
      .init(
        name: "",
        points: [makePoint(0, 10), makePoint(100, 10), makePoint(100, 50), makePoint(200, 50)]
      )
    ])
    let paths = try DrawnElement.elements(in: chart.svg).paths("chart-stroke-0")
    #expect(paths == ["M34.8 250L327.4 250L327.4 34L620 34"])
  }

  @Test func `two possible costs span a band with an edge on either side`() throws {
    let chart = makeCurveChart([
      .init(name: "", points: [makePoint(0, 0), makePoint(200, 25, to: 50)])
    ])
    let elements = try DrawnElement.elements(in: chart.svg)
    #expect(elements.paths("chart-fill-0") == ["M34.8 304L620 34L620 169L34.8 304Z"])
    #expect(elements.paths("chart-stroke-0") == ["M34.8 304L620 34", "M34.8 304L620 169"])
  }

  @Test func `each line has its own dashes besides its colour, and its name at its end`() throws {
    let names = ["A", "B", "C", "D"]
    let chart = makeCurveChart(
      names.enumerated().map { index, name in
        .init(name: name, points: [makePoint(0, 0), makePoint(10, 10 * index + 10)])
      }
    )
    let elements = try DrawnElement.elements(in: chart.svg)
    let dashes = names.indices.map { index in
      elements.first { $0.attributes["class"] == "chart-stroke-\(index)" }?
        .attributes["stroke-dasharray"] ?? "none"
    }
    #expect(Set(dashes).count == 4)
    for name in names { #expect(elements.texts.contains(name)) }
  }

  @Test func `the reader's volume is an upright line, and crossings are rings`() throws {
    let chart = makeCurveChart(
      [.init(name: "", points: [makePoint(0, 0), makePoint(200, 50)])],
      mark: .init(x: Amount(50), label: "yours"),
      crossings: [.init(x: Amount(100), y: Amount(25), label: "100 a month")]
    )
    let elements = try DrawnElement.elements(in: chart.svg)
    #expect(elements.paths("chart-stroke-ink") == ["M181.1 44L181.1 324"])
    let rings = elements.paths("chart-fill-paper chart-stroke-ink")
    #expect(rings == ["M321.4 189A6 6 0 1 1 333.4 189A6 6 0 1 1 321.4 189Z"])
    #expect(elements.texts.contains("yours") && elements.texts.contains("100 a month"))
  }

  @Test func `a mark beyond all points still lies within the chart`() throws {
    let chart = makeCurveChart(
      [.init(name: "", points: [makePoint(0, 0), makePoint(200, 50)])],
      mark: .init(x: Amount(400), label: "yours")
    )
    let elements = try DrawnElement.elements(in: chart.svg)
    #expect(elements.paths("chart-stroke-ink") == ["M620 44L620 324"])
    #expect(elements.paths("chart-stroke-0") == ["M34.8 324L327.4 54"])
  }

  @Test func `labels of crossings that have no room are left to the hints and the table`() throws {
    let crossings = (0..<60).map { index in
      CurveChart.Crossing(x: Amount(100 + index), y: Amount(25), label: "crossing \(index)")
    }
    let chart = makeCurveChart(
      [.init(name: "", points: [makePoint(0, 0), makePoint(200, 50)])],
      crossings: crossings
    )
    let elements = try DrawnElement.elements(in: chart.svg)
    let shown = elements.texts.filter { $0.hasPrefix("crossing") }
    #expect((1..<60).contains(shown.count))
    #expect(elements.filter { $0.name == "title" }.count == 61)
    #expect(chart.table.rows.filter { $0.last?.hasPrefix("crossing") == true }.count == 60)
  }

  @Test func `the table of curves has the volumes in order, with what is marked`() {
    let chart = makeCurveChart(
      [
        .init(name: "A", points: [makePoint(0, 0), makePoint(2000, 60)]),
        .init(name: "B", points: [makePoint(0, 20), makePoint(2000, 20), makePoint(2000, 40)]),
      ],
      mark: .init(x: Amount(1500), label: "yours"),
      crossings: [.init(x: Amount(1000), y: Amount(20), label: "A = B")]
    )
    #expect(
      chart.table
        == ChartTable(
          columns: ["images a month", "A", "B", "note"],
          rows: [
            ["0", "$0.00", "$20.00", ""], ["1,000", "", "", "A = B: $20.00"],
            ["1,500", "", "", "yours"], ["2,000", "$60.00", "$20.00–$40.00", ""],
          ]
        )
    )
  }

  @Test func `the table of curves has 24 of many volumes, the first and the last among them`() {
    let points = (0...5_000).map { makePoint($0, $0) }
    let rows = makeCurveChart([.init(name: "A", points: points)]).table.rows
    #expect(rows.count == 24)
    #expect(rows.first?.first == "0" && rows.last?.first == "5,000")
  }
}
