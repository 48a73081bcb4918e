import TestSupport
import Testing
import Vocabulary

@testable import Extraction

struct ClaimSumsTests {
  private let text =
    "cut 5 0.05 and 0.5 and 60 steps 1.8 or 90 steps 2.7 or 120 steps 3.5 or 30: 0.9"

  private func place(_ bytes: Range<Int>) -> Evidence {
    Evidence(
      snapshot: "s",
      passage: Passage(bytes: bytes, quote: "x"),
      path: "record",
      rule: "test"
    )
  }

  private func checks(_ claims: [Claim]) -> [String] {
    AuditedPage.checks(of: AuditedPage.page([text]), text, credit: "0.01", claims: claims)
      .map(AuditedPage.printed)
  }

  @Test(arguments: [
    ("0.05", 6..<10, "right 5 × $0.01 = 0.05, stated 0.05"),
    ("0.5", 15..<18, "wrong 5 × $0.01 = 0.05, stated 0.5"),
  ])
  func `two prices of one service at one place agree`(
    dollars: String,
    bytes: Range<Int>,
    expected: String
  ) {
    let claims = [
      makeClaim(subject: "cut", value: .amount(Amount(5)), evidence: place(4..<5)),
      makeClaim(
        subject: "cut",
        value: .amount(Amount(dollars) ?? .zero),
        unit: .usdPerGeneration,
        evidence: place(bytes)
      ),
    ]
    #expect(checks(claims) == [expected])
  }

  @Test func `listed prices follow the formula that the page gives`() {
    let formula = Formula(
      .quotient(
        .product(.constant(Amount("0.9") ?? .zero), .parameter("steps")),
        .constant(Amount(30))
      )
    )
    let cells = [
      ("60", "1.8", 32..<35), ("90", "2.7", 48..<51), ("120", "3.5", 64..<67), ("30", "0.9", 1..<2),
    ]
    let claims =
      [makeClaim(subject: "cut", value: .formula(formula), evidence: place(0..<3))]
      + cells.map { steps, value, bytes in
        makeClaim(
          subject: "cut",
          value: .amount(Amount(value) ?? .zero),
          conditions: ["steps": steps],
          evidence: place(bytes)
        )
      }
    let found = checks(claims)
    #expect(found.count == 4)
    #expect(
      found.filter { $0.hasPrefix("wrong") }.map { $0.hasSuffix("= 3.6, stated 3.5") } == [true]
    )
  }

  @Test func `the passage is cut out of the page and each number is worked out once`() throws {
    let text = "Fox takes 5 credits ($0.05); 3 + 5 = 8 credits, or $0.08."
    let found = AuditedPage.checks(of: AuditedPage.page([text]), text, credit: "0.01", claims: [])
    #expect(
      found.map(\.evidence.passage.quote) == [
        "5 credits ($0.05", "3 + 5 = 8 credits", "8 credits, or $0.08",
      ]
    )
    for check in found {
      let bytes = Array(text.utf8)[check.evidence.passage.bytes]
      #expect(String(decoding: bytes, as: UTF8.self) == check.evidence.passage.quote)
    }
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "3 + ", count: 50_000) + "3 = 7",
    String(repeating: "9", count: 50_000) + " × 3 = 1",
    String(repeating: "1 credit = ", count: 20_000),
    String(repeating: "25 credits: 3 Swift images, half of Grand at 20% less ", count: 2_000),
    "1e300 × 1e300 = 0 / 0 = $0", "$0 / 0 credits (~$0 per credit)",
  ])
  func `hostile texts are read to the end`(text: String) {
    _ = AuditedPage.checks(text)
  }
}
