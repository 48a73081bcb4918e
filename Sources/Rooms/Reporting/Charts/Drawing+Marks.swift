/// Marks that stand in charts and in the keys below them.
extension Drawing {
  /// A claim that was believed.
  mutating func drawKept(x: Int, y: Int, hint: String = "") {
    draw(
      DrawingPath(circleAt: x, y, radius: 45),
      Stroke(paint: .paper, width: 15),
      fill: .ink,
      hint: hint
    )
  }

  /// A claim that was not believed.
  mutating func drawSetAside(x: Int, y: Int, hint: String = "") {
    let spots: [DrawingPath.Spot] = [
      .init(x: x - 58, y: y), .init(x: x, y: y - 58), .init(x: x + 58, y: y),
      .init(x: x, y: y + 58),
    ]
    draw(
      DrawingPath(through: spots, isClosed: true),
      Stroke(paint: .ink, width: 16),
      fill: .paper,
      hint: hint
    )
  }

  /// Two slanting gaps across a bar that is longer than it is drawn.
  mutating func drawCut(x: Int, top: Int, bottom: Int) {
    for offset in [-40, 40] {
      draw(
        DrawingPath(
          through: [.init(x: x + offset - 30, y: bottom), .init(x: x + offset + 30, y: top)]
        ),
        Stroke(paint: .paper, width: 35)
      )
    }
  }
}
