import Vocabulary

/// A sentence, item or cell as the rules of the audit see it: its numbers and the services it names.
struct AuditLine {
  let text: ScannedText
  let range: Range<Int>
  let block: ScannedBlock
  let figures: [Figure]
  let names: [Name]

  /// Heads of the column and caption, where it stands in a table.
  let heads: [ScannedText]

  /// A priced service that the line names.
  struct Name: Hashable {
    let subject: Identifier<Subject>
    let mark: Int
  }

  var reader: MarkReader { text.reader }

  /// The lines of a text, each with its own numbers and names.
  static func lines(
    of text: ScannedText,
    in block: ScannedBlock,
    heads: [ScannedText] = [],
    _ page: AuditPage
  ) -> [AuditLine] {
    let figures = Figure.all(in: text)
    let scope = heads.reduce(text.scope) { $0.union($1.scope) }
    var next = 0
    return text.sentences.flatMap(pieces).map { range in
      let start = next
      while next < figures.count, figures[next].marks.lowerBound < range.upperBound { next += 1 }
      return AuditLine(
        text: text,
        range: range,
        block: block,
        figures: Array(figures[start..<next]),
        names: page.names(in: text, range, block, scope),
        heads: heads
      )
    }
  }

  /// A longer sentence is a list without full stops; rules look at all of a line many times.
  private static let longest = 240

  private static func pieces(_ range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: longest).map {
      $0..<min($0 + longest, range.upperBound)
    }
  }

  /// A mark as folded text: "half of", "x", "=".
  func word(_ index: Int) -> String {
    guard range.contains(index) else { return "" }
    return String(decoding: reader.text.bytes[text.marks[index].range], as: UTF8.self)
  }

  /// Whether any mark in a run is one of some words.
  func has(_ words: Set<String>, in range: Range<Int>? = nil) -> Bool {
    (range ?? self.range).contains { words.contains(word($0)) }
  }

  func has(_ keyword: Keyword, in range: Range<Int>? = nil) -> Bool {
    (range ?? self.range).contains { reader.has($0, keyword) }
  }

  /// The first priced service named in a run of marks.
  func firstName(in range: Range<Int>) -> Name? {
    names.first { range.contains($0.mark) }
  }

  /// Makes a reckoning of marks of this line; `nil` where they stand for no bytes.
  func reckoning(
    _ rule: String,
    _ stated: Figure,
    from first: Int,
    to last: Int? = nil,
    _ expression: String,
    _ computed: Rational?,
    isWhole: Bool = false,
    isCertain: Bool = true
  ) -> Reckoning? {
    let start = min(first, stated.marks.lowerBound)
    let end = max(last ?? 0, stated.marks.upperBound)
    guard let bytes = text.bytes(of: start..<end), let own = text.bytes(of: stated.marks) else {
      return nil
    }
    return Reckoning(
      rule: rule,
      path: block.block.path,
      bytes: bytes,
      statedBytes: own,
      expression: expression,
      stated: stated,
      computed: computed,
      isWhole: isWhole,
      isCertain: isCertain
    )
  }
}

/// What all rules of the audit share: the page and its own prices.
struct AuditPage {
  let context: PageContext
  let prices: AuditPrices

  /// The priced services by what they make: "video", "audio".
  let families: [String: [Identifier<Subject>]]

  init(context: PageContext, prices: AuditPrices) {
    self.context = context
    self.prices = prices
    let priced = context.lexicon.subjects.filter { prices.isPriced($0.id) }
    families = Dictionary(grouping: priced, by: \.family).mapValues { $0.map(\.id) }
  }

  /// The priced services that a run of marks names.
  func names(
    in text: ScannedText,
    _ range: Range<Int>,
    _ block: ScannedBlock,
    _ scope: ScopeWords
  ) -> [AuditLine.Name] {
    let lexicon = context.lexicon
    let near = Nearness(
      levels: [text.scope(in: range), scope] + block.around.texts.map(\.scope),
      page: context.facts.scope,
      introduced: context.facts.introduced
    )
    return range.compactMap { index in
      guard let term = text.reader.term(index), !term.candidates.isEmpty else { return nil }
      let (subjects, _) = term.subjects(
        among: { prices.isPriced(lexicon.subjects[$0].id) },
        near: near,
        isWhole: false
      )
      guard subjects.count == 1, let subject = subjects.first else { return nil }
      return AuditLine.Name(subject: lexicon.subjects[subject].id, mark: index)
    }
  }
}
