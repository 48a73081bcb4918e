import Vocabulary

/// Marks of a text with the questions that rules ask of them; outside its bounds the answer is no.
struct MarkReader {
  let marks: [Mark]
  let text: FoldedText
  let lexicon: Lexicon

  func term(_ index: Int) -> Term? {
    guard marks.indices.contains(index), case .term(let number) = marks[index].kind else {
      return nil
    }
    return lexicon.terms[number]
  }

  func has(_ index: Int, _ keyword: Keyword) -> Bool {
    guard marks.indices.contains(index), case .term(let number) = marks[index].kind else {
      return false
    }
    return lexicon.terms[number].meanings & keyword.bit != 0
  }

  func has(_ index: Int, _ cue: Keyword.Cue) -> Bool {
    has(index, .cue(cue))
  }

  func thing(_ index: Int) -> Keyword.Thing? {
    term(index)?.thing
  }

  func spelledNumber(_ index: Int) -> Int? {
    term(index)?.number
  }

  func isSpelledNumber(_ index: Int) -> Bool { spelledNumber(index) != nil }

  func scale(_ index: Int) -> Amount? {
    term(index)?.scale
  }

  func numeral(_ index: Int) -> Numeral? {
    guard marks.indices.contains(index), case .number(let numeral) = marks[index].kind else {
      return nil
    }
    return numeral
  }

  func day(_ index: Int) -> Day? {
    guard marks.indices.contains(index), case .day(let day) = marks[index].kind else { return nil }
    return day
  }

  func isSign(_ index: Int, _ sign: Unicode.Scalar) -> Bool {
    guard marks.indices.contains(index), case .sign(let byte) = marks[index].kind else {
      return false
    }
    return byte == UInt8(truncatingIfNeeded: sign.value)
  }

  func isWord(_ index: Int) -> Bool {
    guard marks.indices.contains(index), case .word = marks[index].kind else { return false }
    return true
  }

  func isCapital(_ index: Int) -> Bool {
    marks.indices.contains(index) && text.capitals[marks[index].range.lowerBound]
  }

  /// Whether a mark is in a script without spaces.
  func isWide(_ index: Int) -> Bool {
    marks.indices.contains(index) && text.bytes[marks[index].range.lowerBound] >= 0x80
  }

  /// Whether a word before "credits" tells that they are another company's: "Comfy credits".
  func namesSomebodyElse(_ index: Int) -> Bool {
    if let term = term(index) {
      return term.vendor.map { $0.role == .host || $0.role == .maker } ?? false
    }
    return isWord(index) && isCapital(index)
  }

  /// Whether a mark may name a subject.
  func names(_ index: Int) -> Bool {
    term(index).map { !$0.candidates.isEmpty } ?? false
  }

  /// Whether a mark may name a service or a model.
  func namesService(_ index: Int) -> Bool {
    term(index)?.candidates.contains {
      let kind = lexicon.subjects[$0.subject].kind
      return kind == .service || kind == .model
    } ?? false
  }

  func isSpaced(_ index: Int) -> Bool {
    marks.indices.contains(index) && marks[index].isSpaced
  }

  func vendor(_ index: Int) -> Vendor? { term(index)?.vendor }
}
