package import Vocabulary

/// The prices in force on a day as one JSON document of a published, frozen shape.
///
/// Every amount is a text with its exact decimals. A rate has its strongest claim that stands on a
/// page, with the words it was read from. The shape is `data/schema/exports/price-table-v1.schema.json`;
/// another shape would be version 2 beside it.
package struct PriceDocument: Sendable, Hashable {
  private let json: JSON

  /// Relative to the project, since it is published nowhere else.
  private static let schema = "data/schema/exports/price-table-v1.schema.json"

  package init(_ rates: [Rate], on day: Day, from table: PriceTable, _ register: Register) {
    json = .object([
      .init("$schema", .string(Self.schema)), .init("version", .number(1)),
      .init("on", .string(day.description)), .init("known", .string(table.known.description)),
      .init("table", .number(table.number)), .init("inForceFrom", .string(table.day.description)),
      .init("reader", .string(table.reader)),
      .init("rates", .array(rates.map { Self.rate($0, register) })),
    ])
  }

  /// The document as a file, with its final newline.
  package var text: String { json.pretty + "\n" }

  private static func rate(_ rate: Rate, _ register: Register) -> JSON {
    let subject = register.subjects[rate.key.subject]
    return .object([
      .init("subject", .string(rate.key.subject.text)), .init("name", .optional(subject?.name)),
      .init("family", .optional(subject?.family)),
      .init("attribute", .string(rate.key.attribute.name)), .init("value", value(rate.value)),
      .init("unit", .string(rate.key.unit.symbol)), .init("usd", value(rate.usd)),
      .init("conditions", .texts(rate.key.conditions)),
      .init("venue", .string(rate.key.venue.name)), .init("from", edge(rate.interval.from)),
      .init("until", edge(rate.interval.until)), .init("status", .string(rate.status.rawValue)),
      .init("confidence", .number(rate.confidence.percent)),
      .init("ruling", .string(rate.ruling.text)), .init("claims", .strings(rate.claims)),
      .init("evidence", evidence(of: rate, register)),
    ])
  }

  /// Always an object, so that a reader looks at its one shape: `{"value": "8"}`.
  private static func value(_ value: Value?) -> JSON {
    value.map { .object(JSON.members(of: $0)) } ?? .null
  }

  /// The days between which a value began or ended, both included.
  private static func edge(_ edge: Interval.Edge?) -> JSON {
    guard let edge else { return .null }
    return .object([
      .init("first", .string(edge.span.first.description)),
      .init("last", .string(edge.span.last.description)),
    ])
  }

  private static func evidence(of rate: Rate, _ register: Register) -> JSON {
    for id in rate.claims {
      guard let claim = register.claims[id], let evidence = claim.evidence else { continue }
      let snapshot = register.snapshot(of: claim)
      return .object([
        .init("claim", .string(id.text)), .init("source", .string(claim.source.text)),
        .init("address", .optional(snapshot?.address)),
        .init("captured", .optional(claim.validity.returned ?? snapshot?.captured)),
        .init("snapshot", .string(evidence.snapshot.text)),
        .init("bytes", .bytes(evidence.passage.bytes)),
        .init("quote", .string(evidence.passage.quote)),
      ])
    }
    return .null
  }
}
