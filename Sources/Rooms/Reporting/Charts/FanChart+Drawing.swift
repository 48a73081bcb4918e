import Vocabulary

extension FanChart {
  /// The chart as SVG for an HTML page.
  package var svg: String {
    let bands = ahead.flatMap { $0.bands }
    let amounts =
      past.map { $0.amount } + ahead.map { $0.middle } + bands.flatMap { [$0.low, $0.high] }
      + (budget.map { [$0] } ?? [])
    let frame = PlotFrame(holding: amounts, isMoney: true, ends: endLabels, headroom: 200)
    let months = past.map { $0.month } + ahead.map { $0.month }
    let first = months.min() ?? Month(number: 0)
    let last = max(months.max() ?? first, first.adding(1))
    let horizontal = frame.horizontal(from: Int128(first.number), to: Int128(last.number))
    let ticks = months.isEmpty ? [] : CalendarTicks.months(from: first, through: last, 8)
    let axis = ticks.contains { $0.context != nil } ? 460 : 280
    var drawing = Drawing(id: id, title: title, summary: summary, height: frame.bottom + axis)
    frame.drawVertical(in: &drawing, title: yTitle)
    frame.drawTicks(in: &drawing, ticks) {
      horizontal.position(of: Int128(Month($0).number))
    }
    let place = Placing(horizontal: horizontal, vertical: frame.vertical)
    drawBands(in: &drawing, place)
    drawBudget(in: &drawing, frame)
    drawLines(in: &drawing, place)
    drawNow(in: &drawing, frame, horizontal)
    frame.drawEnds(in: &drawing, along: horizontal)
    return drawing.svg
  }

  /// Where a month with an amount stands.
  private struct Placing {
    let horizontal: LinearScale
    let vertical: LinearScale

    func callAsFunction(_ month: Month, _ amount: Amount) -> DrawingPath.Spot {
      .init(
        x: horizontal.position(of: Int128(month.number)),
        y: vertical.position(of: amount)
      )
    }
  }

  private var endLabels: [PlotFrame.EndLabel] {
    var labels: [PlotFrame.EndLabel] = []
    if let last = ahead.last {
      let x = Int128(last.month.number)
      labels += levels.compactMap { level in
        last.band(level).map {
          .init(name: Self.percent(level), paint: .series(0), x: x, y: $0.high)
        }
      }
      let median = Figure.label(last.middle, isMoney: true)
      labels.append(
        .init(name: "median", value: median, paint: .series(0), x: x, y: last.middle)
      )
    }
    if let budget, let month = (ahead.last?.month ?? past.last?.month) {
      let text = Figure.label(budget, isMoney: true)
      labels.append(
        .init(name: "budget", value: text, paint: .series(1), x: Int128(month.number), y: budget)
      )
    }
    return labels
  }

  /// The widest first, so that the others lie on it and what is likelier is darker.
  private func drawBands(in drawing: inout Drawing, _ place: Placing) {
    for level in levels {
      var upper: [DrawingPath.Spot] = []
      var lower: [DrawingPath.Spot] = []
      if let past = past.last {
        upper.append(place(past.month, past.amount))
        lower.append(place(past.month, past.amount))
      }
      for month in ahead {
        guard let band = month.band(level) else { continue }
        upper.append(place(month.month, band.high))
        lower.append(place(month.month, band.low))
      }
      let shape = DrawingPath(through: upper + lower.reversed(), isClosed: true)
      drawing.draw(shape, fill: .series(0), opacity: 20)
      var edges = DrawingPath(through: upper)
      edges.append(lower)
      drawing.draw(edges, Drawing.Stroke(paint: .series(0), width: 8), opacity: 70)
    }
  }

  private func drawBudget(in drawing: inout Drawing, _ frame: PlotFrame) {
    guard let budget else { return }
    let y = frame.vertical.position(of: budget)
    drawing.draw(
      DrawingPath(through: [.init(x: frame.left, y: y), .init(x: frame.right, y: y)]),
      Drawing.Stroke(paint: .series(1), width: 20, dash: .dashed)
    )
  }

  private func drawLines(in drawing: inout Drawing, _ place: Placing) {
    var spent = DrawingPath()
    var run: [DrawingPath.Spot] = []
    var last: Month?
    for month in past {
      if let last, month.month.number > last.number + 1 {
        spent.append(run)
        run = []
      }
      run.append(place(month.month, month.amount))
      last = month.month
    }
    spent.append(run)
    let start = past.last.map { [place($0.month, $0.amount)] } ?? []
    let middle = DrawingPath(
      through: ahead.isEmpty ? [] : start + ahead.map { place($0.month, $0.middle) }
    )
    drawing.draw(middle, Drawing.Stroke(paint: .series(0), width: 25, dash: .dashed))
    drawing.draw(spent, Drawing.Stroke(paint: .ink, width: 25))
    if let now = start.first {
      drawing.draw(DrawingPath(circleAt: now.x, now.y, radius: 45), fill: .ink)
    }
  }

  /// Where the past ends, and what the two sides are.
  private func drawNow(
    in drawing: inout Drawing,
    _ frame: PlotFrame,
    _ horizontal: LinearScale
  ) {
    let lettering = Lettering(140, isBold: true)
    let y = frame.top - 140
    guard let now = past.last, !ahead.isEmpty else {
      let text = past.isEmpty ? (ahead.isEmpty ? "" : "forecast") : "spent"
      drawing.write(text, x: frame.left, y: y, .start, lettering)
      return
    }
    let x = horizontal.position(of: Int128(now.month.number))
    drawing.draw(
      DrawingPath(through: [.init(x: x, y: y - 110), .init(x: x, y: frame.bottom)]),
      Drawing.Stroke(paint: .muted, width: 10)
    )
    // A past of few months has no room for its name beside that of the forecast.
    if x - 80 >= lettering.width("spent") {
      drawing.write("spent", x: x - 80, y: y, .end, lettering)
    }
    drawing.write("forecast", x: x + 80, y: y, .start, lettering, paint: .series(0))
  }
}
