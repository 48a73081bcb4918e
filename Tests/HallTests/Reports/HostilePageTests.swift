import Foundation
import Testing
import Vocabulary

@testable import pricebook

/// A captured page full of attacks, on the site that is made of it.
struct HostilePageTests {
  /// What each would do in a browser that obeyed it: give the page another title.
  static let attacks = [
    "<script>document.title='owned'</script>", "<img src=x onerror=\"document.title='owned'\">",
    "</blockquote></mark><svg onload=\"document.title='owned'\">",
    "\"><iframe srcdoc=\"<script>top.document.title='owned'</script>\"></iframe>",
    "<a href=\"javascript:document.title='owned'\" autofocus onfocus=\"document.title='owned'\">x</a>",
    "<style>*{display:none}</style>", "<base href=\"https://evil.example/\">",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
    "</script><script>document.title='owned'</script>", "<!-- ", "]]>", "{{7*7}}",
    "\u{202E}stiderc 5",
    "\u{1B}]0;owned\u{7}", "=HYPERLINK(\"https://evil.example\")",
  ]

  /// Prices amid all of them, in a page of plain text, which keeps its markup as words.
  private static func captured() throws -> TemporaryBase {
    let temporary = try TemporaryBase()
    for (index, attack) in attacks.enumerated() {
      let day = Day(number: 20_300 + index)
      try temporary.keep(
        "Erase \(attack) costs \(3 + index % 2) credits \(attack) each.",
        of: index % 3 == 0 ? "guide" : "docs",
        captured: day.description,
        claims: [("\(3 + index % 2) credits \(attack)", "erase", 3 + index % 2)]
      )
    }
    _ = try Walk(temporary.base).run()
    // The names that people give are written on every page too.
    var subjects = try String(
      contentsOfFile: "\(temporary.root)/data/subjects.json",
      encoding: .utf8
    )
    subjects.replace(
      "\"name\": \"Erase\"",
      with: "\"name\": \"Erase <script>document.title='owned'</script>\""
    )
    try subjects.write(
      toFile: "\(temporary.root)/data/subjects.json",
      atomically: true,
      encoding: .utf8
    )
    return temporary
  }

  @Test func `No script runs, nothing is hidden and nothing is fetched in Chromium`() throws {
    let temporary = try Self.captured()
    let outcome = temporary.outcome("report")
    #expect(outcome.code == .done, "\(outcome.notes)")
    let site = "\(temporary.root)/reports/site"
    for page in [
      "index.html", "services/erase.html", "conflicts.html", "changes.html", "sources.html",
    ] {
      let dom = try Chromium.dom(of: "\(site)/\(page)")
      #expect(dom.contains("Stability AI prices</title>"), "\(page)")
      #expect(!dom.contains("<title>owned"), "\(page)")
      for element in ["<iframe", "<img", "<base", "<style", "http-equiv=\"refresh\""] {
        #expect(!dom.contains(element), "\(element) in \(page)")
      }
    }
    let page = try Chromium.dom(of: "\(site)/services/erase.html")
    #expect(page.contains("&lt;img src=x onerror="))
    #expect(page.contains("<mark>"))
  }

  /// The check above can fail: the same words let loose do what they say.
  @Test func `The same words as markup would take over a page`() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("pricebook-loose-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    for attack in [Self.attacks[0], Self.attacks[1], Self.attacks[2]] {
      let page = "<!doctype html><title>Stability AI prices</title><p>\(attack)</p>"
      try page.write(to: file, atomically: true, encoding: .utf8)
      #expect(try Chromium.dom(of: file.path).contains("<title>owned</title>"), "\(attack)")
    }
  }

  /// And where a page let one through, its policy stops it.
  @Test func `The policy of every page bars scripts that got in`() throws {
    let temporary = try Self.captured()
    _ = temporary.outcome("report")
    let site = "\(temporary.root)/reports/site"
    for name in try FileManager.default.subpathsOfDirectory(atPath: site)
    where name.hasSuffix(".html") {
      let page = try String(contentsOfFile: "\(site)/\(name)", encoding: .utf8)
      #expect(
        page.contains(
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
        ),
        "\(name)"
      )
    }
    let index = "\(site)/index.html"
    var page = try String(contentsOfFile: index, encoding: .utf8)
    page.replace("<h1>", with: "\(Self.attacks[0])\(Self.attacks[1])<h1>")
    try page.write(toFile: index, atomically: true, encoding: .utf8)
    #expect(try !Chromium.dom(of: index).contains("<title>owned"))
  }

  @Test func `Markdown, CSV and JSON hold the attacks as words`() throws {
    let temporary = try Self.captured()
    for format in ["markdown", "csv", "json"] {
      #expect(temporary.outcome("report", "--format", format).code == .done)
    }
    let markdown = try String(
      contentsOfFile: "\(temporary.root)/reports/report.md",
      encoding: .utf8
    )
    #expect(!markdown.contains("<script>"))
    #expect(markdown.contains("\\<script\\>"))
    let csv = try String(contentsOfFile: "\(temporary.root)/reports/prices.csv", encoding: .utf8)
    #expect(csv.contains("Erase <script>"))
    for name in ["report.md", "report.json", "prices.csv", "conflicts.csv"] {
      let text = try String(contentsOfFile: "\(temporary.root)/reports/\(name)", encoding: .utf8)
      #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E }, "\(name)")
    }
    let comment = temporary.outcome("report", "--pull-request", "2025-07-01", "2025-08-14")
    #expect(comment.code == .done)
    #expect(comment.output.contains("Erase \\<script\\>"))
    for line in comment.output.split(separator: "\n") where line.hasPrefix("|") {
      #expect(!line.replacing("\\<", with: "").contains("<"), "\(line)")
    }
  }
}
