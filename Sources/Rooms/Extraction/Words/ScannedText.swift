import Vocabulary

/// A text of a page with everything recognised in it.
///
/// A class, so that the many statements, heads and headings that refer to a text share it.
final class ScannedText: Sendable {
  let source: SourceText
  let reader: MarkReader
  let quantities: [Quantity]

  /// The scope words that stand anywhere in it.
  let scope: ScopeWords

  /// The marks that may name a subject.
  let names: [Int]

  /// Its sentences, as ranges of marks.
  let sentences: [Range<Int>]

  init(_ source: SourceText, _ scanner: Scanner) {
    self.source = source
    let folded = FoldedText(source.text)
    let marks = Sentences.joined(scanner.marks(of: folded), folded, scanner.lexicon)
    reader = MarkReader(marks: marks, text: folded, lexicon: scanner.lexicon)
    quantities = QuantityGrammar(reader).quantities()
    sentences = Sentences.ranges(reader)
    var scope: ScopeWords = []
    var names: [Int] = []
    for (index, mark) in marks.enumerated() {
      guard case .term(let number) = mark.kind else { continue }
      scope.formUnion(scanner.lexicon.terms[number].scope)
      if !scanner.lexicon.terms[number].candidates.isEmpty { names.append(index) }
    }
    self.scope = scope
    self.names = names
  }

  var marks: [Mark] { reader.marks }

  /// The bytes of the snapshot behind a run of marks.
  func bytes(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, range.upperBound <= marks.count else { return nil }
    let folded =
      marks[range.lowerBound].range.lowerBound..<marks[range.upperBound - 1].range.upperBound
    return bytes(at: reader.text.original(folded))
  }

  /// The scope words that stand anywhere in it.
  func scope(in range: Range<Int>) -> ScopeWords {
    var words: ScopeWords = []
    for index in range {
      if case .term(let number) = marks[index].kind {
        words.formUnion(reader.lexicon.terms[number].scope)
      }
    }
    return words
  }

  /// The same as the source text's own, found by halves: a text may have a segment for every line.
  private func bytes(at range: Range<Int>) -> Range<Int>? {
    let segments = source.segments
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].start <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var found: Range<Int>?
    var index = max(low - 1, 0)
    while index < segments.count, segments[index].start < range.upperBound {
      let segment = segments[index]
      let end = index + 1 < segments.count ? segments[index + 1].start : source.text.utf8.count
      let lower = max(range.lowerBound, segment.start)
      let upper = min(range.upperBound, end)
      index += 1
      guard lower < upper else { continue }
      let base = segment.bytes.lowerBound - segment.start
      let part = segment.isVerbatim ? (base + lower)..<(base + upper) : segment.bytes
      found =
        found.map {
          min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound)
        } ?? part
    }
    return found
  }

  /// The numbers of the quantities that begin in a range of marks.
  func quantities(in range: Range<Int>) -> Range<Int> {
    func first(from mark: Int) -> Int {
      var low = 0
      var high = quantities.count
      while low < high {
        let middle = (low + high) / 2
        if quantities[middle].marks.lowerBound < mark { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(from: range.lowerBound)..<first(from: range.upperBound)
  }

  /// The quantities that may take a mark: those that begin at most this far before it.
  func quantities(at mark: Int) -> ArraySlice<Quantity> {
    quantities[quantities(in: max(0, mark - Self.longestQuantity)..<(mark + 1))]
  }

  private static let longestQuantity = 16

  /// The last sentence that ends at or before a mark.
  func sentence(before mark: Int) -> Range<Int>? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].upperBound <= mark { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? sentences[low - 1] : nil
  }

  /// The marks of a range that may name a subject.
  func names(in range: Range<Int>) -> ArraySlice<Int> {
    func first(from mark: Int) -> Int {
      var low = 0
      var high = names.count
      while low < high {
        let middle = (low + high) / 2
        if names[middle] < mark { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return names[first(from: range.lowerBound)..<first(from: range.upperBound)]
  }
}
