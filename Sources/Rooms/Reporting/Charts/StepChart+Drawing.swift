import Vocabulary

extension StepChart {
  /// The chart as SVG for an HTML page; amounts in it are written with all their places.
  package var svg: String {
    let days = DayRange(of: self)
    let frame = PlotFrame(
      holding: lines.flatMap { $0.steps.flatMap { [$0.low, $0.high] } } + dots.map { $0.value },
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
    let courses = lines.enumerated().map { index, line in
      StepCourse(line: line, paint: .series(index), days, frame, horizontal)
    }
    for course in courses {
      course.draw(in: &drawing)
      course.take(from: &room)
    }
    drawDots(in: &drawing, &room, frame, horizontal)
    for course in courses.prefix(PlotFrame.mostEnds) {
      course.drawValues(in: &drawing, &room, isMoney: isMoney)
    }
    frame.drawEnds(in: &drawing, along: horizontal)
    key.draw(in: &drawing, top: frame.bottom + axis)
    return drawing.svg
  }

  /// Names, with the value where it is in force still.
  private func endLabels(_ days: DayRange) -> [PlotFrame.EndLabel] {
    lines.enumerated().compactMap { index, line in
      guard let last = line.steps.last(where: { days.span(of: $0) != nil }) else { return nil }
      let end = days.span(of: last)?.end ?? days.last
      let value = last.until == nil ? Figure.price(last.low, last.high, isMoney: isMoney) : ""
      return .init(
        name: line.name,
        value: value,
        paint: .series(index),
        x: Int128(end),
        y: last.high
      )
    }
  }

  private var key: ChartKey {
    let steps = lines.flatMap { $0.steps }
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
    if dots.contains(where: { $0.isKept }) {
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
        x: horizontal.position(of: Int128(dot.day.number)) / 30 * 30,
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
