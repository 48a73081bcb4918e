import Vocabulary

extension BarChart {
  /// The chart as SVG for an HTML page, higher the more rows there are.
  package var svg: String {
    let layout = BarLayout(of: self)
    let key = key
    let axis = rows.isEmpty ? 0 : 300
    var drawing = Drawing(
      id: id,
      title: title,
      summary: summary,
      height: layout.bottom + axis + key.height
    )
    if rows.contains(where: { $0.emphasis == .doubtful }) { drawing.defineHatch(.series(0)) }
    let title = PlotFrame.lettering.shortened(unit, to: Drawing.width - 20)
    drawing.write(title, x: 0, y: 140, .start, PlotFrame.lettering, paint: .muted)
    layout.drawAxis(in: &drawing)
    for (row, place) in zip(rows, layout.places) {
      layout.drawName(of: row, place, in: &drawing)
      layout.drawBar(of: row, place, in: &drawing)
    }
    key.draw(in: &drawing, top: layout.bottom + axis)
    return drawing.svg
  }

  private var key: ChartKey {
    var entries: [ChartKey.Entry] = []
    if rows.contains(where: { $0.low != $0.high }) {
      entries.append(.init(mark: .block(.series(0), 35), text: "up to"))
    }
    if rows.contains(where: { $0.emphasis == .doubtful }) {
      entries.append(.init(mark: .hatching(.series(0)), text: "not settled"))
    }
    if limit != nil {
      entries.append(.init(mark: .cut, text: "longer than drawn"))
    }
    return ChartKey(entries: entries)
  }
}
