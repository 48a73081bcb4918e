import Vocabulary

extension Report {
  /// A comparison for scripts: one object a fact, told apart by `row`.
  static func comparisonRecords(
    _ comparison: Comparison,
    mix: Mix?,
    _ heading: ComparisonHeading
  ) -> [[JSON.Member]] {
    var records = comparison.entries.enumerated().map { index, entry in
      record(of: entry, rank: index + 1)
    }
    records += comparison.exclusions.map(record)
    records += comparison.cheapest.map { stretch in
      [.init("row", .string("cheapest")), .init("plan", .string(stretch.entry.text))]
        + JSON.span(stretch.span)
    }
    records += comparison.breakEvens.map(record)
    if let mix { records += mixRecords(mix) }
    records += comparison.sensitivities.map(record)
    let origin: [JSON.Member] = [
      .init("assets", .rational(comparison.assets.count)),
      .init("assetsAre", .string(comparison.assets.areKept ? "kept" : "requests")),
      .init("day", .string(heading.day.description)), .init("table", .number(heading.table.number)),
      .init("known", .string(heading.table.known.description)),
    ]
    return records.map { $0 + origin }
  }

  private static func record(of entry: Comparison.Entry, rank: Int) -> [JSON.Member] {
    [
      .init("row", .string("plan")), .init("rank", .number(rank)),
      .init("plan", .string(entry.id.text)), .init("name", .string(entry.name)),
      .init("kind", .string(entry.kind.rawValue)), .init("usd", .bounds(entry.monthly)),
      .init("usdPerAsset", .bounds(entry.perAsset)), .init("credits", .bounds(entry.credits)),
      .init("usdPerCredit", .bounds(entry.usdPerCredit)),
      .init("unused", .optional(entry.unused?.credits)),
      .init("unusedAreLost", entry.unused.map { .boolean($0.areLost) } ?? .null),
      .init("usdInFirstYear", .bounds(entry.year?.usd)),
      .init("purchases", .array(entry.purchases.map(purchase))),
      .init("contested", .boolean(entry.isContested)),
      .init("estimated", .boolean(entry.isEstimated)),
      .init("assumptions", .strings(entry.assumptions)), .init("rulings", .strings(entry.rulings)),
      .init("citations", .array(entry.citations.map(citation))),
    ]
  }

  private static func purchase(_ purchase: Comparison.Purchase) -> JSON {
    .object([
      .init("count", .number(purchase.count)), .init("what", .string(purchase.what)),
      .init("usd", .bounds(purchase.usd)),
    ])
  }

  private static func citation(_ citation: Citation) -> JSON {
    .object([
      .init("source", .string(citation.source.text)),
      .init("published", .optional(citation.published)),
      .init("read", .string(citation.read.description)), .init("note", .optional(citation.note)),
    ])
  }

  private static func record(of exclusion: Comparison.Exclusion) -> [JSON.Member] {
    var operations: [Identifier<Subject>] = []
    switch exclusion.reason {
    case .cannotServe(let missing), .noThroughput(let missing): operations = missing
    case .bill(let error): operations = error.operation.map { [$0] } ?? []
    default: break
    }
    var members: [JSON.Member] = [
      .init("row", .string("excluded")), .init("plan", .string(exclusion.id.text)),
      .init("name", .string(exclusion.name)), .init("kind", .string(exclusion.kind.rawValue)),
      .init("reason", .string(words(for: exclusion.reason))),
      .init("operations", .strings(operations)),
    ]
    if case .usersPay(let cost) = exclusion.reason {
      members.append(.init("usdOfUsers", .bounds(cost)))
    }
    return members
  }

  private static func record(of breakEven: BreakEven) -> [JSON.Member] {
    [
      .init("row", .string("break-even")), .init("plan", .string(breakEven.entry.text)),
      .init("than", .string(breakEven.than.text)),
      .init("surely", .array(breakEven.surely.map { .object(JSON.span($0)) })),
      .init("possibly", .array(breakEven.possibly.map { .object(JSON.span($0)) })),
      .init("examined", breakEven.examined.map(JSON.number) ?? .null),
    ]
  }

  private static func mixRecords(_ mix: Mix) -> [[JSON.Member]] {
    var records: [[JSON.Member]] = [
      [
        .init("row", .string("mix")), .init("usd", .string(mix.total.description)),
        .init("proven", .boolean(mix.proof.isProven)), .init("nodes", .number(mix.proof.nodes)),
        .init("lowerBound", .string(mix.proof.lowerBound.description)),
      ]
    ]
    records += mix.assignments.map { assignment in
      [
        .init("row", .string("mix-assignment")),
        .init("operations", .strings([assignment.operation])),
        .init("settings", .texts(assignment.settings)),
        .init("plan", .string(assignment.provider.text)),
        .init("requests", .rational(assignment.requests)), .init("usd", .optional(assignment.cost)),
      ]
    }
    return records
      + mix.purchases.map { purchase in
        [
          .init("row", .string("mix-purchase")), .init("plan", .string(purchase.pool.text)),
          .init("name", .string(purchase.name)), .init("count", .number(Int(purchase.count))),
          .init("usd", .string(purchase.cost.description)),
        ]
      }
  }

  private static func record(of sensitivity: Sensitivity) -> [JSON.Member] {
    func turn(_ turn: Sensitivity.Turn?) -> JSON {
      guard let turn else { return .null }
      return .object([
        .init("percent", .number(turn.percent)), .init("winner", .string(turn.winner.text)),
      ])
    }
    return [
      .init("row", .string("sensitivity")), .init("input", .string(words(for: sensitivity.input))),
      .init("percentPerTenth", .string(sensitivity.percentPerTenth.description)),
      .init("fall", turn(sensitivity.fall)), .init("rise", turn(sensitivity.rise)),
    ]
  }
}

extension JSON {
  fileprivate static func span(_ span: BreakEven.Span) -> [Member] {
    [.init("first", .number(span.first)), .init("last", span.last.map(JSON.number) ?? .null)]
  }
}
