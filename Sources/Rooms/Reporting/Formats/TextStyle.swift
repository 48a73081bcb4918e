package import Vocabulary

/// The terminal a text is for.
package struct TextStyle: Sendable, Hashable {
  /// Columns it has.
  package let width: Int

  /// Whether it shows colours and the reader wants them.
  package let isColored: Bool

  /// The reader's day, from which ages are counted; `nil` for no ages.
  package var today: Day?

  package init(width: Int, isColored: Bool, today: Day? = nil) {
    self.width = max(40, width)
    self.isColored = isColored
    self.today = today
  }

  /// A page of 80 columns without colours.
  package static let plain = Self(width: 80, isColored: false)

  func painted(_ text: String, _ tone: Tone) -> String {
    guard isColored, let code = tone.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// What a piece of text means to the eye.
package enum Tone: Sendable, Hashable {
  case plain
  case strong
  case faint
  case good
  case doubtful
  case bad

  /// Select Graphic Rendition codes of ECMA-48.
  fileprivate var code: Int? {
    switch self {
    case .plain: nil
    case .strong: 1
    case .faint: 2
    case .good: 32
    case .doubtful: 33
    case .bad: 31
    }
  }
}
