import Vocabulary

/// Takes the statements of a page to the rules, the most specific first.
struct PageReader {
  let context: PageContext
  private var trail = CodeTrail()

  init(context: PageContext) {
    self.context = context
  }

  mutating func read(into book: inout ClaimBook) {
    for block in context.blocks {
      switch block.content {
      case .heading(_, let text): read(text, block, .heading, &book)
      case .paragraph(let text): read(text, block, .prose, &book)
      case .item(let text): read(text, block, .item, &book)
      case .code(let text): read(text, block, .code, &book)
      case .table(let table): TableReader(context: context).read(table, block, &book)
      case .record(let record): RecordRule.read(record, block, context, &book)
      }
    }
  }

  private mutating func read(
    _ text: ScannedText,
    _ block: ScannedBlock,
    _ shape: Statement.Shape,
    _ book: inout ClaimBook
  ) {
    book.beginText()
    for range in text.sentences {
      var around = block.around
      if shape == .code { around.trail = trail }
      let statement = Statement(
        text: text,
        range: range,
        block: block.block,
        around: around,
        facts: context.facts,
        shape: shape
      )
      Rules.read(statement, into: &book)
      if shape == .code { trail.note(statement) }
    }
  }
}

/// The rules in the order they read a statement; an amount that one took is gone for the next.
enum Rules {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard isOfInterest(statement) else { return }
    RunTogether.read(statement, into: &book)
    FormulaRule.read(statement, into: &book)
    CreditPrice.read(statement, into: &book)
    PlanRule.read(statement, into: &book)
    GrantRule.read(statement, into: &book)
    LimitRules.read(statement, into: &book)
    FailureRule.read(statement, into: &book)
    DiscontinuedRule.read(statement, into: &book)
    ChangedPrice.read(statement, into: &book)
    DefaultPrice.read(statement, into: &book)
    NamedPrices.read(statement, into: &book)
    TopicPrice.read(statement, into: &book)
  }

  /// Words that rules read without any number beside them.
  private static let tellingCues: [Keyword.Cue] = [
    .failure, .success, .policy, .refusal, .filtering, .rollover,
  ]

  private static func tellsCases(_ statement: Statement, _ mark: Int) -> Bool {
    tellingCues.contains { statement.reader.has(mark, $0) }
  }

  /// Whether there is a quantity, a day or a word about failures; rules take nothing else.
  private static func isOfInterest(_ statement: Statement) -> Bool {
    if statement.shape == .item, DiscontinuedRule.announced(statement) != nil { return true }
    return statement.range.contains {
      switch statement.reader.marks[$0].kind {
      case .number, .day, .size: true
      case .term:
        statement.reader.isSpelledNumber($0) || tellsCases(statement, $0)
      default: false
      }
    }
  }
}
