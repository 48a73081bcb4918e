import Vocabulary

/// The field of a chart between its axes, and what is written around it.
struct PlotFrame: Sendable, Hashable {
  let left: Int
  let right: Int
  let top: Int
  let bottom: Int

  /// The vertical axis.
  let ticks: RoundTicks
  let labels: [String]

  /// What stands beside the ends of the lines, in the order of the lines.
  let ends: [EndLabel]

  /// One label at the right, beside the end of what it names.
  struct EndLabel: Sendable, Hashable {
    let text: String
    let paint: ChartPaint

    /// What is named, in the numbers of the two axes.
    let x: Int128
    let y: Amount

    /// A name, shortened so that a value behind it has room; the value goes if it takes over half.
    init(name: String, value: String = "", paint: ChartPaint, x: Int128, y: Amount) {
      let isLong = PlotFrame.endLettering.width(value) > PlotFrame.widestEnd / 2
      let rest = value.isEmpty || isLong ? "" : " " + value
      let room = PlotFrame.widestEnd - PlotFrame.endLettering.width(rest)
      text = PlotFrame.endLettering.shortened(name, to: room) + rest
      self.paint = paint
      self.x = x
      self.y = y
    }
  }

  static let lettering = Lettering(140)
  static let endLettering = Lettering(145, isBold: true)

  /// With more lines, the last label says how many are not named.
  static let mostEnds = 24
  private static let endHeight = 180
  private static let widestEnd = 1_950
  private static let endGap = 160

  /// A frame for amounts, high enough for its labels, with room above besides the unit of the axis.
  init(holding amounts: [Amount], isMoney: Bool, ends: [EndLabel], headroom: Int = 0) {
    ticks = RoundTicks(holding: amounts, most: 6)
    labels = ticks.labels(isMoney: isMoney)
    left = (labels.map(Self.lettering.width).max() ?? 0) + 80
    top = 340 + headroom
    let named = ends.filter { !$0.text.isEmpty }
    let shown = min(named.count, Self.mostEnds)
    bottom = top + max(2_700, shown * Self.endHeight)
    var fitting = Array(named.prefix(shown == named.count ? shown : shown - 1))
    if let last = named.last, shown < named.count {
      let rest = "and \(named.count - fitting.count) more"
      fitting.append(EndLabel(name: rest, paint: .muted, x: last.x, y: last.y))
    }
    self.ends = fitting
    let widest = fitting.map { Self.endLettering.width($0.text) }.max() ?? 0
    right = Drawing.width - (widest == 0 ? 200 : widest + Self.endGap + 20)
  }

  var vertical: LinearScale {
    LinearScale(low: ticks.low.units, high: ticks.high.units, start: bottom, end: top)
  }

  func horizontal(from low: Int128, to high: Int128) -> LinearScale {
    LinearScale(low: low, high: high, start: left, end: right)
  }

  var field: LabelRoom.Box {
    LabelRoom.Box(left: left, top: top - 60, right: right, bottom: bottom)
  }
}

// MARK: - Drawing

extension PlotFrame {
  /// Grid lines, the numbers at them, and what they count.
  func drawVertical(in drawing: inout Drawing, title: String) {
    let room = Drawing.width - 20
    drawing.write(
      Self.lettering.shortened(title, to: room),
      x: 0,
      y: 140,
      .start,
      Self.lettering,
      paint: .muted
    )
    for (value, label) in zip(ticks.values, labels) {
      let y = vertical.position(of: value)
      let stroke = Drawing.Stroke(paint: value.isZero ? .muted : .grid, width: 10)
      drawing.draw(
        DrawingPath(through: [.init(x: left, y: y), .init(x: right, y: y)]),
        stroke
      )
      drawing.write(label, x: left - 80, y: y + 48, .end, Self.lettering, paint: .muted)
    }
  }

  /// One tick of the horizontal axis with the one or two lines below it.
  func drawTick(in drawing: inout Drawing, x: Int, _ text: String, context: String? = nil) {
    drawing.draw(
      DrawingPath(through: [.init(x: x, y: bottom), .init(x: x, y: bottom + 50)]),
      Drawing.Stroke(paint: .muted, width: 10)
    )
    let name = Self.lettering.shortened(text, to: Drawing.width)
    let middle = Self.within(x, half: Self.lettering.width(name) / 2)
    drawing.write(name, x: middle, y: bottom + 200, .middle, Self.lettering, paint: .muted)
    guard let context else { return }
    let lettering = Lettering(140, isBold: true)
    drawing.write(
      context,
      x: Self.within(x, half: lettering.width(context) / 2),
      y: bottom + 380,
      .middle,
      lettering,
      paint: .muted
    )
  }

  /// The place for the middle of a text that must not leave the drawing.
  static func within(_ middle: Int, half: Int) -> Int {
    max(half + 10, min(middle, Drawing.width - half - 10))
  }

  func drawTicks(in drawing: inout Drawing, _ ticks: [CalendarTicks.Tick], x: (Day) -> Int) {
    // A name below that would run into the one before it is left out.
    var free = 0
    for tick in ticks {
      let middle = x(tick.day)
      let half = Lettering(140, isBold: true).width(tick.context ?? "") / 2
      let hasRoom = middle - half >= free || free == 0
      drawTick(in: &drawing, x: middle, tick.text, context: hasRoom ? tick.context : nil)
      if tick.context != nil, hasRoom { free = middle + half + 60 }
    }
  }

  /// The labels at the right, pushed apart, each with a thin line from what it names.
  func drawEnds(in drawing: inout Drawing, along horizontal: LinearScale) {
    let middles = LabelColumn.middles(
      wanted: ends.map { vertical.position(of: $0.y) },
      height: Self.endHeight,
      within: top...bottom
    )
    for (end, middle) in zip(ends, middles) {
      let (x, y) = (horizontal.position(of: end.x), vertical.position(of: end.y))
      let elbow = max(x + 40, right + 30)
      if end.paint != .muted, x < right - 20 || abs(middle - y) > 20 {
        drawing.draw(
          DrawingPath(
            through: [
              .init(x: x + 30, y: y), .init(x: elbow, y: y), .init(x: right + 120, y: middle),
            ]
          ),
          Drawing.Stroke(paint: end.paint, width: 10),
          opacity: 60
        )
      }
      drawing.write(
        end.text,
        x: right + Self.endGap,
        y: middle + 50,
        .start,
        Self.endLettering,
        paint: end.paint
      )
    }
  }
}
