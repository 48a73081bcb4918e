import Testing
import Vocabulary

@testable import Reporting

struct BarChartTests {
  @Test func `bars are as long as their costs, from one zero`() throws {
    let chart = makeBarChart([try makeRow("A", "10"), try makeRow("B", "40", to: "50")])
    let elements = try DrawnElement.elements(in: chart.svg)
    // The axis is $0 to $50; the label of the widest value stands to the right of it.
    let layout = BarLayout(of: chart)
    let (start, end) = (layout.scale.start, layout.scale.end)
    func x(_ dollars: Int) -> String {
      Drawing.pixels(start + ((end - start) * dollars + 25) / 50)
    }
    let bars = elements.paths("chart-fill-0")
    #expect(bars.count == 4, "two, the lighter end of the second, and the key")
    #expect(bars[0] == "M210 30L\(x(10)) 30L\(x(10)) 50L210 50Z")
    #expect(bars[1].hasPrefix("M210 63L\(x(40)) 63"))
    #expect(bars[2].hasPrefix("M\(x(40)) 63.5L\(x(50)) 63.5"))
    #expect(elements.texts.contains("$10.00") && elements.texts.contains("$40.00–$50.00"))
    #expect(elements.texts.contains("up to"))
  }

  static let limits: [(highs: [String], limit: String?)] = [
    (["12", "14", "15", "1900"], "140"), (["10", "60"], nil), (["10", "100"], nil),
    (["10", "101"], "100"), (["0", "0", "5", "40"], nil), (["-5", "3", "31"], "30"), ([], nil),
    (["7"], nil), (["0"], nil),
  ]

  @Test(arguments: limits)
  func `a bar is cut beyond ten times the median`(highs: [String], limit: String?) throws {
    let chart = makeBarChart(try highs.map { try makeRow("x", $0) })
    #expect(chart.limit?.description == limit)
  }

  @Test func `a bar a thousand times longer is cut with a mark and keeps its number`() throws {
    let rows = try [("A", "12"), ("B", "14"), ("C", "15")].map { try makeRow($0.0, $0.1) }
    let chart = makeBarChart(rows + [try makeRow("D", "14000")])
    let elements = try DrawnElement.elements(in: chart.svg)
    #expect(elements.texts.contains("$14,000"))
    #expect(elements.texts.contains("longer than drawn"))
    let cuts = elements.paths("chart-stroke-paper")
    #expect(cuts.count == 4, "two gaps in the bar and two in the key")
    // The others are drawn on an axis of their own size.
    #expect(elements.texts.contains("$15") && !elements.texts.contains("$10,000"))
    let plain = try DrawnElement.elements(in: makeBarChart(rows).svg)
    #expect(plain.paths("chart-stroke-paper").isEmpty)
  }

  @Test func `what is best is bold in another colour, and what is doubtful hatched`() throws {
    let chart = makeBarChart([
      try makeRow("Best way", "10", .best), try makeRow("Doubtful way", "20", .doubtful),
    ])
    let elements = try DrawnElement.elements(in: chart.svg)
    #expect(elements.paths("chart-fill-2").count == 1)
    let bold = elements.filter { $0.attributes["font-weight"] != nil }.map(\.text)
    #expect(bold == ["Best way", "$10.00", "$20.00"])
    #expect(elements.filter { $0.attributes["fill"] == "url(#bars-hatch)" }.count == 2)
    #expect(elements.filter { $0.attributes["id"] == "bars-hatch" }.count == 1)
    #expect(elements.texts.contains("not settled"))
  }

  @Test func `a chart of bars grows with its rows, and wraps and shortens names`() throws {
    let name = "Enterprise licence with own hardware and a very long name"
    let one = try DrawnElement.elements(in: makeBarChart([makeRow("A", "1")]).svg)[0]
    let two = try DrawnElement.elements(
      in: makeBarChart([makeRow("A", "1"), makeRow(name, "1", note: "by quote")]).svg
    )
    #expect(one.attributes["viewBox"] == "0 0 640 93")
    #expect(two[0].attributes["viewBox"] == "0 0 640 156.5")
    #expect(two.texts.contains("Enterprise licence with"))
    #expect(two.texts.contains { $0.hasPrefix("own hardware") && $0.hasSuffix("…") })
    #expect(two.texts.contains("by quote"))
  }

  @Test func `costs below zero reach to the left`() throws {
    let chart = makeBarChart([try makeRow("A", "-10"), try makeRow("B", "-5", to: "5")])
    let layout = BarLayout(of: chart)
    let zero = Drawing.pixels(layout.scale.position(of: Amount.zero))
    let bars = try DrawnElement.elements(in: chart.svg).paths("chart-fill-0")
    #expect(bars[0].hasPrefix("M\(zero) ") && bars[0].contains("L210 "))
    #expect(bars[1].hasPrefix("M\(zero) ") && bars[2].contains("L\(zero) "))
  }

  @Test func `the table of a chart of bars has each cost to the cent`() throws {
    let chart = makeBarChart([
      try makeRow("A", "1234.567", note: "packs"), try makeRow("B", "3", to: "2", .doubtful),
      try makeRow("C", "5", note: "estimated", .doubtful),
    ])
    #expect(
      chart.table
        == ChartTable(
          columns: ["what", "USD a month", "note"],
          rows: [
            ["A", "$1,234.57", "packs"], ["B", "$2.00–$3.00", "not settled"],
            ["C", "$5.00", "not settled; estimated"],
          ]
        )
    )
  }
}
