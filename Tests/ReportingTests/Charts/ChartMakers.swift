import Testing
import Vocabulary

@testable import Reporting

func makeAmount(_ text: String) throws -> Amount {
  try #require(Amount(text))
}

func makeDay(_ text: String) throws -> Day {
  try #require(Day(text))
}

func makeStep(
  _ low: String,
  to high: String? = nil,
  from: String? = nil,
  until: String? = nil,
  isSettled: Bool = true
) throws -> StepChart.Step {
  StepChart.Step(
    from: try from.map(makeDay),
    until: try until.map(makeDay),
    low: try makeAmount(low),
    high: try makeAmount(high ?? low),
    isSettled: isSettled
  )
}

func makeStepChart(
  _ lines: [StepChart.Line],
  dots: [StepChart.Dot] = [],
  until: String = "2026-01-01",
  isMoney: Bool = false
) throws -> StepChart {
  StepChart(
    id: "steps",
    title: "Price of erase",
    summary: "Erase costs more since August.",
    unit: "credits per generation",
    isMoney: isMoney,
    lines: lines,
    dots: dots,
    until: try makeDay(until)
  )
}

func makeRow(
  _ name: String,
  _ low: String,
  to high: String? = nil,
  note: String = "",
  _ emphasis: BarChart.Emphasis = .plain
) throws -> BarChart.Row {
  BarChart.Row(
    name: name,
    low: try makeAmount(low),
    high: try makeAmount(high ?? low),
    note: note,
    emphasis: emphasis
  )
}

func makeBarChart(_ rows: [BarChart.Row]) -> BarChart {
  BarChart(id: "bars", title: "Costs", summary: "A is best.", unit: "USD a month", rows: rows)
}

func makePoint(_ x: Int, _ low: Int, to high: Int? = nil) -> CurveChart.Point {
  CurveChart.Point(x: Amount(x), low: Amount(low), high: Amount(high ?? low))
}

func makeCurveChart(
  _ lines: [CurveChart.Line],
  mark: CurveChart.Mark? = nil,
  crossings: [CurveChart.Crossing] = []
) -> CurveChart {
  CurveChart(
    id: "curves",
    title: "Costs by volume",
    summary: "They cross.",
    xTitle: "images a month",
    yTitle: "USD a month",
    lines: lines,
    mark: mark,
    crossings: crossings
  )
}

func makeFanChart(
  past: [(String, Int)] = [],
  ahead: [FanChart.Ahead] = [],
  budget: Int? = nil
) throws -> FanChart {
  FanChart(
    id: "fan",
    title: "Spending",
    summary: "It grows.",
    yTitle: "USD a month",
    past: try past.map {
      FanChart.Past(month: try #require(Month($0.0)), amount: Amount($0.1))
    },
    ahead: ahead,
    budget: budget.map { Amount($0) }
  )
}

func makeAhead(
  _ month: String,
  _ middle: Int,
  _ bands: (Int, Int, Int)...
) throws -> FanChart.Ahead {
  FanChart.Ahead(
    month: try #require(Month(month)),
    middle: Amount(middle),
    bands: bands.map {
      FanChart.Band(permille: $0.0, low: Amount($0.1), high: Amount($0.2))
    }
  )
}

extension [DrawnElement] {
  /// The outlines of shapes with a class, in the order they are painted.
  func paths(_ name: String) -> [String] {
    filter { $0.attributes["class"] == name }.compactMap { $0.attributes["d"] }
  }

  /// Everything written in the drawing.
  var texts: [String] {
    filter { $0.name == "text" }.map(\.text)
  }
}

/// A generator that draws the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
