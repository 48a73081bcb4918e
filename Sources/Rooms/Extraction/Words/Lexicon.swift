import Vocabulary

/// Everything the scanner can recognise: subjects by their names, the words of prices, vendors.
///
/// A class, so that every text refers to the one that read it.
final class Lexicon: Sendable {
  let subjects: [Subject]
  let terms: [Term]
  let trie: Trie

  init(subjects: [Subject]) {
    let builder = LexiconBuilder(subjects: subjects)
    self.subjects = subjects
    terms = builder.terms
    trie = builder.trie
  }

  /// The letters and digits of a name, without the signs between them.
  static func key(_ name: String) -> [UInt8] {
    LexiconBuilder.words(name).flatMap { $0 }
  }
}

/// Gathers the terms of a lexicon: names of subjects, words, vendors, and the words that scope names.
private struct LexiconBuilder {
  private(set) var terms: [Term] = []
  private(set) var trie = Trie()
  private var scopeBits: [[UInt8]: Int] = [:]
  private let brands = Set(Vendor.houseWords.map(Lexicon.key))

  init(subjects: [Subject]) {
    var spelled: [(term: Int, words: [[UInt8]])] = []
    for (index, subject) in subjects.enumerated() where Self.isNamed(subject.kind) {
      for name in [subject.name] + subject.aliases {
        add(name, to: &spelled) { $0.candidates.append(.init(subject: index, within: nil)) }
      }
      for endpoint in subject.endpoints {
        add(endpoint, to: &spelled) {
          $0.candidates.append(.init(subject: index, within: nil))
          $0.isEndpoint = true
        }
      }
      for scoped in subject.scopedAliases {
        let within = scopeWords(scoped.within)
        add(scoped.alias, to: &spelled) {
          $0.candidates.append(.init(subject: index, within: within))
        }
        for word in scoped.within { add(word, to: &spelled) { _ in } }
      }
    }
    for (keyword, words) in Keyword.table {
      for word in words.split(separator: ",") {
        add(String(word), to: &spelled) { $0.add(keyword) }
      }
    }
    for (vendor, names) in Vendor.table {
      for name in names.split(separator: ",") {
        add(String(name), to: &spelled) { $0.vendor = vendor }
      }
    }
    for (term, words) in spelled {
      terms[term].scope.formUnion(contained(in: words))
      if isBranded(words) { terms[term].isBranded = true }
    }
  }

  /// Whether pages price things of a kind by their name; credits and the platform have rules of their own.
  private static func isNamed(_ kind: Subject.Kind) -> Bool {
    kind == .service || kind == .model || kind == .plan
  }

  static func words(_ name: String) -> [[UInt8]] {
    FoldedText(name).bytes
      .split { !Scanner.isWordByte($0) }
      .map(Array.init)
  }

  private mutating func add(
    _ name: String,
    to spelled: inout [(term: Int, words: [[UInt8]])],
    _ change: (inout Term) -> Void
  ) {
    let words = Self.words(name)
    guard !words.isEmpty else { return }
    let number = trie.insert(words.flatMap { $0 }, fresh: terms.count)
    if number == terms.count { terms.append(Term()) }
    change(&terms[number])
    spelled.append((number, words))
  }

  private mutating func scopeWords(_ names: [String]) -> ScopeWords {
    var set: ScopeWords = []
    for name in names {
      let key = Lexicon.key(name)
      if scopeBits[key] == nil, scopeBits.count < ScopeWords.limit {
        scopeBits[key] = scopeBits.count
      }
      if let bit = scopeBits[key] { set.insert(ScopeWords(rawValue: 1 << UInt128(bit))) }
    }
    return set
  }

  /// The scope words that a name holds as a run of whole words: "upscale" in "Creative Upscale".
  private func contained(in words: [[UInt8]]) -> ScopeWords {
    var set: ScopeWords = []
    for start in words.indices {
      for end in (start + 1)...words.count {
        // "SD 3" is no part of "SD 3.5".
        if end < words.count, Self.endsInDigit(words[end - 1]), Scanner.isDigit(words[end][0]) {
          continue
        }
        guard let bit = scopeBits[Array(words[start..<end].joined())] else { continue }
        set.insert(ScopeWords(rawValue: 1 << UInt128(bit)))
      }
    }
    return set
  }

  /// Whether a name says whose it is: "Stable Fast 3D", not "Fast 3D".
  private func isBranded(_ words: [[UInt8]]) -> Bool {
    words.indices.contains { start in
      (start + 1...words.count).contains { brands.contains(Array(words[start..<$0].joined())) }
    }
  }

  private static func endsInDigit(_ word: [UInt8]) -> Bool {
    word.last.map(Scanner.isDigit) ?? false
  }
}
