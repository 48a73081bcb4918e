import Vocabulary

/// Where the parts of a bar chart stand, in tenths of a pixel.
struct BarLayout: Sendable, Hashable {
  struct Place: Sendable, Hashable {
    let top: Int
    let height: Int
    let nameLines: [String]
    let noteLines: [String]
  }

  let places: [Place]
  let bottom: Int
  let scale: LinearScale
  let ticks: RoundTicks
  let limit: Amount?

  private static let top = 300
  private static let nameWidth = 1_950
  private static let left = 2_100
  private static let thickness = 200
  private static let nameHeight = 175
  private static let noteHeight = 155
  private static let gap = 130
  private static let nameLettering = Lettering(145)
  private static let bestLettering = Lettering(145, isBold: true)
  private static let noteLettering = Lettering(125)
  private static let valueLettering = Lettering(145, isBold: true)

  init(of chart: BarChart) {
    var y = Self.top
    places = chart.rows.map { row in
      let lettering = Self.lettering(row)
      let names = lettering.lines(row.name, to: Self.nameWidth, atMost: 2)
      let notes =
        row.note.isEmpty ? [] : Self.noteLettering.lines(row.note, to: Self.nameWidth, atMost: 2)
      let height = max(
        Self.thickness,
        names.count * Self.nameHeight + notes.count * Self.noteHeight
      )
      defer { y += height + Self.gap }
      return Place(top: y, height: height, nameLines: names, noteLines: notes)
    }
    bottom = y
    let limit = chart.limit
    self.limit = limit
    let drawn = chart.rows.flatMap { [$0.low, $0.high] }.filter { $0 <= limit ?? $0 }
    ticks = RoundTicks(holding: drawn, most: 5)
    let widest = chart.rows.map { Self.valueLettering.width(Self.value($0)) }.max() ?? 0
    scale = LinearScale(
      low: ticks.low.units,
      high: max(ticks.high, Amount(units: 1)).units,
      start: Self.left,
      end: Drawing.width - min(widest, 1_900) - 130
    )
  }

  private static func lettering(_ row: BarChart.Row) -> Lettering {
    row.emphasis == .best ? bestLettering : nameLettering
  }

  private static func value(_ row: BarChart.Row) -> String {
    Figure.label(row.low, row.high, isMoney: true)
  }

  // MARK: - Drawing

  func drawAxis(in drawing: inout Drawing) {
    if places.isEmpty { return }
    for (value, label) in zip(ticks.values, ticks.labels(isMoney: true)) {
      let x = scale.position(of: value)
      let stroke = Drawing.Stroke(paint: value.isZero ? .muted : .grid, width: 10)
      drawing.draw(
        DrawingPath(through: [.init(x: x, y: Self.top - 60), .init(x: x, y: bottom - 20)]),
        stroke
      )
      drawing.write(
        label,
        x: x,
        y: bottom + 150,
        .middle,
        PlotFrame.lettering,
        paint: .muted
      )
    }
  }

  func drawName(of row: BarChart.Row, _ place: Place, in drawing: inout Drawing) {
    let text =
      place.nameLines.count * Self.nameHeight + place.noteLines.count * Self.noteHeight
    var y = place.top + (place.height - text) / 2
    for line in place.nameLines {
      drawing.write(line, x: 0, y: y + 130, .start, Self.lettering(row))
      y += Self.nameHeight
    }
    for line in place.noteLines {
      drawing.write(line, x: 0, y: y + 115, .start, Self.noteLettering, paint: .muted)
      y += Self.noteHeight
    }
  }

  func drawBar(of row: BarChart.Row, _ place: Place, in drawing: inout Drawing) {
    let top = place.top + (place.height - Self.thickness) / 2
    let bottom = top + Self.thickness
    let paint = ChartPaint.series(row.emphasis == .best ? 2 : 0)
    let zero = scale.position(of: Amount.zero)
    let (low, high) = (scale.position(of: row.low), scale.position(of: row.high))
    // Below zero a bar reaches from its high end to zero and lighter on to its low end.
    let full = row.high.isNegative ? high : max(low, zero)
    let lighter = row.high.isNegative ? (low, high) : (max(low, zero), high)
    let body = DrawingPath(left: zero, top: top, right: full, bottom: bottom)
    if row.emphasis == .doubtful {
      if full != zero { drawing.drawHatched(body, Drawing.Stroke(paint: paint, width: 15)) }
    } else {
      drawing.draw(full == zero ? DrawingPath() : body, fill: paint)
    }
    var lighters = [lighter]
    if row.low.isNegative, !row.high.isNegative { lighters.append((low, zero)) }
    for (left, right) in lighters where left != right {
      let rest = DrawingPath(left: left, top: top + 5, right: right, bottom: bottom - 5)
      drawing.draw(rest, fill: paint, opacity: 35)
      drawing.draw(rest, Drawing.Stroke(paint: paint, width: 10))
    }
    if let limit, row.high > limit {
      drawing.drawCut(x: scale.end - 160, top: top - 20, bottom: bottom + 20)
    }
    drawing.write(
      Self.valueLettering.shortened(Self.value(row), to: 1_900),
      x: max(high, zero) + 80,
      y: top + Self.thickness / 2 + 50,
      .start,
      Self.valueLettering,
      halo: true
    )
  }
}
