import Vocabulary

/// What stands over and before a block and lends it meaning.
struct Surroundings {
  /// Headings above it, the innermost first.
  var headings: [ScannedText] = []

  /// The paragraph right before a table or list.
  var lead: ScannedText?

  /// The path of the block, where it names an operation of an API.
  var path: ScannedText?

  /// Texts from the narrowest to the widest.
  var texts: [ScannedText] {
    [path, lead].compactMap { $0 } + headings
  }
}

/// Keeps the headings while a page is read from the top.
struct HeadingStack {
  private var entries: [(level: Int, text: ScannedText)] = []
  private(set) var lead: ScannedText?

  /// A level under all real headings, for short lines that stand over what follows.
  private static let labelLevel = 7

  /// A label ends with this many words at most; longer lines are sentences.
  private static let longestLabel = 9

  mutating func take(heading text: ScannedText, level: Int) {
    entries.removeAll { $0.level >= level }
    entries.append((level, text))
    lead = nil
  }

  /// A paragraph becomes the lead of what follows, or a label where it looks like one.
  mutating func take(paragraph text: ScannedText) {
    if Self.isLabel(text) {
      take(heading: text, level: Self.labelLevel)
    } else if text.reader.marks.contains(where: { if case .term = $0.kind { true } else { false } })
    {
      lead = text
    }
  }

  /// A table or list item uses the lead; the next paragraph replaces it.
  var surroundings: Surroundings {
    Surroundings(headings: entries.reversed().map(\.text), lead: lead)
  }

  private static func isLabel(_ text: ScannedText) -> Bool {
    let reader = text.reader
    guard let last = reader.marks.indices.last, reader.marks.count <= longestLabel else {
      return false
    }
    if reader.isSign(last, ".") || reader.isSign(last, ",") || reader.isSign(last, "!") {
      return false
    }
    if text.quantities.contains(where: \.isPrice) || text.sentences.count > 1 { return false }
    return reader.marks.contains { if case .term = $0.kind { true } else { false } }
  }
}
