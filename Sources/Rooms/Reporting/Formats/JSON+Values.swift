import Vocabulary

extension JSON {
  /// The members that state a value: `value`, or `low` and `high`, or `formula`, or `grid`.
  static func members(of value: Value?) -> [Member] {
    switch value {
    case nil: [Member("value", .null)]
    case .amount(let amount): [Member("value", .string(amount.description))]
    case .range(let low, let high):
      [Member("low", .string(low.description)), Member("high", .string(high.description))]
    case .boolean(let truth): [Member("value", .string(truth ? "true" : "false"))]
    case .day(let day): [Member("value", .string(day.description))]
    case .text(let text): [Member("value", .string(text))]
    case .formula(let formula): [Member("formula", .string(formula.description))]
    case .grid(let grid): [Member("grid", .grid(grid))]
    }
  }

  /// A value as one member: a text where it is one, else the object of its members.
  static func value(_ value: Value?) -> JSON {
    guard let value else { return .null }
    let members = members(of: value)
    if members.count == 1, let only = members.first, only.name == "value" { return only.value }
    return .object(members)
  }

  private static func grid(_ grid: Grid) -> JSON {
    let cells = grid.cells.map { cell in
      JSON.object([
        Member("point", .strings(cell.point)), Member("value", .string(cell.value.description)),
      ])
    }
    let fit = grid.fit.map { fit in
      JSON.object([
        Member("formula", .string(fit.formula.description)), Member("exact", .number(fit.exact)),
        Member("largestResidual", .string(fit.largestResidual.description)),
      ])
    }
    return .object([
      Member("parameters", .strings(grid.parameters)), Member("cells", .array(cells)),
      Member("fit", fit ?? .null),
    ])
  }

  /// Where a claim stands: snapshot, bytes, words.
  static func evidence(_ evidence: Evidence?) -> JSON {
    guard let evidence else { return .null }
    return .object([
      Member("snapshot", .string(evidence.snapshot.text)),
      Member("bytes", .bytes(evidence.passage.bytes)),
      Member("quote", .string(evidence.passage.quote)),
      Member("context", .array(evidence.context.map(passage))),
      Member("path", .string(evidence.path)), Member("rule", .string(evidence.rule)),
    ])
  }

  static func passage(_ passage: Passage) -> JSON {
    .object([
      Member("bytes", .bytes(passage.bytes)), Member("quote", .string(passage.quote)),
    ])
  }

  /// A range of bytes, from the first and until before the second.
  static func bytes(_ range: Range<Int>) -> JSON {
    .array([.number(range.lowerBound), .number(range.upperBound)])
  }

  /// The day an edge is taken to be on; `null` where nobody knows.
  static func edge(_ edge: Interval.Edge?) -> JSON {
    .optional(edge?.day)
  }
}
