import Testing

@testable import Capture

struct CDXAnswerTests {
  private static let header =
    #"["urlkey","timestamp","original","mimetype","statuscode","digest","length"]"#

  private func answer(_ text: String) -> CDXAnswer? { CDXAnswer(Array(text.utf8)) }

  @Test func `the Wayback Machine's rows, with the key of the next part`() {
    let text = """
      [\(Self.header),
      ["org,example)/","20240501100000","https://example.org/","text/html","200","AAAA","12"],
      ["org,example)/","20240601100000","https://example.org/","warc/revisit","-","AAAA","12"],
      [],
      ["org%2Cexample%29%2F+20240601100001"]]
      """
    let found = answer(text)
    #expect(found?.captures.map(\.timestamp) == ["20240501100000", "20240601100000"])
    #expect(found?.captures.map(\.isPage) == [true, false])
    #expect(found?.captures.first?.digest == "AAAA")
    #expect(found?.resumeKey == "org%2Cexample%29%2F+20240601100001")
    #expect(found?.rows == 2)
  }

  @Test func `pywb's objects, a line each`() {
    let text = """
      {"urlkey": "org,example)/", "timestamp": "20240501100000", "url": "https://example.org/\\u00e9\\ud83d\\ude00", \
      "mime": "text/html", "status": "200", "digest": "AAAA", "length": 12}
      {"timestamp": "20240601100000", "url": "https://example.org/", "mime": "text/plain"}

      """
    let found = answer(text)
    #expect(found?.captures.map(\.address) == ["https://example.org/é😀", "https://example.org/"])
    #expect(found?.captures.map(\.digest) == ["AAAA", nil])
    #expect(found?.captures.map(\.isPage) == [true, true])
    #expect(found?.resumeKey == nil)
  }

  static let empty = ["", "\n", "[]", "[\(header)]"]

  @Test(arguments: empty) func `an index that has nothing`(text: String) {
    #expect(answer(text) == CDXAnswer(Array("".utf8)))
  }

  static let wrong = [
    "<html>busy</html>", "[[\"timestamp\"", "{\"timestamp\": \"2024", "[1, 2]", "{\"a\": {}}",
    "[[\"\\u12", "[[\"a\\", "{", "[",
  ]

  @Test(arguments: wrong) func `anything else is no index`(text: String) {
    #expect(answer(text) == nil)
  }

  @Test func `rows without a time that can be are left out and counted`() {
    let rows = ["20241301100000", "2024", "20240501", "2024050110000x"].map {
      #"["k","\#($0)","https://example.org/","text/html","200","A","1"]"#
    }
    let found = answer("[\(Self.header),\(rows.joined(separator: ","))]")
    #expect(found?.captures == [])
    #expect(found?.rows == 4)
  }
}
