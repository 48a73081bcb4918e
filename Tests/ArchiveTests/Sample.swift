import TestSupport
import Vocabulary

@testable import Archive

/// A small knowledge base in which every kind of file occurs, whole by construction.
enum Sample {
  static let page = "# Preise\n\nErase — 5 credits, before 3 credits.\n"
  static let bytes = Array(page.utf8)
  static let hash = Digest.snapshot(of: bytes)
  static let day = Day(number: 20_000)

  static let subjects = [
    Subject(
      id: "erase",
      name: "Erase",
      kind: .service,
      family: "edit",
      aliases: ["Eraser"],
      scopedAliases: [Subject.ScopedAlias("Rub", within: ["edit"])],
      endpoints: ["/v2/erase"],
      formerIDs: ["eraser"]
    ),
    Subject(id: "credit", name: "Credit", kind: .credit, family: "credit"),
    Subject(id: "open-licence", name: "Open Licence", kind: .licence, family: "licences"),
  ]

  static let units = [
    UnitDefinition(
      unit: .creditPerGeneration,
      dimension: "price",
      aliases: ["credits"],
      conversion: nil
    ),
    UnitDefinition(
      unit: .usdPerGeneration,
      dimension: "price",
      aliases: [],
      conversion: nil
    ),
    UnitDefinition(
      unit: "cent/generation",
      dimension: "price",
      aliases: ["cents"],
      conversion: .init(base: .usdPerGeneration, factor: Amount(units: Amount.scale / 100))
    ),
  ]

  static let source = makeSource("page", kind: .official)

  static let snapshot = Snapshot(
    id: hash,
    source: "page",
    address: "https://example.org/page",
    title: "Preise",
    captured: day,
    published: DaySpan(from: day.adding(days: -9), to: day),
    mediaType: .markdown,
    way: .hand,
    fidelity: .transcribed,
    length: bytes.count
  )

  static func passage(_ quote: String) -> Passage {
    let text = Array(quote.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: text) } ?? 0
    return Passage(bytes: start..<(start + text.count), quote: quote)
  }

  static func evidence(_ quote: String) -> Evidence {
    Evidence(
      snapshot: hash,
      passage: passage(quote),
      context: [passage("Preise")],
      path: "p[1]",
      rule: "priced-item"
    )
  }

  static let claims = [
    makeClaim(
      "c-new",
      value: .amount(Amount(5)),
      conditions: ["signup": "google"],
      isApproximate: true,
      asserted: "2024-10-04",
      from: "2024-10-04",
      evidence: evidence("5 credits")
    ),
    makeClaim(
      "c-old",
      value: .amount(Amount(3)),
      until: "2024-10-04",
      evidence: evidence("3 credits")
    ),
  ]

  static let reading = Reading(
    snapshot: hash,
    source: "page",
    reader: "1.0",
    claims: claims,
    checks: [
      ArithmeticCheck(
        evidence: evidence("5 credits"),
        expression: "2 + 3",
        stated: Amount(5),
        computed: Amount(5),
        unit: .credit,
        verdict: .right
      )
    ],
    findings: [
      Finding(.note, "odd", "A note.", at: .snapshot(hash, bytes: 2..<4)),
      Finding(.warning, "odd", "A warning.", at: .subject("erase", .price)),
      Finding(.error, "odd", "An error.", at: .file("data/x.json", line: 7)),
      Finding(.error, "odd", "Nowhere."),
    ]
  )

  static let ruling = Ruling(
    id: "erase/price",
    subject: "erase",
    attribute: .price,
    unit: .creditPerGeneration,
    scope: [:],
    venue: .stability,
    periods: [
      Ruling.Period(
        value: .amount(Amount(3)),
        interval: Interval(until: .init(on: day)),
        status: .contested,
        confidence: Confidence(percent: 60),
        kept: ["c-old"],
        wanted: "An official page."
      ),
      Ruling.Period(
        value: .amount(Amount(5)),
        interval: Interval(from: .init(on: day)),
        status: .settled,
        confidence: Confidence(percent: 97),
        kept: ["c-new"]
      ),
    ],
    setAside: [
      .init(claim: "c-old", cause: .superseded, reason: "Later prices took its place."),
      .init(claim: "c-old", cause: .unitSlip(factor: Amount(10)), reason: "Ten times off."),
      .init(claim: "c-old", cause: .otherProduct("credit"), reason: "Another product's."),
      .init(claim: "c-old", cause: .copy(of: "page"), reason: "A copy."),
    ],
    decision: "keep-erase"
  )

  static let decision = Decision(
    id: "keep-erase",
    who: "Ada",
    when: day,
    why: "Seen on the invoice.",
    subject: "erase",
    attribute: .price,
    verdict: .value(.amount(Amount(5)), Interval(from: .init(on: day)))
  )

  static func table(_ number: Int = 1, day: Day = day, price: Int = 5) -> PriceTable {
    PriceTable(
      number: number,
      day: day,
      known: day,
      reader: "1.0",
      rates: [
        Rate(
          key: .init(subject: "erase", attribute: .price, unit: .creditPerGeneration),
          value: .amount(Amount(price)),
          usd: .amount(Amount(units: Amount.scale / 20)),
          interval: Interval(from: .init(on: day)),
          status: .settled,
          confidence: Confidence(percent: 97),
          ruling: "erase/price",
          claims: ["c-new"]
        )
      ]
    )
  }

  /// A folder with the files kept by hand.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(JSONWriter.document(Subject.json(subjects)), to: Layout.subjects)
    try folder.write(JSONWriter.document(UnitDefinition.json(units)), to: Layout.units)
    return folder
  }

  /// The same with everything that the walk makes.
  static func wholeFolder() throws -> TemporaryFolder {
    let folder = try folder()
    try KnowledgeBase(root: folder.path).writing { writer in
      _ = try writer.record(source)
      _ = try writer.record(decision)
      _ = try writer.importing(bytes, snapshot)
      _ = try writer.record(readings: [reading], rulings: [ruling], publishing: [table()])
    }
    try PlanningSample.write(to: folder)
    return folder
  }
}
