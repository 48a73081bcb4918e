package import Vocabulary

/// A claim with a default for everything a test does not speak of.
package func makeClaim(
  _ id: String = "c1",
  source: String = "page",
  subject: String = "erase",
  attribute: Attribute = .price,
  value: Value = .amount(.one),
  unit: Unit = .creditPerGeneration,
  conditions: [String: String] = [:],
  venue: Venue = .stability,
  isApproximate: Bool = false,
  asserted: String? = nil,
  from: String? = nil,
  until: String? = nil,
  returned: String? = nil,
  evidence: Evidence? = nil
) -> Claim {
  Claim(
    id: Identifier(id),
    source: Identifier(source),
    subject: Identifier(subject),
    attribute: attribute,
    value: value,
    unit: unit,
    conditions: conditions,
    venue: venue,
    isApproximate: isApproximate,
    validity: Claim.Validity(
      asserted: asserted.flatMap { Day($0) }.map { DaySpan($0) },
      from: from.flatMap { Day($0) },
      until: until.flatMap { Day($0) },
      returned: returned.flatMap { Day($0) }
    ),
    evidence: evidence
  )
}

/// A source with a default for everything a test does not speak of.
package func makeSource(
  _ id: String = "page",
  kind: Source.Kind = .thirdParty,
  derivesFrom: [Identifier<Source>] = [],
  venue: Venue = .stability
) -> Source {
  Source(
    id: Identifier(id),
    publisher: id,
    title: id,
    address: "https://example.org/\(id)",
    kind: kind,
    derivesFrom: derivesFrom,
    venue: venue
  )
}
