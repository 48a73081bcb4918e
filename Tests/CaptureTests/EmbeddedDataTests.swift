import Testing

@testable import Capture

/// The data that pages bring along.
struct EmbeddedDataTests {
  private static let data = #"{"props":{"prices":[{"name":"Erase","credits":5}]}}"#

  static let carriers: [(html: String, name: String)] = [
    (#"<script id="__NEXT_DATA__" type="application/json">\#(data)</script>"#, "__NEXT_DATA__"),
    (#"<script type="application/ld+json"> \#(data) </script>"#, "ld+json-1"),
    ("<script>window.__STATE__ = \(data);</script>", "__STATE__"),
    ("<SCRIPT>var a=1;const state={x:1};window.__APP__=\(data)</SCRIPT>", "__APP__"),
    (
      "<script>window.__S__ = JSON.parse(\"\(data.replacing("\"", with: "\\\""))\")</script>",
      "__S__"
    ),
    ("<script>self.__D__=JSON.parse('\(data.replacing("{", with: "\\u007b"))')</script>", "__D__"),
  ]

  @Test(arguments: carriers)
  func `the document within a page is found as it is`(html: String, name: String) {
    let found = EmbeddedData(Array("<body><p>x</p>\(html)</body>".utf8)).documents
    #expect(found.map(\.name) == [name])
    #expect(found.first.map { String(decoding: $0.bytes, as: UTF8.self) } == Self.data)
  }

  @Test func `a script without data has none`() {
    let html = """
      <script>if (a == {b: 1}) { x = [1,2]; y = function() { return {"a": "longer than thirty bytes"} } }
      z = {"open": "and never closed, whatever follows here</script>
      """
    #expect(EmbeddedData(Array(html.utf8)).documents.isEmpty)
  }

  @Test func `the addresses of data are found`() {
    let html = """
      <link rel="preload" as="fetch" href="/data/prices.json">
      <script>fetch('/v1/prices'); load("https://api.shop.org/api/credits?x=1");
      const a = "/img/a.png", b = `/api/${c}`, d = "no/api/here";</script>
      """
    #expect(
      EmbeddedData(Array(html.utf8)).addresses
        == ["/data/prices.json", "/v1/prices", "https://api.shop.org/api/credits?x=1"]
    )
  }
}
