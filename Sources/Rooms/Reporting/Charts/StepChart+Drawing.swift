import Vocabulary

extension StepChart {
  /// The chart as SVG for an HTML page; amounts in it are written with all their places.
  package var svg: String {
    let days = DayRange(of: self)
    let frame = PlotFrame(
      holding: lines.flatMap { $0.steps.flatMap { [$0.low, $0.high] } } + dots.map(\.value),
      isMoney: isMoney,
      ends: endLabels(days),
      headroom: 120
    )
    let horizontal = frame.horizontal(from: Int128(days.first), to: Int128(days.last))
    let ticks = CalendarTicks.ticks(
      from: Day(number: days.first),
      through: Day(number: days.last),
      most: 8
    )
    let axis = ticks.contains { $0.context != nil } ? 460 : 280
    let key = key
    var drawing = Drawing(
      id: id,
      title: title,
      summary: summary,
      height: frame.bottom + axis + key.height
    )
    frame.drawVertical(in: &drawing, title: unit)
    frame.drawTicks(in: &drawing, ticks) { horizontal.position(of: Int128($0.number)) }
    var room = LabelRoom(frame.field)
    for (index, line) in lines.enumerated() {
      let course = StepCourse(line: line, paint: .series(index), days, frame, horizontal)
      course.draw(in: &drawing)
    }
    drawDots(in: &drawing, &room, frame, horizontal)
    for (index, line) in lines.enumerated() {
      let course = StepCourse(line: line, paint: .series(index), days, frame, horizontal)
      course.drawValues(in: &drawing, &room) { Figure.label($0, isMoney: isMoney) }
    }
    frame.drawEnds(in: &drawing, along: horizontal)
    key.draw(in: &drawing, top: frame.bottom + axis)
    return drawing.svg
  }

  /// Names where there are several lines; a single one is named by the title already.
  private func endLabels(_ days: DayRange) -> [PlotFrame.EndLabel] {
    lines.enumerated().compactMap { index, line in
      guard let last = line.steps.last(where: { days.span(of: $0) != nil }) else { return nil }
      let end = days.span(of: last)?.end ?? days.last
      return .init(text: line.name, paint: .series(index), x: Int128(end), y: last.high)
    }
  }

  private var key: ChartKey {
    let steps = lines.flatMap(\.steps)
    let line = Drawing.Stroke(paint: .muted)
    var entries: [ChartKey.Entry] = []
    if steps.contains(where: { !$0.isSettled }) {
      let dashed = Drawing.Stroke(paint: .muted, dash: .dashed)
      entries.append(.init(mark: .line(dashed), text: "not settled"))
    }
    if steps.contains(where: { $0.from == nil }) {
      let dotted = Drawing.Stroke(paint: .muted, width: line.width, dash: .dotted)
      entries.append(.init(mark: .line(dotted), text: "beginning not known"))
    }
    if dots.contains(where: \.isKept) {
      entries.append(.init(mark: .kept, text: "claim of a source"))
    }
    if dots.contains(where: { !$0.isKept }) {
      entries.append(.init(mark: .setAside, text: "claim set aside"))
    }
    return ChartKey(entries: entries)
  }

  /// Claims; those that would cover each other share one mark, which names them.
  private func drawDots(
    in drawing: inout Drawing,
    _ room: inout LabelRoom,
    _ frame: PlotFrame,
    _ horizontal: LinearScale
  ) {
    struct Place: Hashable {
      let x: Int
      let y: Int
      let isKept: Bool
    }
    var places: [Place: [Int]] = [:]
    var order: [Place] = []
    for (index, dot) in dots.enumerated() {
      let place = Place(
        x: horizontal.position(of: Int128(CalendarTicks.clamped(dot.day).number)) / 30 * 30,
        y: frame.vertical.position(of: dot.value),
        isKept: dot.isKept
      )
      if places[place] == nil { order.append(place) }
      places[place, default: []].append(index)
    }
    for place in order {
      let hint = hint(places[place] ?? [])
      if place.isKept {
        drawing.drawKept(x: place.x, y: place.y, hint: hint)
      } else {
        drawing.drawSetAside(x: place.x, y: place.y, hint: hint)
      }
      room.take(
        .init(left: place.x - 45, top: place.y - 45, right: place.x + 45, bottom: place.y + 45)
      )
    }
  }

  private func hint(_ indexes: [Int]) -> String {
    let named = indexes.prefix(5).map { index in
      let dot = dots[index]
      return "\(dot.day) \(dot.label): \(Figure.exact(dot.value, isMoney: isMoney))"
    }
    let rest = indexes.count - named.count
    return named.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
  }
}

/// The days that a chart of steps shows.
struct DayRange: Sendable, Hashable {
  let first: Int
  let last: Int

  /// From the first day known to the last; earlier where the beginning of a step is not known.
  init(of chart: StepChart) {
    let steps = chart.lines.flatMap(\.steps)
    let ends = steps.flatMap { [$0.from, $0.until] }.compactMap { $0 }
    let known = (ends + chart.dots.map(\.day) + [chart.until]).map {
      CalendarTicks.clamped($0).number
    }
    let (first, last) = (known.min() ?? 0, known.max() ?? 0)
    let isOpen = steps.contains { $0.from == nil }
    let before = first == last || isOpen ? max(30, (last - first) / 8) : 0
    self.first = CalendarTicks.clamped(Day(number: first - before)).number
    self.last = last
  }

  /// The days on which a step is drawn; `nil` where there are none.
  func span(of step: StepChart.Step) -> (start: Int, end: Int)? {
    let start = step.from.map { CalendarTicks.clamped($0).number } ?? first
    let end = step.until.map { CalendarTicks.clamped($0).number } ?? last
    return start < end || step.until == nil && start == end ? (start, end) : nil
  }
}
