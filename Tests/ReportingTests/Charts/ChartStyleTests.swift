import Testing

@testable import Reporting

struct ChartStyleTests {
  /// The relative luminance of "#1a1d21" (WCAG 2.2).
  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let linear = [16, 8, 0].map { shift in
      let part = Double(value >> shift & 0xFF) / 255
      // The curve of sRGB by its power of 2.4, from square roots: x^2.4 = x^2 * x^0.4.
      return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The number to the power of 2.4, by the fifth root of its twelfth power.
  private func power(_ number: Double) -> Double {
    let twelfth = (0..<12).reduce(1.0) { product, _ in product * number }
    var root = 1.0
    for _ in 0..<200 { root -= (root - twelfth / (root * root * root * root)) / 5 }
    return root
  }

  private func contrast(_ first: String, _ second: String) throws -> Double {
    let (one, two) = (try luminance(first), try luminance(second))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  @Test func `black on white has the contrast of 21 to 1`() throws {
    #expect(abs(try contrast("#000000", "#ffffff") - 21) < 0.01)
    #expect(abs(try contrast("#777777", "#ffffff") - 4.48) < 0.01)
  }

  @Test func `everything that charts write and draw can be read in both themes`() throws {
    for paint in ChartPaint.all where paint != .grid && paint != .paper {
      for background in ["#ffffff", "#fafafa"] {
        #expect(try contrast(paint.light, background) >= 4.5, "\(paint)")
      }
      for background in ["#14171a", "#1a1d21"] {
        #expect(try contrast(paint.dark, background) >= 4.5, "\(paint)")
      }
    }
  }

  @Test func `series do not look alike and begin again after the last`() {
    let series = (0..<ChartPaint.seriesCount).map(ChartPaint.series)
    #expect(Set(series.map(\.light)).count == ChartPaint.seriesCount)
    #expect(Set(series.map(\.dark)).count == ChartPaint.seriesCount)
    #expect(ChartPaint.series(ChartPaint.seriesCount).light == ChartPaint.series(0).light)
  }

  @Test func `the style sheet of charts has both themes, and paper is light`() throws {
    let text = ChartStyle.text
    let dark = try #require(text.firstRange(of: "prefers-color-scheme: dark"))
    let print = try #require(text.firstRange(of: "@media print"))
    for paint in ChartPaint.all {
      let light = "--chart-\(paint.name): \(paint.light);"
      #expect(text[..<dark.lowerBound].contains(light))
      let own = "--chart-\(paint.name): \(paint.dark);"
      #expect(text[dark.upperBound..<print.lowerBound].contains(own))
      #expect(text[print.upperBound...].contains(light))
      #expect(text.contains(".chart-fill-\(paint.name) { fill: var(--chart-\(paint.name)); }"))
      #expect(text.contains(".chart-stroke-\(paint.name) { stroke: var(--chart-\(paint.name)); }"))
    }
    #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
  }

  @Test func `every class of a drawing is in the style sheet of charts`() throws {
    let chart = makeBarChart([
      try makeRow("a", "1", .best), try makeRow("b", "2", to: "3", .doubtful),
      try makeRow("c", "900", note: "n"),
    ])
    let classes = try DrawnElement.elements(in: chart.svg)
      .compactMap { $0.attributes["class"] }
      .flatMap { $0.split(separator: " ") }
    #expect(classes.count > 20)
    for name in Set(classes) { #expect(ChartStyle.text.contains(".\(name) {")) }
  }
}
