import Testing
import Vocabulary

@testable import Extraction

struct HostileTests {
  static let texts = [
    "", " ", "$", "$$$", "1,", "1e-999 credits", "99999999999999999999999999999 credits",
    "Erase (((((((((( 5 credits", "| | |\n|", "- ", "# ", "0-0-0-0 credits", "1-2-3-4 credits",
    "Stable Image Core3$", "Stable Image Core$0.03$0.04",
    "\u{0}\u{1}\u{fffd} Erase \u{200b}5\u{200b} credits",
    "steps * steps * ((((( 0.9 * steps / 0 )))))", "/2025//8//1 2025-13-45 31 February 2025",
    "Erase: -5 credits", "[[[[[[[[", "１２３４５６７８９０１２３４５６７８９０ クレジット",
  ]

  @Test(arguments: texts)
  func `odd texts are read without harm`(_ text: String) {
    let reading = Reading("Stability\n" + text)
    for claim in reading.claims {
      let bytes = claim.evidence?.passage.bytes ?? 0..<0
      #expect(bytes.upperBound <= reading.bytes.count)
    }
  }

  @Test func `random words never break the reader`() {
    let words = [
      "Erase", "SD 3.5 Large", "Ultra", "Fast", "credits", "$", "0.08", "3", "(", ")", "-", "—",
      "=",
      "per", "image", "1,000", "steps", "*", "/", "free", "signup", "failed", "charged", "not",
      "30",
      "積分", "８", "2025-08-01", "deprecated", "~", "to", "and", ",", ".", "|", "\n", "$20/month",
      "\u{301}",
    ]
    var state: UInt64 = 42
    for _ in 0..<400 {
      var text = "Stability "
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(state >> 33) % words.count] + (state >> 20 & 3 == 0 ? "" : " ")
      }
      let reading = Reading(text)
      #expect(
        reading.claims.allSatisfy { claim in
          guard let passage = claim.evidence?.passage else { return false }
          return String(decoding: reading.bytes[passage.bytes], as: UTF8.self) == passage.quote
        }
      )
    }
  }

  @Test func `ragged tables are padded`() {
    let cell = Table.Cell(SourceText(verbatim: "Erase", at: 0))
    let table = Table(headRows: 1, rows: [[cell], [cell, cell, cell], []])
    let page = Page(blocks: [Block(.table(table), path: "t", bytes: 0..<5)])
    #expect(Reading(page, Array("Erase".utf8)).claims.isEmpty)
  }
}
