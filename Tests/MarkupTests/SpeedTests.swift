import Foundation
import Markup
import Testing
import Vocabulary

/// Prints how fast pages of 5 MB are read; it measures and judges nothing.
///
/// `SPEED=1 swift test -c release -Xswiftc -enable-testing --filter SpeedTests`
struct SpeedTests {
  static let pages: [(Snapshot.MediaType, String, String, String)] = [
    (
      .html, "<!doctype html><title>Prices</title><table>\n",
      "<tr class=\"row\">\n  <td>Service <b>name</b></td>\n  <td>6.5 credits</td>\n  <td>&#36;0.065</td>\n</tr>\n",
      "</table>"
    ),
    (
      .markdown, "# Prices\n\n| a | b | c |\n|---|---|---|\n",
      "| Service **name** | 6.5 credits | `$0.065` |\n", ""
    ),
    (
      .markdown, "# Prices\n\n",
      "Service **name** costs 6.5 credits, see [the page](https://example.org).\n\n", ""
    ),
    (
      .plain, "Prices\n\n",
      "• Service name — 6.5 credits\nIt costs as much as it did a year ago, and that is a good thing.\n",
      ""
    ),
    (
      .json, "[", "{\"name\": \"Service name\", \"price\": 6.5, \"note\": \"caf\\u00e9\"},\n", "{}]"
    ),
  ]

  @Test(.enabled(if: ProcessInfo.processInfo.environment["SPEED"] != nil))
  func `prints megabytes a second`() throws {
    for (type, head, row, tail) in Self.pages {
      let text = head + String(repeating: row, count: 5_000_000 / row.utf8.count) + tail
      let bytes = Array(text.utf8)
      var best = Double.infinity
      for _ in 0..<3 {
        // Processor time: the machine may have other work.
        let start = clock()
        _ = try Markup.page(from: bytes, as: type)
        best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
      }
      print(
        "\(type) \(row.prefix(12).debugDescription): \(Int(Double(bytes.count) / best / 1e5)) x 0.1 MB/s"
      )
    }
  }
}
