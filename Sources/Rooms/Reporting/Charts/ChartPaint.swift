/// What an element of a chart is painted with, in the light and in the dark theme.
///
/// The colours of the series are those of Okabe and Ito ("Color Universal Design", 2008), darkened
/// for the light theme until also text has a contrast of 4.5:1 on the page.
enum ChartPaint: Sendable, Hashable {
  case ink
  case muted
  case grid
  /// The page itself: around texts that stand on lines.
  case paper
  /// The lines of a chart, over again from the seventh on.
  case series(Int)

  /// How many colours there are for series.
  static let seriesCount = 6

  static var all: [ChartPaint] {
    [.ink, .muted, .grid, .paper] + (0..<seriesCount).map(ChartPaint.series)
  }

  /// What it is called in class names and in the style sheet.
  var name: String {
    switch self {
    case .ink: "ink"
    case .muted: "muted"
    case .grid: "grid"
    case .paper: "paper"
    case .series(let index): String(Self.wrapped(index))
    }
  }

  var light: String {
    switch self {
    case .ink: "#1a1d21"
    case .muted: "#5a6068"
    case .grid: "#dfe2e5"
    case .paper: "#ffffff"
    case .series(let index):
      switch Self.wrapped(index) {
      case 0: "#0072b2"
      case 1: "#b84a00"
      case 2: "#00795a"
      case 3: "#a0437a"
      case 4: "#7a5c00"
      default: "#4f5b66"
      }
    }
  }

  var dark: String {
    switch self {
    case .ink: "#e9ebee"
    case .muted: "#a4abb3"
    case .grid: "#30363c"
    case .paper: "#14171a"
    case .series(let index):
      switch Self.wrapped(index) {
      case 0: "#56b4e9"
      case 1: "#f08a4b"
      case 2: "#2fc296"
      case 3: "#e293bf"
      case 4: "#e0b93f"
      default: "#b4bec8"
      }
    }
  }

  private static func wrapped(_ index: Int) -> Int {
    Int(index.magnitude % UInt(seriesCount))
  }
}
