/// What the marks in a chart mean, in rows below it.
struct ChartKey: Sendable, Hashable {
  enum Mark: Sendable, Hashable {
    case line(Drawing.Stroke)
    case block(ChartPaint, Drawing.Opacity)
    case hatching(ChartPaint)
    case kept
    case setAside
    case cut
  }

  struct Entry: Sendable, Hashable {
    let mark: Mark
    let text: String
  }

  let entries: [Entry]

  private static let lettering = Lettering(135)
  private static let markWidth = 300
  private static let gap = 220
  private static let rowHeight = 220

  /// Where the entries stand: as many in a row as fit.
  private var places: [(x: Int, row: Int)] {
    var places: [(x: Int, row: Int)] = []
    var (x, row) = (0, 0)
    for entry in entries {
      let width = Self.markWidth + Self.lettering.width(entry.text)
      if x > 0, x + width > Drawing.width { (x, row) = (0, row + 1) }
      places.append((x, row))
      x += width + Self.gap
    }
    return places
  }

  var height: Int {
    places.last.map { ($0.row + 1) * Self.rowHeight } ?? 0
  }

  func draw(in drawing: inout Drawing, top: Int) {
    for (entry, place) in zip(entries, places) {
      let middle = top + place.row * Self.rowHeight + 110
      Self.draw(entry.mark, in: &drawing, x: place.x, y: middle)
      drawing.write(
        entry.text,
        x: place.x + Self.markWidth,
        y: middle + 48,
        .start,
        Self.lettering,
        paint: .muted
      )
    }
  }

  private static func draw(_ mark: Mark, in drawing: inout Drawing, x: Int, y: Int) {
    let block = DrawingPath(left: x + 20, top: y - 55, right: x + 220, bottom: y + 55)
    switch mark {
    case .line(let stroke):
      drawing.draw(
        DrawingPath(through: [.init(x: x + 20, y: y), .init(x: x + 230, y: y)]),
        stroke
      )
    case .block(let paint, let opacity): drawing.draw(block, fill: paint, opacity: opacity)
    case .hatching(let paint):
      drawing.drawHatched(block, Drawing.Stroke(paint: paint, width: 15))
    case .kept: drawing.drawKept(x: x + 160, y: y)
    case .setAside: drawing.drawSetAside(x: x + 160, y: y)
    case .cut:
      drawing.draw(block, fill: .muted, opacity: 60)
      drawing.drawCut(x: x + 120, top: y - 75, bottom: y + 75)
    }
  }
}
