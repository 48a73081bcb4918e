import Testing
import Vocabulary

@testable import Reporting

/// What holds for every chart, whatever is put into it.
struct ChartExtremesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let amounts: [Amount]
    var count = 3
    var text = "Erase"
  }

  private static let largest = Amount(units: .max)
  private static let smallest = Amount(units: .min)

  static let cases = [
    Case(testDescription: "nothing", amounts: [], count: 0),
    Case(testDescription: "one", amounts: [.one], count: 1),
    Case(testDescription: "all zero", amounts: [.zero]),
    Case(testDescription: "all equal", amounts: [Amount(7)]),
    Case(testDescription: "negative", amounts: [Amount(-7), Amount(-1)]),
    Case(testDescription: "both signs", amounts: [Amount(-7), Amount(5)]),
    Case(testDescription: "smallest unit", amounts: [Amount(units: 1), Amount(units: -1)]),
    Case(testDescription: "huge", amounts: [largest, .one, .zero]),
    Case(testDescription: "as far apart as can be", amounts: [smallest, largest, .zero]),
    Case(testDescription: "lowest only", amounts: [smallest]),
    Case(
      testDescription: "thousands",
      amounts: (0..<97).map { Amount($0 * 31 % 89) },
      count: 3_000
    ),
    Case(testDescription: "many lines", amounts: [.one, Amount(2)], count: 60),
    Case(
      testDescription: "markup",
      amounts: [.one, Amount(2)],
      text: "</text><script>alert(\"1\")</script>&nbsp;'--><![CDATA["
    ),
    Case(
      testDescription: "control characters",
      amounts: [.one, Amount(2)],
      text: "a\u{202E}b\u{0}c\u{7}d\u{2066}e\nf\tg\u{FFFF}"
    ),
    Case(
      testDescription: "long",
      amounts: [.one, Amount(2)],
      text: String(repeating: "very long ", count: 500) + String(repeating: "W", count: 5_000)
    ),
    Case(testDescription: "right to left", amounts: [.one], text: "مرحبا بالعالم שלום עולם"),
    Case(testDescription: "wide", amounts: [.one], text: String(repeating: "価格", count: 100)),
  ]

  /// One drawing of each kind.
  private func drawings(_ given: Case) -> [String] {
    let text = given.text
    func amount(_ index: Int) -> Amount {
      given.amounts.isEmpty ? .zero : given.amounts[index % given.amounts.count]
    }
    func day(_ index: Int) -> Day {
      index % 5 == 4 ? Day(number: index % 2 == 0 ? .max : .min) : Day(number: 20_000 + index)
    }
    let indexes = Array(0..<given.count)
    let steps = StepChart(
      id: text,
      title: text,
      summary: text,
      unit: text,
      isMoney: true,
      lines: indexes.map { index in
        .init(
          name: text,
          steps: (0..<3).map { step in
            .init(
              from: step == 0 ? nil : day(index + step * 40),
              until: step == 2 ? nil : day(index + step * 40 + 35),
              low: amount(index),
              high: amount(index + step),
              isSettled: step != 1
            )
          }
        )
      },
      dots: indexes.map {
        .init(day: day($0), value: amount($0), isKept: $0 % 2 == 0, label: text)
      },
      until: Day(number: 20_100)
    )
    let bars = BarChart(
      id: text,
      title: text,
      summary: text,
      unit: text,
      rows: indexes.map {
        .init(
          name: text,
          low: amount($0),
          high: amount($0 + 1),
          note: text,
          emphasis: BarChart.Emphasis.allCases[$0 % 3]
        )
      }
    )
    let points = indexes.map {
      CurveChart.Point(x: amount($0), low: amount($0 + 1), high: amount($0 + 2))
    }
    let curves = CurveChart(
      id: text,
      title: text,
      summary: text,
      xTitle: text,
      yTitle: text,
      lines: indexes.prefix(60).map { .init(name: text, points: $0 == 0 ? points : [points[$0]]) },
      mark: given.count == 0 ? nil : .init(x: amount(0), label: text),
      crossings: indexes.prefix(100).map { .init(x: amount($0), y: amount($0), label: text) }
    )
    let fan = FanChart(
      id: text,
      title: text,
      summary: text,
      yTitle: text,
      past: indexes.map { .init(month: Month(number: 24_000 + $0), amount: amount($0)) },
      ahead: indexes.map { index in
        .init(
          month: Month(number: 24_000 + given.count + index),
          middle: amount(index),
          bands: [
            .init(permille: index % 2 * 150 + 800, low: amount(index), high: amount(index + 1))
          ]
        )
      },
      budget: given.amounts.last
    )
    _ = (steps.table, bars.table, curves.table, fan.table)
    return [steps.svg, bars.svg, curves.svg, fan.svg]
  }

  @Test(arguments: cases)
  func `every chart is a well-formed drawing without styles, scripts or links`(
    given: Case
  ) throws {
    let allowed = ["svg", "title", "desc", "path", "text", "defs", "pattern"]
    for svg in drawings(given) {
      let elements = try DrawnElement.elements(in: svg)
      #expect(Set(elements.map(\.name)).subtracting(allowed).isEmpty)
      let keys = Set(elements.flatMap(\.attributes.keys))
      #expect(keys.isDisjoint(with: ["style", "href", "onload", "onclick"]))
      #expect(!svg.contains("<?xml") && !svg.contains("<script"))
      #expect(!svg.unicodeScalars.contains { $0 != "\n" && Printable.isControl($0) })
    }
  }

  @Test(arguments: cases)
  func `every chart names itself by ids of its own that nothing in its texts can break`(
    given: Case
  ) throws {
    for svg in drawings(given) {
      let elements = try DrawnElement.elements(in: svg)
      let named = try #require(elements.first?.attributes["aria-labelledby"]).split(separator: " ")
      let ids = elements.compactMap { $0.attributes["id"] }
      #expect(named.count == 2 && ids.count == Set(ids).count)
      #expect(named.allSatisfy { ids.contains(String($0)) })
      let prefix = try #require(named.first).dropLast("title".count)
      #expect(ids.allSatisfy { $0.hasPrefix(prefix) })
      #expect(elements.first?.attributes["role"] == "img")
    }
  }

  @Test(arguments: cases)
  func `no text of a chart leaves it, and no two at its right overlap`(given: Case) throws {
    for svg in drawings(given) {
      let elements = try DrawnElement.elements(in: svg)
      let box = try #require(elements.first?.attributes["viewBox"]).split(separator: " ")
      let (width, height) = (try #require(Double(box[2])), try #require(Double(box[3])))
      for element in elements where element.name == "text" {
        let size = element.attributes["font-size"].flatMap(Double.init) ?? 15
        let isBold = element.attributes["font-weight"] != nil
        let length = Double(Lettering(Int(size * 10), isBold: isBold).width(element.text)) / 10
        let before =
          switch element.attributes["text-anchor"] {
          case "end": length
          case "middle": length / 2
          default: 0.0
          }
        let left = element.number("x") - before
        #expect(left >= -0.1 && left + length <= width + 0.1, "\(element.text.prefix(40))")
        #expect(element.number("y") >= 10 && element.number("y") <= height)
      }
      let right = elements.filter { $0.name == "text" && $0.attributes["font-size"] == "14.5" }
      let ends = right.filter { $0.attributes["paint-order"] == nil && $0.number("x") > 200 }
      let heights = ends.map { $0.number("y") }.sorted()
      #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 17.9 })
    }
  }

  @Test(arguments: cases)
  func `the same chart is the same bytes each time`(given: Case) {
    #expect(drawings(given) == drawings(given))
  }

  @Test func `title and summary of a chart are read out as they were given`() throws {
    let text = "<b>\"Erase\"</b> & 'more'"
    let chart = BarChart(id: "a b\"c", title: text, summary: text + "!", unit: "", rows: [])
    let elements = try DrawnElement.elements(in: chart.svg)
    #expect(elements.first { $0.attributes["id"] == "a-b-c-title" }?.text == text)
    #expect(elements.first { $0.attributes["id"] == "a-b-c-desc" }?.text == text + "!")
  }

  @Test func `of very many lines the first are named, and the last label counts the rest`() throws {
    let lines = (0..<60).map { index in
      CurveChart.Line(name: "line \(index)", points: [makePoint(0, 0), makePoint(10, index)])
    }
    let texts = try DrawnElement.elements(in: makeCurveChart(lines).svg).texts
    #expect(texts.contains("line 22") && !texts.contains("line 23"))
    #expect(texts.contains("and 37 more"))
  }
}
