import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite struct `A person's decision` {
  static func decision(
    _ verdict: Decision.Verdict,
    scope: [String: String] = [:]
  ) throws -> Decision {
    Decision(
      id: "2026-erase",
      who: "ada",
      when: try #require(Day("2026-10-01")),
      why: "Asked the seller.",
      subject: "erase",
      attribute: .price,
      scope: scope,
      verdict: verdict
    )
  }

  @Test func `outranks the evidence in its time`() throws {
    let from = try #require(Day("2026-01-01"))
    let found = ruling(
      "erase/price",
      of: TimelineTests.changed,
      sources: TimelineTests.sources,
      decisions: [try Self.decision(.value(.number("6"), Interval(from: .init(on: from))))]
    )
    #expect(
      printed(found) == """
        3 [2024-07-23 to 2025-08-01] settled
        5 [2025-08-01 to 2026-01-01] settled
        6 [2026-01-01 to -] settled
        c1: stale-copy
        c2: stale-copy
        d1: dispute
        e1: dispute
        """
    )
    #expect(found?.decision == "2026-erase")
    #expect(found?.periods.last?.confidence == Confidence(percent: 100))
    #expect(found?.setAside.last?.reason.contains("ada decided on 2026-10-01 that it is 6") == true)
  }

  @Test func `takes claims out of the vote`() throws {
    let found = ruling(
      "erase/price",
      of: TimelineTests.changed,
      sources: TimelineTests.sources,
      decisions: [try Self.decision(.setAside(["b1", "d1", "e1"], .outlier))]
    )
    #expect(found?.periods.map(\.value) == [.number("3")])
    #expect(found?.setAside.map(\.claim) == ["b1", "d1", "e1"])
    #expect(found?.setAside.first?.reason == "Set aside by ada on 2026-10-01: Asked the seller.")
    #expect(found?.decision == "2026-erase")
  }

  @Test func `leaves a known conflict open without raising it again`() throws {
    let claims = ["4", "6"].map {
      makeClaim($0, source: "says-\($0)", value: .number($0), asserted: "2026-05-01")
    }
    let before = Reconciliation.outcome(of: claims, sources: [], subjects: [])
    let after = Reconciliation.outcome(
      of: claims,
      sources: [],
      subjects: [],
      decisions: [try Self.decision(.leaveOpen)]
    )
    #expect(before.findings.count == 1)
    #expect(after.findings.isEmpty)
    #expect(
      after.rulings.first?.periods.first?.wanted
        == "Left open by ada on 2026-10-01: Asked the seller."
    )
  }

  @Test func `rules where no claim speaks`() throws {
    let outcome = Reconciliation.outcome(
      of: [],
      sources: [],
      subjects: [],
      decisions: [try Self.decision(.value(.number("6"), Interval()))]
    )
    #expect(outcome.rulings.map(\.id) == ["erase/price"])
    #expect(outcome.rulings.first?.unit == .creditPerGeneration)
  }
}
