package import Vocabulary

/// What ways of paying cost for each volume, in USD: where their lines cross, they break even.
///
/// Both axes hold zero. Lines join their points straight; where low and high differ, a band spans
/// them. Each line has a pattern of dashes besides its colour, and its name at its end.
package struct CurveChart: Sendable, Hashable {
  /// Unique in its page.
  package let id: String
  package let title: String

  /// One sentence that says what is seen.
  package let summary: String

  /// What the volume is counted in: "images a month".
  package let xTitle: String

  /// What the costs are: "USD a month".
  package let yTitle: String
  package let lines: [Line]

  /// The reader's own volume.
  package let mark: Mark?
  package let crossings: [Crossing]

  package init(
    id: String,
    title: String,
    summary: String,
    xTitle: String,
    yTitle: String,
    lines: [Line],
    mark: Mark?,
    crossings: [Crossing]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.lines = lines
    self.mark = mark
    self.crossings = crossings
  }

  package struct Line: Sendable, Hashable {
    package let name: String

    /// In the order of their volumes; two of one volume make a stair.
    package let points: [Point]

    package init(name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// What a volume costs.
  package struct Point: Sendable, Hashable {
    package let x: Amount

    /// USD.
    package let low: Amount
    package let high: Amount

    /// Bounds may come in either order.
    package init(x: Amount, low: Amount, high: Amount) {
      self.x = x
      self.low = min(low, high)
      self.high = max(low, high)
    }
  }

  /// A volume that an upright line shows.
  package struct Mark: Sendable, Hashable {
    package let x: Amount
    package let label: String

    package init(x: Amount, label: String) {
      self.x = x
      self.label = label
    }
  }

  /// Where two lines cross: a ring with a label beside it.
  package struct Crossing: Sendable, Hashable {
    package let x: Amount

    /// USD.
    package let y: Amount
    package let label: String

    package init(x: Amount, y: Amount, label: String) {
      self.x = x
      self.y = y
      self.label = label
    }
  }
}

extension CurveChart {
  /// The costs of all lines at up to 24 volumes, and what is marked in the chart.
  package var table: ChartTable {
    let volumes = Array(Set(lines.flatMap { $0.points.map { $0.x } })).sorted()
    var rows = Self.spread(volumes, over: 24).map { x in
      (x, [Figure.exact(x, isMoney: false)] + lines.map { cell($0, at: x) } + [""])
    }
    let blanks = lines.map { _ in "" }
    if let mark {
      rows.append((mark.x, [Figure.exact(mark.x, isMoney: false)] + blanks + [mark.label]))
    }
    for crossing in crossings {
      let note = "\(crossing.label): \(Figure.dollars(crossing.y))"
      rows.append((crossing.x, [Figure.exact(crossing.x, isMoney: false)] + blanks + [note]))
    }
    let ordered = rows.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
    return ChartTable(
      columns: [xTitle] + lines.map { $0.name } + ["note"],
      rows: ordered.map { $0.element.1 }
    )
  }

  /// What a line costs at a volume; both ends where it stands at several, as stairs do.
  private func cell(_ line: Line, at x: Amount) -> String {
    let points = line.points.filter { $0.x == x }
    guard
      let low = points.map({ $0.low }).min(),
      let high = points.map({ $0.high }).max()
    else { return "" }
    return Figure.range(low, high, Figure.dollars)
  }

  /// At most `most` of the volumes at even distances in their order, the first and the last among them.
  private static func spread(_ volumes: [Amount], over most: Int) -> [Amount] {
    if volumes.count <= most { return volumes }
    return (0..<most).map { volumes[$0 * (volumes.count - 1) / (most - 1)] }
  }
}
