/// One drawing in SVG: its elements in the order they are painted, all lengths in tenths of a pixel.
struct Drawing: Sendable, Hashable {
  /// Every drawing is as wide as this; how high it is, its content says.
  static let width = 6400

  let id: String
  let title: String
  let summary: String
  let height: Int
  private var elements: [String] = []

  /// Of an id only letters and digits of ASCII, "-" and "_" stay: others end references to it.
  init(id: String, title: String, summary: String, height: Int) {
    self.id = String(
      String.UnicodeScalarView(
        id.unicodeScalars.map { scalar in
          switch scalar {
          case "a"..."z", "A"..."Z", "0"..."9", "-", "_": scalar
          default: "-"
          }
        }
      )
    )
    self.title = title
    self.summary = summary
    self.height = height
  }

  /// The drawing as a part of an HTML page, without line breaks at its ends.
  var svg: String {
    let (width, height) = (Self.pixels(Self.width), Self.pixels(height))
    let head = """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="\(id)-title \(id)-desc" \
      viewBox="0 0 \(width) \(height)" font-family="system-ui, sans-serif" font-size="15">
      """
    let words = [
      XML.element("title", title, #"id="\#(id)-title""#),
      XML.element("desc", summary, #"id="\#(id)-desc""#),
    ]
    return ([head] + words + elements + ["</svg>"]).joined(separator: "\n")
  }

  /// "12", "12.3", "-0.5".
  static func pixels(_ tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return "\(tenths < 0 ? "-" : "")\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}

// MARK: - Shapes

extension Drawing {
  enum Dash: Sendable, Hashable {
    case solid
    /// Not settled, or a limit.
    case dashed
    /// Not known where it begins.
    case dotted
    /// The pattern of a series, over again from the fifth on.
    case series(Int)

    var pattern: String? {
      switch self {
      case .solid: nil
      case .dashed: "7 5"
      case .dotted: "0.1 6"
      case .series(let index):
        switch index.magnitude % 5 {
        case 0: nil
        case 1: "10 5"
        case 2: "2.5 5"
        case 3: "12 5 2.5 5"
        default: "16 6"
        }
      }
    }
  }

  /// How a line is drawn.
  struct Stroke: Sendable, Hashable {
    let paint: ChartPaint
    var width = 25
    var dash = Dash.solid
  }

  /// How much of what lies below is seen, in hundredths: 100 where nothing is.
  typealias Opacity = Int

  mutating func draw(
    _ path: DrawingPath,
    _ stroke: Stroke? = nil,
    fill: ChartPaint? = nil,
    opacity: Opacity = 100,
    hint: String = ""
  ) {
    if path.isEmpty { return }
    let attributes = Self.attributes(stroke, fill, opacity)
    let start = #"<path d="\#(path.commands)"\#(attributes)"#
    elements.append(hint.isEmpty ? start + "/>" : start + ">\(XML.element("title", hint))</path>")
  }

  /// A rectangle filled with the hatching that `defineHatch(_:)` defined.
  mutating func drawHatched(_ path: DrawingPath, _ stroke: Stroke) {
    if path.isEmpty { return }
    elements.append(
      #"<path d="\#(path.commands)" fill="url(#\#(id)-hatch)""#
        + Self.attributes(stroke, fill: nil) + "/>"
    )
  }

  mutating func defineHatch(_ paint: ChartPaint) {
    elements.append(
      #"<defs><pattern id="\#(id)-hatch" patternUnits="userSpaceOnUse" width="6" height="6" "#
        + #"patternTransform="rotate(45)"><path d="M1.5 0V6""#
        + Self.attributes(Stroke(paint: paint), fill: nil) + "/></pattern></defs>"
    )
  }

  private static func attributes(
    _ stroke: Stroke?,
    _ fill: ChartPaint?,
    _ opacity: Opacity
  ) -> String {
    var text = fill == nil ? #" fill="none""# : ""
    text += attributes(stroke, fill: fill)
    if opacity != 100 { text += #" opacity="0.\#(opacity / 10)\#(opacity % 10)""# }
    return text
  }

  private static func attributes(_ stroke: Stroke?, fill: ChartPaint?) -> String {
    var classes: [String] = []
    var text = ""
    if let fill {
      classes.append("chart-fill-\(fill.name)")
      text += #" fill="\#(fill.light)""#
    }
    if let stroke {
      classes.append("chart-stroke-\(stroke.paint.name)")
      text += #" stroke="\#(stroke.paint.light)" stroke-width="\#(pixels(stroke.width))""#
      if let pattern = stroke.dash.pattern { text += #" stroke-dasharray="\#(pattern)""# }
      text += #" stroke-linecap="\#(stroke.dash == .dashed ? "butt" : "round")""#
      text += #" stroke-linejoin="round""#
    }
    return #" class="\#(classes.joined(separator: " "))""# + text
  }
}

// MARK: - Texts

extension Drawing {
  enum Anchor: String, Sendable, Hashable {
    case start
    case middle
    case end
  }

  /// Writes a text whose baseline is at `y`; `halo` keeps lines below it at a distance.
  mutating func write(
    _ text: String,
    x: Int,
    y: Int,
    _ anchor: Anchor = .start,
    _ lettering: Lettering = Lettering(),
    paint: ChartPaint = .ink,
    halo: Bool = false
  ) {
    if text.isEmpty { return }
    var attributes = #"x="\#(Self.pixels(x))" y="\#(Self.pixels(y))""#
    if anchor != .start { attributes += #" text-anchor="\#(anchor.rawValue)""# }
    if lettering.size != 150 { attributes += #" font-size="\#(Self.pixels(lettering.size))""# }
    if lettering.isBold { attributes += #" font-weight="600""# }
    attributes += Self.attributes(
      halo ? Stroke(paint: .paper, width: 40) : nil,
      fill: paint
    )
    if halo { attributes += #" paint-order="stroke""# }
    elements.append(XML.element("text", text, attributes))
  }
}
