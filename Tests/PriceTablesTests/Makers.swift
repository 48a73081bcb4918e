import Vocabulary

/// The day a text states; tests write only days that there are.
func day(_ text: String) -> Day {
  Day(text) ?? Day(number: -1)
}

func amount(_ text: String) -> Value {
  Amount(text).map(Value.amount) ?? .text(text)
}

/// A ruling from steps in time order: `("3", nil), ("5", "2025-08-01")`, each until the next begins.
///
/// A value of `nil` says that the service ended; claims are "erase-1", "erase-2" by step.
func makeRuling(
  _ subject: Identifier<Subject> = "erase",
  attribute: Attribute = .price,
  unit: Unit = .creditPerGeneration,
  scope: [String: String] = [:],
  venue: Venue = .stability,
  status: Ruling.Status = .settled,
  until end: String? = nil,
  kept: [Identifier<Claim>]? = nil,
  _ steps: (value: Value?, from: String?)...
) -> Ruling {
  let name = "\(subject)/\(attribute)"
  let periods = steps.enumerated().map { index, step in
    let next = index + 1 < steps.count ? steps[index + 1].from : end
    return Ruling.Period(
      value: step.value,
      interval: Interval(
        from: step.from.map { .init(on: day($0)) },
        until: next.map { .init(on: day($0)) }
      ),
      status: status,
      confidence: Confidence(percent: 90),
      kept: kept ?? [Identifier("\(subject)-\(index + 1)")]
    )
  }
  return Ruling(
    id: Identifier(scope.isEmpty ? name : name + "?" + scope.sortedText),
    subject: subject,
    attribute: attribute,
    unit: unit,
    scope: scope,
    venue: venue,
    periods: periods,
    setAside: []
  )
}

func makeRate(
  _ value: Value?,
  of subject: Identifier<Subject> = "erase",
  unit: Unit = .creditPerGeneration,
  usd: Value? = nil,
  from: String? = "2025-01-01",
  until: String? = nil,
  conditions: [String: String] = [:],
  status: Ruling.Status = .settled
) -> Rate {
  Rate(
    key: Rate.Key(subject: subject, attribute: .price, unit: unit, conditions: conditions),
    value: value,
    usd: usd,
    interval: Interval(
      from: from.map { .init(on: day($0)) },
      until: until.map { .init(on: day($0)) }
    ),
    status: status,
    confidence: Confidence(percent: 90),
    ruling: "r",
    claims: ["c"]
  )
}

func makeTable(
  _ on: String,
  number: Int = 1,
  known: String = "2026-01-01",
  reader: String = "1",
  _ rates: Rate...
) -> PriceTable {
  PriceTable(
    number: number,
    day: day(on),
    known: day(known),
    reader: reader,
    rates: rates.sorted { $0.key < $1.key }
  )
}

/// A table in one line: "#2 2025-08-01 known 2026-01-01: erase 5, inpaint 8".
func summary(_ table: PriceTable) -> String {
  let rates = table.rates.map { "\($0.key.subject) \($0.value?.description ?? "ended")" }
  return "#\(table.number) \(table.day) known \(table.known): " + rates.joined(separator: ", ")
}

/// A change in one line: "price-change erase 3 -> 5 (66.7 %) on 2025-08-01".
func summary(_ change: Change) -> String {
  let percent = change.percent.map { " (\($0) %)" } ?? ""
  let values = [change.old, change.new].map { $0?.description ?? "-" }.joined(separator: " -> ")
  return "\(change.kind.name) \(change.key.subject) \(values)\(percent) on \(change.day)"
}
