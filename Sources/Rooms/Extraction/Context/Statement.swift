import Vocabulary

/// One sentence, line, item or row, with what lends it meaning: the unit that rules read.
struct Statement {
  let text: ScannedText
  let range: Range<Int>
  let block: Block
  let around: Surroundings
  let facts: PageFacts
  let shape: Shape

  /// Whether short names count: "Fast" for the upscaler where the page has named it in full.
  let allowsShortNames: Bool

  /// Texts of the same table that stand over the statement: its caption, its column heads.
  let heads: [ScannedText]

  /// Quantities that begin in the statement, with their number in the text.
  let quantities: [(index: Int, quantity: Quantity)]

  /// Whose prices the statement speaks of, judged by it and then by the headings over it.
  let vendor: Vendor?

  init(
    text: ScannedText,
    range: Range<Int>? = nil,
    block: Block,
    around: Surroundings,
    facts: PageFacts,
    shape: Shape,
    heads: [ScannedText] = [],
    allowsShortNames: Bool = true
  ) {
    self.text = text
    self.range = range ?? 0..<text.marks.count
    self.block = block
    self.around = around
    self.facts = facts
    self.shape = shape
    self.heads = heads
    self.allowsShortNames = allowsShortNames
    quantities = text.quantities(in: self.range).map { ($0, text.quantities[$0]) }
    // A note that mentions another maker scopes nothing; a heading does.
    vendor = Self.vendor(own: Self.vendor(in: text, self.range), around: around.vendor)
  }

  enum Shape: Hashable {
    case heading
    case prose
    case item
    case row
    case code
  }

  var reader: MarkReader { text.reader }
  var lexicon: Lexicon { text.reader.lexicon }

  var near: Nearness {
    let block = heads.reduce(text.scope) { $0.union($1.scope) }
    return Nearness(
      levels: [text.scope(in: range), block] + around.texts.map(\.scope),
      page: allowsShortNames ? facts.scope : [],
      introduced: allowsShortNames ? facts.introduced : []
    )
  }

  /// The subjects of some kinds named in the statement, in order.
  func mentions(_ kinds: Set<Subject.Kind>, whole: Range<Int>? = nil) -> [Mention] {
    let names = text.names(in: range)
    if names.isEmpty { return [] }
    let near = near
    var found: [Mention] = []
    for index in names {
      guard let term = reader.term(index) else { continue }
      let isWhole = whole.map { $0 == index..<(index + 1) } ?? isAlone(index)
      let (subjects, isFull) = term.subjects(
        among: { kinds.contains(lexicon.subjects[$0].kind) },
        near: near,
        isWhole: isWhole
      )
      if !subjects.isEmpty {
        found.append(Mention(subjects: subjects, mark: index, isFull: isFull))
      }
    }
    return found
  }

  /// Whether a name is all that stands before a colon, dash, parenthesis or figure: the head of an item.
  private func isAlone(_ index: Int) -> Bool {
    var before = index - 1
    while before >= range.lowerBound, isDecoration(before) { before -= 1 }
    guard before < range.lowerBound || isDivider(before) else { return false }
    let after = index + 1
    return after >= range.upperBound || isDivider(after) || reader.numeral(after) != nil
      || reader.isSign(after, "$")
  }

  private func isDecoration(_ index: Int) -> Bool {
    guard index >= range.lowerBound else { return false }
    if case .sign(let byte) = reader.marks[index].kind { return "-*\"'+#>[;".utf8.contains(byte) }
    // The number of a line or an item.
    return index <= range.lowerBound + 1 && reader.numeral(index) != nil
  }

  private func isDivider(_ index: Int) -> Bool {
    guard range.contains(index) else { return true }
    if case .sign(let byte) = reader.marks[index].kind {
      return ":-(=|,;/\"')]>".utf8.contains(byte)
    }
    return false
  }

  func has(_ keyword: Keyword, in range: Range<Int>? = nil) -> Bool {
    (range ?? self.range).contains { reader.has($0, keyword) }
  }

  func has(_ cue: Keyword.Cue, in range: Range<Int>? = nil) -> Bool {
    has(.cue(cue), in: range)
  }

  /// The first position of a cue, or `nil`.
  func first(_ cue: Keyword.Cue) -> Int? {
    range.first { reader.has($0, cue) }
  }

  /// The vendor a text names: a host before all, then the platform itself, then a product of the
  /// house, then another maker.
  static func vendor(in text: ScannedText, _ range: Range<Int>) -> Vendor? {
    var found: Vendor?
    var hasProduct = false
    for index in range {
      guard let term = text.reader.term(index) else { continue }
      if term.isBranded, term.vendor?.role != .stability { hasProduct = true }
      guard let vendor = term.vendor else { continue }
      switch vendor.role {
      // "Stability models on Replicate" speaks of the host; "Stability, also on Replicate" does not.
      case .stability: return found?.role == .host ? found : vendor
      case .host: if found?.role != .host { found = vendor }
      case .maker: found = found ?? vendor
      case .product: break
      }
    }
    if hasProduct, found?.role != .host { return Vendor(name: "stability", role: .product) }
    return found
  }

  /// A product named in the statement keeps another maker's heading off, but not a host's.
  private static func vendor(own: Vendor?, around: Vendor?) -> Vendor? {
    own?.role == .product && around?.role == .host ? around : own ?? around
  }
}
