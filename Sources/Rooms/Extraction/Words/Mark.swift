import Vocabulary

/// One recognised piece of a text.
struct Mark {
  let kind: Kind

  /// Where it stands among the folded bytes.
  let range: Range<Int>

  /// Whether white space stands before it.
  let isSpaced: Bool

  enum Kind {
    /// A known name or word: its number in the lexicon.
    case term(Int)
    case number(Numeral)
    case day(Day)
    /// Width x height in pixels.
    case size(Int, Int)
    case sign(UInt8)
    /// A line end that ends a statement.
    case lineEnd
    /// Any other word; whether it begins with a capital.
    case word(isCapital: Bool)
  }
}

/// A number as a page writes it.
struct Numeral: Hashable {
  let amount: Amount

  /// Whether a letter stands right before it, as in "v1" or "Core3".
  let isGlued: Bool

  /// Whether "k" or "M" multiplied it.
  let hasSuffix: Bool
}
