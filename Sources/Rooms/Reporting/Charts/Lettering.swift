/// How much room a text takes, by a table of widths: nobody measures fonts here.
///
/// Widths are those of DejaVu Sans, among the widest of the usual sans-serif fonts, so that what fits
/// by them fits.
struct Lettering: Sendable, Hashable {
  /// In tenths of a pixel.
  let size: Int
  let isBold: Bool

  init(_ size: Int = 150, isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }

  /// In tenths of a pixel; of more than `limit` characters the rest is not looked at.
  func width(_ text: String) -> Int {
    let thousandths = text.unicodeScalars.prefix(Self.limit).reduce(0) { $0 + Self.width($1) }
    return thousandths * size / 1_000 * (isBold ? 114 : 100) / 100
  }

  /// The text, or as much of its start as fits with an ellipsis.
  func shortened(_ text: String, to room: Int) -> String {
    if text.unicodeScalars.count <= Self.limit, width(text) <= room { return text }
    var kept = ""
    for character in text.prefix(Self.limit) {
      if width("\(kept)\(character)…") > room { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text on at most `count` lines, broken between words, the last shortened.
  func lines(_ text: String, to room: Int, atMost count: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.prefix(Self.limit).split(separator: " ") {
      if lines.count + 1 < count, !line.isEmpty, width("\(line) \(word)") > room {
        lines.append(shortened(line, to: room))
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return lines + [shortened(line, to: room)]
  }

  private static let limit = 300

  /// In thousandths of the size.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "'", "|": 300
    case " ", ".", ",", ":", ";": 340
    case "f", "r", "t", "-", "/", "(", ")", "[", "]", "!": 410
    case "m", "w", "M", "W", "%", "@", "&", "…": 980
    case "0"..."9", "$", "–": 640
    case "A"..."Z": 740
    // Drawn as U+FFFD.
    case _ where Printable.isControl(scalar): 1060
    case _ where scalar.isASCII: 625
    case "\u{300}"..."\u{36F}": 0
    case "\u{A0}"..."\u{2FF}": 740
    default: 1060
    }
  }
}
