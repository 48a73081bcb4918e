import Vocabulary

/// A text of a page with everything recognised in it.
struct ScannedText {
  let source: SourceText
  let reader: MarkReader
  let quantities: [Quantity]

  /// Its sentences, as ranges of marks.
  let sentences: [Range<Int>]

  init(_ source: SourceText, _ scanner: Scanner) {
    self.source = source
    let folded = FoldedText(source.text)
    let marks = Sentences.joined(scanner.marks(of: folded), folded, scanner.lexicon)
    reader = MarkReader(marks: marks, text: folded, lexicon: scanner.lexicon)
    quantities = QuantityGrammar(reader).quantities()
    sentences = Sentences.ranges(reader)
  }

  var marks: [Mark] { reader.marks }

  /// The bytes of the snapshot behind a run of marks.
  func bytes(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, range.upperBound <= marks.count else { return nil }
    let folded =
      marks[range.lowerBound].range.lowerBound..<marks[range.upperBound - 1].range.upperBound
    return source.bytes(of: reader.text.original(folded))
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

  var scope: ScopeWords { scope(in: 0..<marks.count) }
}
