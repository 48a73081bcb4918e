import Testing
import Vocabulary

@testable import Extraction

struct EvidenceTests {
  /// The page with its evidence between markers: what each rule must point at.
  static let marked: [(String, [String])] = [
    ("# Stability\n- Erase — [3 credits]", ["priced-item"]),
    (
      "Stable Image Ultra costs [8 credits] ([$0.08/image]).",
      ["name-then-price", "name-then-price"]
    ),
    ("# Stability\n| Service | Credits |\n| Inpaint | [5] |", ["table-row"]),
    ("On Stability [1 credit = $0.01].", ["credit-price"]),
    ("Stability gives new users [25 free credits].", ["sign-up-grant"]),
    ("Stability: [150 requests per 10 seconds].", ["rate-limit"]),
    ("Stability ended the SD 1.6 API, deprecated on [July 24, 2025].", ["discontinued"]),
  ]

  @Test(arguments: marked)
  func `evidence is the words that state the value`(_ marked: String, _ rules: [String]) {
    let plain = marked.replacing("[", with: "").replacing("]", with: "")
    let quotes = marked.split(separator: "[").dropFirst().map { String($0.prefix { $0 != "]" }) }
    let claims = Reading(plain).claims
    #expect(claims.compactMap { $0.evidence?.passage.quote } == quotes)
    #expect(claims.compactMap { $0.evidence?.rule } == rules)
  }

  @Test func `every quote is its bytes, also where the text is folded`() {
    let reading = Reading(
      "Stability AI — Übersicht\n- **Stable Image Core** ｛３ credits｝ — kostet ３ Credits\n- 背景除去：５クレジット"
    )
    #expect(reading.claims.count >= 2)
    for claim in reading.claims {
      guard let passage = claim.evidence?.passage else { continue }
      #expect(String(decoding: reading.bytes[passage.bytes], as: UTF8.self) == passage.quote)
    }
  }

  @Test func `a claim speaks for the day the page gives itself`() {
    let dated = Reading("Stability prices. Pricing verified Jun 11, 2026.\n- Erase: 5 credits")
    #expect(dated.claims.map { $0.validity.asserted?.description } == ["2026-06-11"])
    let published = Reading(
      "Stability\n- Erase: 5 credits",
      published: DaySpan(Day(number: 19_000))
    )
    #expect(published.claims.map { $0.validity.asserted?.exact?.number } == [19_000])
    let captured = Reading("Stability\n- Erase: 5 credits")
    #expect(captured.claims.map { $0.validity.asserted?.exact?.number } == [20_000])
  }

  @Test func `reading again gives the same ids`() {
    let text = "Stability\n- Erase: 5 credits\n- Inpaint: 5 credits"
    let first = Reading(text).claims.map(\.id)
    #expect(first == Reading(text).claims.map(\.id))
    #expect(Set(first).count == 2)
  }
}
