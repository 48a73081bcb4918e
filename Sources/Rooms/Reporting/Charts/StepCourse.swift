import Vocabulary

/// One line of a chart of steps, in places of the drawing.
struct StepCourse: Sendable, Hashable {
  /// One step of it.
  struct Piece: Sendable, Hashable {
    let start: Int
    let end: Int

    /// Where the bounds stand: `low` is below and has the greater number.
    let low: Int
    let high: Int
    let step: StepChart.Step

    /// Whether it begins on the day on which the one before ends.
    let followsOn: Bool
  }

  let pieces: [Piece]
  let paint: ChartPaint

  init(
    line: StepChart.Line,
    paint: ChartPaint,
    _ days: DayRange,
    _ frame: PlotFrame,
    _ horizontal: LinearScale
  ) {
    var pieces: [Piece] = []
    var lastDay: Int?
    for step in line.steps {
      guard let span = days.span(of: step) else { continue }
      pieces.append(
        Piece(
          start: horizontal.position(of: Int128(span.start)),
          end: horizontal.position(of: Int128(span.end)),
          low: frame.vertical.position(of: step.low),
          high: frame.vertical.position(of: step.high),
          step: step,
          followsOn: lastDay == span.start
        )
      )
      lastDay = span.end
    }
    self.pieces = pieces
    self.paint = paint
  }

  /// How much of a line whose beginning is not known is dotted.
  private static let openLength = 480

  func draw(in drawing: inout Drawing) {
    var joints = DrawingPath()
    var solid = DrawingPath()
    var dashed = DrawingPath()
    var dotted = DrawingPath()
    for (index, piece) in pieces.enumerated() {
      if piece.low != piece.high {
        drawing.draw(
          DrawingPath(left: piece.start, top: piece.high, right: piece.end, bottom: piece.low),
          fill: paint,
          opacity: 20
        )
      }
      if piece.followsOn, index > 0, let joint = Self.joint(pieces[index - 1], piece) {
        joints.append(joint)
      }
      let dots = piece.step.from == nil ? Self.openLength : 0
      let known = min(piece.end, piece.start + dots)
      for y in piece.low == piece.high ? [piece.low] : [piece.low, piece.high] {
        if known > piece.start { dotted.append(Self.level(y, piece.start, known)) }
        if known >= piece.end, known > piece.start { continue }
        if piece.step.isSettled {
          solid.append(Self.level(y, known, piece.end))
        } else {
          dashed.append(Self.level(y, known, piece.end))
        }
      }
    }
    drawing.draw(joints, Drawing.Stroke(paint: paint, width: 12))
    drawing.draw(solid, Drawing.Stroke(paint: paint, width: 30))
    drawing.draw(dashed, Drawing.Stroke(paint: paint, width: 30, dash: .dashed))
    drawing.draw(dotted, Drawing.Stroke(paint: paint, width: 30, dash: .dotted))
  }

  private static func level(_ y: Int, _ start: Int, _ end: Int) -> [DrawingPath.Spot] {
    [.init(x: start, y: y), .init(x: end, y: y)]
  }

  /// The way from one step to the next, where they do not touch.
  private static func joint(_ last: Piece, _ next: Piece) -> [DrawingPath.Spot]? {
    if next.low < last.high {
      [.init(x: next.start, y: last.high), .init(x: next.start, y: next.low)]
    } else if next.high > last.low {
      [.init(x: next.start, y: last.low), .init(x: next.start, y: next.high)]
    } else {
      nil
    }
  }

  /// What labels must not stand on.
  func take(from room: inout LabelRoom) {
    for piece in pieces {
      room.take(lineThrough: Self.level(piece.low, piece.start, piece.end))
      room.take(lineThrough: Self.level(piece.high, piece.start, piece.end))
    }
  }

  /// With more steps than this, values beside them would be a thicket.
  private static let mostValues = 40

  /// The value of each step at its start, where it is another one than before and there is room.
  func drawValues(
    in drawing: inout Drawing,
    _ room: inout LabelRoom,
    isMoney: Bool
  ) {
    if pieces.count > Self.mostValues { return }
    let lettering = Lettering(145, isBold: true)
    for (index, piece) in pieces.enumerated() {
      let (low, high) = (piece.step.low, piece.step.high)
      if piece.followsOn, index > 0 {
        let last = pieces[index - 1].step
        if last.low == low, last.high == high { continue }
      }
      let label = Figure.price(low, high, isMoney: isMoney)
      let width = lettering.width(label)
      let lefts = [piece.start + 40, piece.start - width - 40, piece.end - width - 20]
      let places = lefts.flatMap { left in
        [(left, piece.high - 80), (left, piece.low + 185)]
      }
      let boxes = places.map { x, y in
        LabelRoom.Box(left: x - 20, top: y - 120, right: x + width + 20, bottom: y + 30)
      }
      guard let place = room.place(boxes) else { continue }
      let (x, y) = places[place]
      drawing.write(label, x: x, y: y, .start, lettering, paint: paint, halo: true)
    }
  }
}
