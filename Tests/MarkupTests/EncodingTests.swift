import Markup
import TestSupport
import Testing
import Vocabulary

struct EncodingTests {
  /// Reads the UTF-8 of a text in another encoding and encodes that again, as a careless export does.
  static let doubled: [(String, String)] = [
    ("512 Ã— 512", "512 × 512"), ("caf\u{C3}\u{A9}", "café"), ("3 â€“ 5 credits", "3 – 5 credits"),
    ("itâ€™s", "it’s"), ("ðŸ’° Credits", "💰 Credits"), ("\u{F8FF}üí∞ Credits", "💰 Credits"),
    ("‚öôÔ∏è Settings", "⚙️ Settings"), ("âš™ï¸ Settings", "⚙️ Settings"),
    ("Â£5 or â‚¬6", "£5 or €6"),
    ("caf√©", "café"), ("Ð¦ÐµÐ½Ð°", "Цена"), ("itÃ¢â‚¬â„¢s", "it’s"), ("a â‰¤ b", "a ≤ b"),
    ("Stable Imageâ„¢", "Stable Image™"),
  ]

  @Test(arguments: doubled)
  func `doubly encoded characters are repaired`(source: String, text: String) throws {
    let page = try page("x " + source, as: .plain)
    #expect(page.texts.map(\.text) == ["x " + text])
    #expect(page.findings.map(\.category) == ["encoding-repaired"])
  }

  static let honest = [
    "café", "Ã alone", "naïve", "ÄÖÜ", "MAÇÃ»", "CAFÉ»", "“état”", "« déjà »", "„Übung“", "5 €–6 €",
    "Цена",
    "价格 3 元", "”PÅ”", "𝄞💰×–…", "÷×±°²³", "Ærø Ångström", "x² ≤ 3½", "MANHÔ", "‚öä‘", "Übergröße äš",
  ]

  @Test(arguments: honest)
  func `honest text is not repaired`(source: String) throws {
    let page = try page("x " + source, as: .plain)
    #expect(page.texts.map(\.text) == ["x " + source])
    #expect(page.findings == [])
  }

  @Test func `a repaired text leads back to the bytes as they are`() throws {
    let source = "512 Ã— 768"
    let text = try #require(try page(source, as: .plain).texts.first)
    let range = try #require(text.bytes(of: 4..<6))
    #expect(String(decoding: Array(source.utf8)[range], as: UTF8.self) == "Ã—")
  }

  static let encodings: [(String, [UInt8], String, [String])] = [
    ("a UTF-8 mark", [0xEF, 0xBB, 0xBF] + Array("Core 3".utf8), "p: Core 3", []),
    (
      "Latin-1 by its bytes", Array("caf".utf8) + [0xE9] + Array(" 3".utf8), "p: café 3",
      ["encoding-transcoded"]
    ),
    (
      "Windows-1252 marks", [0x93] + Array("a".utf8) + [0x94, 0x20, 0x80, 0x33], "p: “a” €3",
      ["encoding-transcoded"]
    ),
    (
      "a broken byte among UTF-8", Array("é 3 ".utf8) + [0xFF] + Array(" 4".utf8),
      "p: é 3 \u{FFFD} 4", ["encoding-ill-formed"]
    ),
    (
      "a character cut off at the end", Array("Core 3 ".utf8) + [0xE2, 0x82], "p: Core 3 \u{FFFD}",
      ["encoding-ill-formed"]
    ),
    (
      "UTF-16, little end first", [0xFF, 0xFE] + wide("Core 3 €💰", isBigEndian: false),
      "p: Core 3 €💰", ["encoding-transcoded"]
    ),
    (
      "UTF-16, big end first", [0xFE, 0xFF] + wide("Core 3 €💰", isBigEndian: true), "p: Core 3 €💰",
      ["encoding-transcoded"]
    ),
    (
      "UTF-16 without a mark", wide("Core costs 3", isBigEndian: false), "p: Core costs 3",
      ["encoding-transcoded"]
    ),
  ]

  static func wide(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test(arguments: encodings.indices)
  func `other encodings are read, and said so`(index: Int) throws {
    let (name, bytes, blocks, findings) = Self.encodings[index]
    let page = try Markup.page(from: bytes, as: .plain)
    #expect(page.printed == blocks, "\(name)")
    #expect(page.findings.map(\.category) == findings, "\(name)")
    #expect(page.mappingFaults(in: bytes) == [], "\(name)")
  }

  @Test func `a declared charset is believed where the bytes are not UTF-8`() throws {
    let bytes = Array("<meta charset='windows-1252'><p>3 ".utf8) + [0x80] + Array(" Ã©</p>".utf8)
    #expect(throws: Never.self) { try Markup.page(from: bytes, as: .html) }
    let latin = Array("<meta charset=iso-8859-1><p>caf".utf8) + [0xE9]
    #expect(try Markup.page(from: latin, as: .html).printed == "p: café")
  }
}
