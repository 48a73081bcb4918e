import Vocabulary

extension CurveChart {
  /// The chart as SVG for an HTML page.
  package var svg: String {
    let costs = lines.flatMap { $0.points.flatMap { [$0.low, $0.high] } } + crossings.map { $0.y }
    let frame = PlotFrame(
      holding: costs,
      isMoney: true,
      ends: endLabels,
      headroom: mark == nil ? 0 : 200
    )
    let volumes = lines.flatMap { $0.points.map { $0.x } } + crossings.map { $0.x }
    let ticks = RoundTicks(holding: volumes + (mark.map { [$0.x] } ?? []), most: 6)
    // The axis ends with the last point, so that lines reach their labels.
    let last = max(volumes.max() ?? ticks.high, mark?.x ?? .zero)
    let horizontal = frame.horizontal(
      from: ticks.low.units,
      to: last > ticks.low ? last.units : ticks.high.units
    )
    var drawing = Drawing(id: id, title: title, summary: summary, height: frame.bottom + 460)
    frame.drawVertical(in: &drawing, title: yTitle)
    drawVolumes(in: &drawing, ticks, frame, horizontal)
    var room = LabelRoom(frame.field)
    drawMark(in: &drawing, &room, frame, horizontal)
    for (index, line) in lines.enumerated() {
      Self.draw(line, index, in: &drawing, &room, frame.vertical, horizontal)
    }
    drawCrossings(in: &drawing, &room, frame.vertical, horizontal)
    frame.drawEnds(in: &drawing, along: horizontal)
    return drawing.svg
  }

  private var endLabels: [PlotFrame.EndLabel] {
    lines.enumerated().compactMap { index, line in
      line.points.last.map {
        .init(name: line.name, paint: .series(index), x: $0.x.units, y: $0.high)
      }
    }
  }

  private func drawVolumes(
    in drawing: inout Drawing,
    _ ticks: RoundTicks,
    _ frame: PlotFrame,
    _ horizontal: LinearScale
  ) {
    for (value, label) in zip(ticks.values, ticks.labels(isMoney: false))
    where value.units <= horizontal.high {
      frame.drawTick(in: &drawing, x: horizontal.position(of: value), label)
    }
    let title = PlotFrame.lettering.shortened(xTitle, to: Drawing.width - 20)
    drawing.write(
      title,
      x: max(frame.right, PlotFrame.lettering.width(title) + 10),
      y: frame.bottom + 400,
      .end,
      PlotFrame.lettering,
      paint: .muted
    )
  }

  private static func draw(
    _ line: Line,
    _ index: Int,
    in drawing: inout Drawing,
    _ room: inout LabelRoom,
    _ vertical: LinearScale,
    _ horizontal: LinearScale
  ) {
    let highs = line.points.map { point in
      DrawingPath.Spot(x: horizontal.position(of: point.x), y: vertical.position(of: point.high))
    }
    let lows = line.points.map { point in
      DrawingPath.Spot(x: horizontal.position(of: point.x), y: vertical.position(of: point.low))
    }
    room.take(lineThrough: highs)
    room.take(lineThrough: lows)
    let paint = ChartPaint.series(index)
    if highs == lows {
      let stroke = Drawing.Stroke(paint: paint, dash: .series(index))
      drawing.draw(DrawingPath(through: highs), stroke)
      return
    }
    let edge = Drawing.Stroke(paint: paint, width: 15, dash: .series(index))
    let band = DrawingPath(through: highs + lows.reversed(), isClosed: true)
    drawing.draw(band, fill: paint, opacity: 18)
    drawing.draw(DrawingPath(through: highs), edge)
    drawing.draw(DrawingPath(through: lows), edge)
  }

  /// The upright line, with its label above the plot.
  private func drawMark(
    in drawing: inout Drawing,
    _ room: inout LabelRoom,
    _ frame: PlotFrame,
    _ horizontal: LinearScale
  ) {
    guard let mark else { return }
    let x = horizontal.position(of: mark.x)
    let line: [DrawingPath.Spot] = [.init(x: x, y: frame.top - 100), .init(x: x, y: frame.bottom)]
    room.take(lineThrough: line)
    drawing.draw(
      DrawingPath(through: line),
      Drawing.Stroke(paint: .ink, width: 15, dash: .dashed)
    )
    let lettering = Lettering(140, isBold: true)
    let label = lettering.shortened(mark.label, to: Drawing.width - 40)
    drawing.write(
      label,
      x: PlotFrame.within(x, half: lettering.width(label) / 2),
      y: frame.top - 140,
      .middle,
      lettering
    )
  }

  /// Rings, and labels beside those that have room; all labels show when one points at a ring.
  private func drawCrossings(
    in drawing: inout Drawing,
    _ room: inout LabelRoom,
    _ vertical: LinearScale,
    _ horizontal: LinearScale
  ) {
    let spots = crossings.map { crossing in
      DrawingPath.Spot(
        x: horizontal.position(of: crossing.x),
        y: vertical.position(of: crossing.y)
      )
    }
    for (spot, crossing) in zip(spots, crossings) {
      drawing.draw(
        DrawingPath(circleAt: spot.x, spot.y, radius: 60),
        Drawing.Stroke(paint: .ink, width: 20),
        fill: .paper,
        hint: crossing.label
      )
      room.take(
        .init(left: spot.x - 70, top: spot.y - 70, right: spot.x + 70, bottom: spot.y + 70)
      )
    }
    let lettering = Lettering(140)
    for (spot, crossing) in zip(spots, crossings) {
      let label = lettering.shortened(crossing.label, to: 2_400)
      let width = lettering.width(label)
      let lefts = [spot.x + 100, spot.x - 100 - width, spot.x - width / 2]
      let places = [-90, 190, -190, 290, 50].flatMap { down in lefts.map { ($0, spot.y + down) } }
      let boxes = places.map { x, y in
        LabelRoom.Box(left: x - 40, top: y - 130, right: x + width + 40, bottom: y + 50)
      }
      guard let place = room.place(boxes, acrossLines: true) else { continue }
      let (x, y) = places[place]
      drawing.write(label, x: x, y: y, .start, lettering, halo: true)
    }
  }
}
