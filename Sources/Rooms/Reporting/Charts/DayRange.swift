import Vocabulary

/// The days that a chart of steps shows.
struct DayRange: Sendable, Hashable {
  let first: Int
  let last: Int

  /// From the first day known to the last; earlier where the beginning of a step is not known.
  init(of chart: StepChart) {
    let steps = chart.lines.flatMap { $0.steps }
    let ends = steps.flatMap { [$0.from, $0.until] }.compactMap { $0 }
    let known = (ends + chart.dots.map { $0.day } + [chart.until]).map { $0.number }
    let (first, last) = (known.min() ?? 0, known.max() ?? 0)
    let isOpen = steps.contains { $0.from == nil }
    let before = first == last || isOpen ? max(30, (last - first) / 8) : 0
    self.first = CalendarTicks.clamped(Day(number: first - before)).number
    self.last = last
  }

  /// The days on which a step is drawn; `nil` where there are none.
  func span(of step: StepChart.Step) -> (start: Int, end: Int)? {
    let start = step.from?.number ?? first
    let end = step.until?.number ?? last
    return start < end || step.until == nil && start == end ? (start, end) : nil
  }
}
