import Testing
import Vocabulary

@testable import Extraction

struct QuantityTests {
  static let lexicon = Lexicon(subjects: [])

  static func printed(_ text: String) -> [String] {
    let source = SourceText(verbatim: text, at: 0)
    let style = NumberStyle.of(Array(text.utf8))
    let scanned = ScannedText(source, Scanner(lexicon: lexicon, style: style))
    return scanned.quantities.map { quantity in
      var parts = [quantity.isRange ? "\(quantity.low)..\(quantity.high)" : "\(quantity.low)"]
      parts.append("\(quantity.measure)")
      if let rate = quantity.rate { parts.append("per \(rate.count) \(rate.counted)") }
      if quantity.isHedged { parts.append("~") }
      if let bound = quantity.bound { parts.append("\(bound)") }
      if quantity.isEach { parts.append("each") }
      if quantity.isFree { parts.append("free") }
      return parts.joined(separator: " ")
    }
  }

  static let cases: [(String, [String])] = [
    ("6.5 credits", ["6.5 credit"]),
    ("1,000 credits and 10k credits", ["1000 credit", "10000 credit"]),
    ("kosten 1.000,50 $ statt 0,08 $", ["1000.5 dollar", "0.08 dollar"]),
    ("$1M, US$ 1.5 million, USD 10", ["1000000 dollar", "1500000 dollar", "10 dollar"]),
    ("10¢ and 3 cents", ["0.1 dollar", "0.03 dollar"]),
    ("0.2–0.6 credits", ["0.2..0.6 credit"]),
    ("$0.002–$0.006", ["0.002..0.006 dollar"]),
    ("between 3 and 8 credits", ["3..8 credit"]),
    ("from 2 to 60 credits", ["2..60 credit atLeast"]),
    ("~$0.065 per image", ["0.065 dollar per 1 thing(Extraction.Keyword.Thing.generation) ~"]),
    ("$10 per 1,000 credits", ["10 dollar per 1000 credit"]),
    ("$20 a month", ["20 dollar per 1 thing(Extraction.Keyword.Thing.month)"]),
    ("up to 3 credits each", ["3 credit atMost each"]),
    ("25 free API credits", ["25 credit free"]),
    ("two credits", ["2 credit"]),
    ("one of two models", []),
    ("8 积分/张", ["8 credit per 1 thing(Extraction.Keyword.Thing.generation)"]),
    ("８クレジット", ["8 credit"]),
    ("5 Kredite pro Bild", ["5 credit per 1 thing(Extraction.Keyword.Thing.generation)"]),
    ("8 Acme credits", ["8 foreignCredit"]),
    ("€5 and ¥100", ["5 foreignMoney", "100 foreignMoney"]),
    ("16GB+", ["16 thing(Extraction.Keyword.Thing.gigabyte) atLeast"]),
    ("v2 and gpt4", []),
    ("512 x 768 on 2025-08-01 and August 1, 2025", []),
  ]

  @Test(arguments: cases)
  func `reads quantities`(_ text: String, _ expected: [String]) {
    #expect(Self.printed(text) == expected)
  }

  static let days: [(String, String)] = [
    ("2025-08-01", "2025-08-01"), ("August 1, 2025", "2025-08-01"), ("Jul 24, 2025", "2025-07-24"),
    ("1. August 2025", "2025-08-01"), ("24th July 2025", "2025-07-24"),
    ("2025年8月1日", "2025-08-01"), ("07/24/2025", "2025-07-24"), ("24.07.2025", "2025-07-24"),
    ("2025년 8월 1일", "2025-08-01"), ("1 de agosto de 2025", "2025-08-01"),
  ]

  @Test(arguments: days)
  func `reads days`(_ text: String, _ expected: String) {
    let source = SourceText(verbatim: text, at: 0)
    let scanned = ScannedText(source, Scanner(lexicon: Self.lexicon, style: .point))
    let found = scanned.marks.indices.compactMap { scanned.reader.day($0)?.description }
    #expect(found == [expected])
  }
}
