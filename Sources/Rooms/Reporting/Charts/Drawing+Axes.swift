/// What stands below a horizontal axis.
extension Drawing {
  /// A place on the axis and what is written below it.
  struct AxisText: Sendable, Hashable {
    let x: Int
    let text: String
  }

  /// Writes texts from left to right, without those that would run into the one before them.
  mutating func write(_ texts: [AxisText], y: Int, _ lettering: Lettering = PlotFrame.lettering) {
    var free = Int.min
    for text in texts {
      let half = lettering.width(text.text) / 2
      let middle = Self.within(text.x, half: half)
      if middle - half < free { continue }
      write(text.text, x: middle, y: y, .middle, lettering, paint: .muted)
      free = middle + half + 60
    }
  }

  /// The place for the middle of a text that must not leave the drawing.
  static func within(_ middle: Int, half: Int) -> Int {
    max(half + 10, min(middle, width - half - 10))
  }
}
