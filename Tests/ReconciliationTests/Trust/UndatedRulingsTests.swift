import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite("Rulings without days")
struct UndatedRulingsTests {
  private func rulings(_ rows: [String], sources: [Source] = []) -> [Ruling] {
    let claims = rows.enumerated().map { number, row in
      let parts = row.split(separator: " ", maxSplits: 2).map(String.init)
      let value = Amount(parts[2]).map(Value.amount) ?? .text(parts[2])
      return makeClaim("c\(number)", source: parts[0], subject: parts[1], value: value, unit: "")
    }
    return Reconciliation.outcome(of: claims, sources: sources, subjects: []).rulings
  }

  /// Agreement enough on other items that all five sources are trusted.
  private let record = (0..<20).flatMap { item in
    ["a", "b", "c", "d", "e"].map { "\($0) p\(item) \(item * 13 + 7)" }
  }

  private func causes(_ ruling: Ruling?) -> [String] {
    ruling?.setAside.map { "\($0.claim) \($0.cause.name)" } ?? []
  }

  @Test
  func `settles what independent sources agree on, and keeps who said it`() {
    let ruling = rulings(["a i 8", "b i 8", "c i 8.0", "d i 5"] + record).first
    #expect(ruling?.id == "i/price")
    #expect(ruling?.periods.map(\.value) == [.amount(Amount(8))])
    #expect(ruling?.periods.first?.interval == Interval())
    #expect(ruling?.periods.first?.status == .settled)
    #expect(Set(ruling?.periods.first?.kept ?? []) == ["c0", "c1", "c2"])
    #expect(causes(ruling) == ["c3 outlier"])
    #expect(ruling?.setAside.first?.reason.hasPrefix("States '5'") == true)
  }

  @Test
  func `calls a power of ten a slip and names the factor`() {
    let ruling = rulings(["a i 0.05", "b i 0.05", "c i 0.05", "d i 0.005"] + record).first
    #expect(ruling?.setAside.map(\.cause) == [.unitSlip(factor: Amount(units: 100_000_000_000))])
  }

  @Test
  func `names the copy of another's error, and whom it copies`() {
    var rows = record
    for item in 10..<40 {
      rows += ["a q\(item) t\(item)", "b q\(item) t\(item)", "c q\(item) t\(item)"]
      rows += ["d q\(item) x\(item)", "e q\(item) x\(item)"]
    }
    let disputed = rulings(rows).filter { $0.subject.text.hasPrefix("q") }
    #expect(disputed.allSatisfy { $0.periods.first?.kept.count == 3 })
    #expect(disputed.first?.setAside.map(\.cause.name).sorted() == ["copy", "outlier"])
  }

  @Test
  func `calls a rounded number an approximation`() {
    let ruling = rulings(["a i 6712345", "b i 6712345", "c i 6712345", "d i 6.71M"] + record).first
    #expect(causes(ruling) == ["c3 approximation"])
  }

  @Test
  func `leaves one against one open`() {
    let ruling = rulings(["a i 3", "b i 4"] + record).first
    #expect(ruling?.periods.first?.status == .unresolved)
    #expect(ruling?.periods.first?.wanted != nil)
    #expect(causes(ruling).count == 1)
    #expect(ruling?.setAside.first?.cause == .dispute)
  }

  @Test
  func `contests what one source alone states, but not what the owner states`() {
    let rows = ["a i 3"] + record
    #expect(rulings(rows).first?.periods.first?.status == .contested)
    let owner = makeSource("a", kind: .official)
    #expect(rulings(rows, sources: [owner]).first?.periods.first?.status == .settled)
  }

  @Test
  func `says nothing where nobody states anything`() {
    #expect(
      rulings(["a i n/a", "b i --"]).allSatisfy { $0.periods.isEmpty && $0.setAside.isEmpty }
    )
  }

  @Test
  func `leaves dated claims to the timeline`() {
    let claims = [
      makeClaim("old", source: "a", value: .amount(Amount(3)), asserted: "2024-01-01"),
      makeClaim("new", source: "b", value: .amount(Amount(5)), asserted: "2025-09-01"),
    ]
    let outcome = Reconciliation.outcome(
      of: claims,
      sources: [makeSource("a", kind: .official), makeSource("b", kind: .official)],
      subjects: []
    )
    #expect(outcome.rulings.first?.periods.count == 2)
  }
}
