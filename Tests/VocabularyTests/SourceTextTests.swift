import Testing
import Vocabulary

struct SourceTextTests {
  /// "a × 3" where the sign came from the entity `&times;` in "a &times; 3" at byte 100.
  static let text = SourceText(verbatim: "a ", at: 100)
    .appending(
      SourceText(text: "×", segments: [.init(start: 0, bytes: 102..<109, isVerbatim: false)])
    )
    .appending(SourceText(verbatim: " 3", at: 109))

  @Test func `a range of the text leads to the bytes behind it`() {
    #expect(Self.text.text == "a × 3")
    #expect(Self.text.bytes == 100..<111)
    #expect(Self.text.bytes(of: 0..<1) == 100..<101)
    #expect(Self.text.bytes(of: 5..<6) == 110..<111)
  }

  @Test func `a decoded entity stands for all its bytes`() {
    #expect(Self.text.bytes(of: 2..<4) == 102..<109)
  }

  @Test func `nothing and too much have no bytes`() {
    #expect(Self.text.bytes(of: 3..<3) == nil)
    #expect(Self.text.bytes(of: 4..<99) == nil)
  }

  @Test func `a slice keeps its way back`() {
    let slice = Self.text.slice(2..<6)
    #expect(slice.text == "× 3")
    #expect(slice.bytes(of: 3..<4) == 110..<111)
  }
}

/// The other way: from bytes to what they became.
struct SourceTextRangeTests {
  static let text = SourceTextTests.text

  @Test func `Bytes lead to the range of the text that they became`() {
    #expect(Self.text.range(of: 100..<101) == 0..<1)
    #expect(Self.text.range(of: 110..<111) == 5..<6)
    #expect(Self.text.range(of: 0..<200) == 0..<6)
  }

  @Test func `Part of an entity leads to all that it stands for`() {
    #expect(Self.text.range(of: 104..<105) == 2..<4)
    #expect(Self.text.range(of: 101..<104) == 1..<4)
  }

  @Test func `Other bytes lead nowhere`() {
    #expect(Self.text.range(of: 0..<100) == nil)
    #expect(Self.text.range(of: 111..<120) == nil)
    #expect(Self.text.range(of: 105..<105) == nil)
  }
}
