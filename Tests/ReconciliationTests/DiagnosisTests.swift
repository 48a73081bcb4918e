import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

struct DiagnosisTests {
  private static func amount(_ text: String) -> Value { .amount(Amount(text) ?? .zero) }

  private static func ruling(
    _ subject: String,
    attribute: Attribute = .price,
    unit: Unit = .creditPerGeneration,
    scope: [String: String] = [:],
    _ values: (String, from: String?)...
  ) -> Ruling {
    let starts = values.map { $0.from.flatMap { Day($0) }.map { Interval.Edge(on: $0) } }
    let periods = values.enumerated().map { index, value in
      Ruling.Period(
        value: value.0 == "none" ? nil : amount(value.0),
        interval: Interval(
          from: starts[index],
          until: index + 1 < starts.count ? starts[index + 1] : nil
        ),
        status: .settled,
        confidence: Confidence(percent: 99),
        kept: []
      )
    }
    return Ruling(
      id: Identifier("\(subject)/\(attribute)\(scope.sortedText)"),
      subject: Identifier(subject),
      attribute: attribute,
      unit: unit,
      scope: scope,
      venue: .stability,
      periods: periods,
      setAside: []
    )
  }

  static let rulings = [
    ruling("credit", unit: .usdPerCredit, ("0.01", nil)),
    ruling("erase", ("3", nil), ("5", "2025-08-01"), ("7", "2027-01-01")),
    ruling("fast-3d", ("10", nil)), ruling("point-3d", ("4", nil)), ruling("outpaint", ("4", nil)),
    ruling("video", ("20", nil), ("none", "2025-07-24")),
    ruling("grant", attribute: .credits, unit: .credit, ("25", nil)),
    ruling("grant", attribute: .credits, unit: .credit, scope: ["signup": "google"], ("50", nil)),
  ]

  static let subjects = [
    ("erase", "edit"), ("outpaint", "edit"), ("fast-3d", "3d"), ("point-3d", "3d"),
    ("video", "video"),
  ].map { Subject(id: Identifier($0.0), name: $0.0, kind: .service, family: $0.1) }

  private static let day = Day("2026-01-01") ?? Day(number: 0)

  private static func diagnosis(_ claim: Claim) -> Diagnosis {
    Reconciliation.diagnoses(of: [claim], against: rulings, subjects: subjects, on: day)[0]
  }

  static let verdicts: [(String, String, Unit, String, String?)] = [
    ("erase", "5", .creditPerGeneration, "right", "5"),
    ("erase", "0.05", .usdPerGeneration, "right", "0.05"),
    ("erase", "3", .creditPerGeneration, "stale 2025-08-01", "5"),
    ("erase", "0.03", .usdPerGeneration, "stale 2025-08-01", "0.05"),
    ("erase", "7", .creditPerGeneration, "premature 2027-01-01", "5"),
    ("erase", "0.005", .usdPerGeneration, "unit-slip 0.1", "0.05"),
    ("erase", "5", .usdPerGeneration, "unit-slip 100", "0.05"),
    ("erase", "0.5", .creditPerGeneration, "unit-slip 0.1", "5"),
    ("erase", "5000", .creditPerGeneration, "unit-slip 1000", "5"),
    ("fast-3d", "4", .creditPerGeneration, "other-product point-3d", "10"),
    ("fast-3d", "9", .creditPerGeneration, "wrong", "10"),
    ("video", "20", .creditPerGeneration, "stale 2025-07-24", nil),
    ("video", "9", .creditPerGeneration, "unknown", nil),
    ("unheard-of", "1", .creditPerGeneration, "unknown", nil),
    ("erase", "1", .usdPerHour, "unknown", nil),
  ]

  @Test(arguments: verdicts)
  func `tells what a claim turns out to be, and what it should say`(
    subject: String,
    value: String,
    unit: Unit,
    verdict: String,
    expected: String?
  ) {
    let diagnosis = Self.diagnosis(
      makeClaim(subject: subject, value: Self.amount(value), unit: unit)
    )
    #expect(Self.words(for: diagnosis.verdict) == verdict)
    #expect(diagnosis.expected?.description == expected)
  }

  @Test func `a price charged elsewhere is neither right nor wrong`() {
    let claim = makeClaim(value: Self.amount("5"), venue: Venue("bedrock"))
    #expect(Self.diagnosis(claim).verdict == .otherVenue(Venue("bedrock")))
  }

  @Test func `a hedged claim is right within its last digit, a plain one is not`() {
    let rounded = Reconciliation.diagnoses(
      of: [true, false].map {
        makeClaim(
          subject: "rate",
          value: Self.amount("0.003"),
          unit: .usdPerCredit,
          isApproximate: $0
        )
      },
      against: [Self.ruling("rate", unit: .usdPerCredit, ("0.0033", nil))],
      subjects: [],
      on: Self.day
    )
    #expect(rounded.map(\.verdict) == [.right, .wrong])
  }

  @Test func `the ruling with the narrowest scope that fits is the one that counts`() {
    let google = makeClaim(
      subject: "grant",
      attribute: .credits,
      value: Self.amount("50"),
      unit: .credit,
      conditions: ["signup": "google"]
    )
    #expect(Self.diagnosis(google).verdict == .right)
    let plain = makeClaim(
      subject: "grant",
      attribute: .credits,
      value: Self.amount("25"),
      unit: .credit
    )
    #expect(Self.diagnosis(plain).verdict == .right)
  }

  @Test func `a price by settings is held against the formula`() throws {
    let formula = try #require(Formula(parsing: "0.9 * max(steps, 30) / 30"))
    let ruling = Ruling(
      id: "sdxl/price",
      subject: "sdxl",
      attribute: .price,
      unit: .creditPerGeneration,
      scope: [:],
      venue: .stability,
      periods: [
        .init(
          value: .formula(formula),
          interval: Interval(),
          status: .settled,
          confidence: Confidence(percent: 99),
          kept: []
        )
      ],
      setAside: []
    )
    let claims = [("50", "0.015"), ("50", "0.9"), ("30", "0.009")].map { steps, usd in
      makeClaim(
        subject: "sdxl",
        value: Self.amount(usd),
        unit: .usdPerGeneration,
        conditions: ["steps": steps]
      )
    }
    let diagnoses = Reconciliation.diagnoses(
      of: claims,
      against: [Self.rulings[0], ruling],
      subjects: [],
      on: Self.day
    )
    #expect(diagnoses.map(\.verdict) == [.right, .wrong, .right])
  }

  private static func words(for verdict: Diagnosis.Verdict) -> String {
    switch verdict {
    case .stale(let day), .premature(let day): "\(verdict.name) \(day)"
    case .unitSlip(let factor): "\(verdict.name) \(factor)"
    case .otherProduct(let subject): "\(verdict.name) \(subject)"
    default: verdict.name
    }
  }
}
