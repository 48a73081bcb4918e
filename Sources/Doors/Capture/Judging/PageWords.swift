/// A text as its words, numbers and signs of money, so that "sign in" is not found in "design in".
///
/// Scripts that set no space between words (Han, kana, Thai) give a word for each character; there
/// a phrase is found wherever its characters stand in a row.
struct PageWords {
  private var words: [Word] = []

  private struct Word {
    let text: String
    let kind: Kind

    /// What stands between it and the word before.
    let gap: Gap
  }

  private enum Kind {
    case word
    case number
    case money
  }

  private enum Gap {
    /// Nothing, as between a kana and the next.
    case none
    /// White space or a hyphen: "sign in", "sign-in".
    case blank
    case apostrophe
    /// Other punctuation.
    case mark
    /// The beginning of a line, which no phrase goes over.
    case line
  }

  /// Lines are those of the text.
  init(_ text: String) {
    // Soft hyphens and the like are not seen.
    let scalars = Array(text.lowercased().unicodeScalars).filter {
      $0.properties.generalCategory != .format
    }
    var at = 0
    var gap = Gap.line
    while at < scalars.count {
      let scalar = scalars[at]
      let start = at
      if Self.isDigit(scalar) {
        at = Self.endOfNumber(scalars, from: at)
        add(scalars[start..<at], .number, &gap)
      } else if Self.standsAlone(scalar) {
        at += 1
        add(scalars[start..<at], .word, &gap)
      } else if Self.isLetter(scalar) {
        while at < scalars.count, Self.isLetter(scalars[at]), !Self.standsAlone(scalars[at]) {
          at += 1
        }
        add(scalars[start..<at], .word, &gap)
      } else if scalar.properties.generalCategory == .currencySymbol {
        at += 1
        add(scalars[start..<at], .money, &gap)
      } else {
        at += 1
        gap = Self.wider(gap, Self.gap(of: scalar))
      }
    }
  }

  /// The first of the phrases that stands in the text; "~captcha" is any word that ends so.
  func first(of phrases: [String]) -> String? {
    phrases.first { !places(of: PageWords($0), isTail: $0.hasPrefix("~")).isEmpty }
      .map { $0.hasPrefix("~") ? String($0.dropFirst()) : $0 }
  }

  /// How many amounts of money the text states: numbers beside a word or sign of money, and numbers
  /// alone in their line, as in a table, where money is spoken of anywhere.
  func amounts(in money: [String]) -> Int {
    var isMoney = words.map { $0.kind == .money }
    for name in money {
      let name = PageWords(name)
      for place in places(of: name, isTail: false) {
        for index in place..<(place + name.words.count) { isMoney[index] = true }
      }
    }
    guard isMoney.contains(true) else { return 0 }
    return words.indices.count { index in
      guard words[index].kind == .number else { return false }
      let isFirst = words[index].gap == .line
      let isLast = index + 1 == words.count || words[index + 1].gap == .line
      if isFirst, isLast { return true }
      return !isFirst && isMoney[index - 1] || !isLast && isMoney[index + 1]
    }
  }

  // MARK: - Phrases

  private func places(of phrase: PageWords, isTail: Bool) -> [Int] {
    guard let first = phrase.words.first, words.count >= phrase.words.count else { return [] }
    return (0...(words.count - phrase.words.count)).filter { start in
      let word = words[start]
      guard word.text == first.text || isTail && word.text.hasSuffix(first.text) else {
        return false
      }
      // "$404" is a price and no error.
      if word.kind == .number, hasSignOfMoney(beside: start) { return false }
      return phrase.words.indices.dropFirst().allSatisfy { index in
        let (wanted, word) = (phrase.words[index], words[start + index])
        return word.text == wanted.text && word.gap == wanted.gap
      }
    }
  }

  private func hasSignOfMoney(beside index: Int) -> Bool {
    let isBefore = index > 0 && words[index].gap == .none && words[index - 1].kind == .money
    let next = index + 1
    return isBefore
      || next < words.count && words[next].kind == .money
        && [.none, .blank].contains(words[next].gap)
  }

  private mutating func add(
    _ scalars: ArraySlice<Unicode.Scalar>,
    _ kind: Kind,
    _ gap: inout Gap
  ) {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    words.append(Word(text: String(text), kind: kind, gap: gap))
    gap = .none
  }

  // MARK: - Characters

  /// With the groups and decimals of a number: "1,404.50" is one and holds no 404.
  private static func endOfNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var at = start
    while at < scalars.count {
      if isDigit(scalars[at]) {
        at += 1
      } else if ".,".unicodeScalars.contains(scalars[at]), at + 1 < scalars.count,
        isDigit(scalars[at + 1])
      {
        at += 2
      } else {
        break
      }
    }
    return at
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  /// Letters and what is set upon them.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .letterNumber:
      true
    default: false
    }
  }

  /// Thai and Lao, kana, Han.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x3005...0x3007, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
      isLetter(scalar)
    default: false
    }
  }

  private static func gap(of scalar: Unicode.Scalar) -> Gap {
    switch scalar {
    case "\n": .line
    case "'", "\u{2019}", "\u{02BC}": .apostrophe
    case "-", "\u{2010}", "\u{2011}": .blank
    default: scalar.properties.isWhitespace ? .blank : .mark
    }
  }

  /// White space beside punctuation adds nothing to it, and nothing outdoes the end of a line.
  private static func wider(_ one: Gap, _ other: Gap) -> Gap {
    func width(_ gap: Gap) -> Int {
      switch gap {
      case .none: 0
      case .blank: 1
      case .apostrophe: 2
      case .mark: 3
      case .line: 4
      }
    }
    return width(one) >= width(other) ? one : other
  }
}
