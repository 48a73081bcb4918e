import Vocabulary

@testable import Reporting

/// The day that reports in these tests look at.
let someDay = Day(number: 20_454)

func makeSubject(_ id: String, name: String? = nil, family: String = "edit") -> Subject {
  Subject(id: Identifier(id), name: name ?? id, kind: .service, family: family)
}

func makePeriod(
  _ value: Value?,
  from: String? = nil,
  until: String? = nil,
  status: Ruling.Status = .settled,
  percent: Int = 97,
  kept: [String] = [],
  wanted: String? = nil
) -> Ruling.Period {
  Ruling.Period(
    value: value,
    interval: Interval(
      from: from.flatMap { Day($0) }.map { Interval.Edge(on: $0) },
      until: until.flatMap { Day($0) }.map { Interval.Edge(on: $0) }
    ),
    status: status,
    confidence: Confidence(percent: percent),
    kept: kept.map { Identifier($0) },
    wanted: wanted
  )
}

func makeRuling(
  _ subject: String = "erase",
  attribute: Attribute = .price,
  unit: Unit = .creditPerGeneration,
  scope: [String: String] = [:],
  periods: [Ruling.Period],
  setAside: [Ruling.SetAside] = []
) -> Ruling {
  Ruling(
    id: Identifier("\(subject)/\(attribute)"),
    subject: Identifier(subject),
    attribute: attribute,
    unit: unit,
    scope: scope,
    venue: .stability,
    periods: periods,
    setAside: setAside
  )
}

func makeRate(
  _ subject: String,
  _ value: Value?,
  attribute: Attribute = .price,
  unit: Unit = .creditPerGeneration,
  usd: String? = nil,
  from: String? = nil,
  conditions: [String: String] = [:],
  status: Ruling.Status = .settled,
  percent: Int = 97
) -> Rate {
  Rate(
    key: .init(
      subject: Identifier(subject),
      attribute: attribute,
      unit: unit,
      conditions: conditions
    ),
    value: value,
    usd: usd.flatMap { Amount($0) }.map(Value.amount),
    interval: Interval(from: from.flatMap { Day($0) }.map { Interval.Edge(on: $0) }),
    status: status,
    confidence: Confidence(percent: percent),
    ruling: Identifier("\(subject)/\(attribute)"),
    claims: ["c1"]
  )
}

func amount(_ text: String) -> Value {
  Amount(text).map(Value.amount) ?? .text(text)
}
