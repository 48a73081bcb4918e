import Foundation
import Testing
import Vocabulary

@testable import pricebook

/// `pricebook report`: what is written, and what is not.
struct ReportCommandTests {
  private static func text(_ temporary: TemporaryBase, _ file: String) throws -> String {
    try String(contentsOfFile: "\(temporary.root)/\(file)", encoding: .utf8)
  }

  @Test func `The site has a page a service, and every link within it leads somewhere`() throws {
    let temporary = try TemporaryBase.published()
    let outcome = temporary.outcome("report")
    #expect(outcome.output == "reports/site/index.html\n")
    #expect(outcome.code == .done)
    let site = "\(temporary.root)/reports/site"
    let files = Set(try FileManager.default.subpathsOfDirectory(atPath: site))
    #expect(
      files.isSuperset(of: [
        "index.html", "elsewhere.html", "changes.html", "changes/2024.html", "conflicts.html",
        "scenarios.html", "sources.html", "method.html", "services/erase.html",
        "services/upscale-creative.html", "style.css", "prices.csv", "prices.json",
      ])
    )
    for name in files where name.hasSuffix(".html") {
      let page = try Self.text(temporary, "reports/site/\(name)")
      for match in page.matches(of: #/ href="([^"]*)"/#) {
        let link = String(match.1)
        if link.hasPrefix("https://") { continue }
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let target =
          parts[0].isEmpty
          ? name
          : URL(filePath: "/\(name)").deletingLastPathComponent().appending(path: parts[0])
            .standardized.path.dropFirst().description
        #expect(files.contains(target), "\(link) in \(name)")
        if parts.count == 2 {
          let other = try Self.text(temporary, "reports/site/\(target)")
          #expect(other.contains("id=\"\(parts[1])\""), "\(link) in \(name)")
        }
      }
    }
  }

  @Test func `A service's page shows its history, and each claim beside its marked quote`() throws {
    let temporary = try TemporaryBase.published()
    _ = temporary.outcome("report")
    let page = try Self.text(temporary, "reports/site/services/erase.html")
    #expect(page.contains("<strong>5 credit/generation</strong>"))
    #expect(page.contains("<svg"))
    #expect(page.contains("Erase: <mark>5 credits</mark>. Creative Upscaler: 60 credits."))
    #expect(page.contains("The guide says that Erase is <mark>3 credits</mark>."))
    #expect(page.contains("<span class=\"badge cause\">stale-copy</span>"))
    #expect(page.contains("https://docs.example#:~:text=Erase%3A-,5%20credits"))
  }

  @Test func `The same knowledge gives the same bytes, and a page that is no more goes`() throws {
    let temporary = try TemporaryBase.published()
    #expect(temporary.outcome("report").notes.first?.hasPrefix("13 files, 13 of them new") == true)
    let stale = "\(temporary.root)/reports/site/services/gone.html"
    let note = "\(temporary.root)/reports/site/notes.txt"
    try "x".write(toFile: stale, atomically: true, encoding: .utf8)
    try "x".write(toFile: note, atomically: true, encoding: .utf8)
    #expect(
      temporary.outcome("report").notes
        == ["13 files, 0 of them new or changed; 1 that are no more were removed."]
    )
    #expect(!FileManager.default.fileExists(atPath: stale))
    #expect(FileManager.default.fileExists(atPath: note))
  }

  @Test func `What was known earlier makes the site of that day`() throws {
    let temporary = try TemporaryBase.published()
    let outcome = temporary.outcome("report", "--as-of", "2024-12-31", "--output", "old")
    #expect(outcome.output == "old/site/index.html\n")
    let page = try Self.text(temporary, "old/site/services/erase.html")
    #expect(page.contains("<strong>3 credit/generation</strong>"))
    #expect(!page.contains("<mark>5 credits"))
  }

  static let forms: [(form: String, files: [String])] = [
    ("markdown", ["report.md"]), ("json", ["report.json"]),
    ("csv", ["changes.csv", "comparison.csv", "conflicts.csv", "forecast.csv", "prices.csv"]),
  ]

  @Test(arguments: forms)
  func `Other forms are written as files that are named`(_ form: String, _ files: [String]) throws {
    let temporary = try TemporaryBase.published()
    let outcome = temporary.outcome("report", "--format", form)
    #expect(outcome.output == files.map { "reports/\($0)\n" }.joined())
    for file in files { #expect(try !Self.text(temporary, "reports/\(file)").isEmpty) }
  }

  @Test func `JSON has all parts, those of a scenario with comparison and forecast`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = ShippedBase.outcome(
      "report",
      "--format",
      "json",
      "--scenario",
      "marketing-team",
      "--output",
      folder.path
    )
    #expect(outcome.code == .done, "\(outcome.notes)")
    let data = try Data(contentsOf: folder.appendingPathComponent("report.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((report["prices"] as? [Any])?.isEmpty == false)
    #expect((report["conflicts"] as? [Any])?.isEmpty == false)
    let scenario = try #require((report["scenarios"] as? [[String: Any]])?.first)
    let comparison = try #require(scenario["comparison"] as? [[String: Any]])
    #expect(comparison.contains { $0["row"] as? String == "break-even" })
    #expect((scenario["forecast"] as? [Any])?.isEmpty == false)
  }

  @Test func `A scenario's page draws costs, break-evens and the forecast`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = ShippedBase.outcome(
      "report",
      "--scenario",
      "marketing-team",
      "--output",
      folder.path
    )
    #expect(outcome.code == .done, "\(outcome.notes)")
    let page = try String(
      contentsOf: folder.appendingPathComponent("site/scenarios/marketing-team.html"),
      encoding: .utf8
    )
    #expect(page.matches(of: #/<svg/#).count == 3)
    #expect(page.contains("cannot serve"))
    #expect(page.contains("from 32 on: API Membership"))
  }

  @Test func `One's own usage is drawn behind its forecast`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for format in ["html", "json"] {
      let outcome = ShippedBase.outcome(
        "report",
        "--usage",
        "examples/usage.csv",
        "--budget",
        "150",
        "--scenario",
        "avatars",
        "--format",
        format,
        "--output",
        folder.path
      )
      #expect(outcome.code == .done, "\(outcome.notes)")
    }
    let page = try String(
      contentsOf: folder.appendingPathComponent("site/forecast.html"),
      encoding: .utf8
    )
    #expect(page.contains("<code>examples/usage.csv</code>"))
    // What a bill of that month says, and the first month ahead.
    #expect(page.contains("<th scope=\"row\">2025-01</th><td>$38.06</td>"))
    #expect(page.contains("budget $150.00"))
    #expect(page.contains("<td class=\"drawing"))
    let index = try String(
      contentsOf: folder.appendingPathComponent("site/index.html"),
      encoding: .utf8
    )
    #expect(index.contains("<a href=\"forecast.html\">Forecast</a>"))
    let data = try Data(contentsOf: folder.appendingPathComponent("report.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let months = try #require(report["forecast"] as? [[String: Any]])
    #expect(months.contains { $0["month"] as? String == "2026-11" })
  }

  @Test func `A comment for a pull request tells what changed, what it costs and who says so`()
    throws
  {
    let outcome = ShippedBase.outcome("report", "--pull-request", "2025-07-31", "2025-08-01")
    #expect(outcome.code == .done)
    let text = outcome.output
    #expect(text.contains("**11 price changes** (11 up, 0 down) and 2 other changes."))
    #expect(
      text.contains(
        "| Erase: erase | 3 | **5** | +66.7 % | credit/generation | 2025-08-01 | settled, 99 % |"
      )
    )
    #expect(text.contains("| A marketing team | $45.00 a month | $63.00 a month | **+$18.00** |"))
    #expect(text.contains("[Stability AI](https://stability.ai/api-pricing-update-25), captured"))
  }

  @Test func `Two equal days change nothing`() throws {
    let outcome = ShippedBase.outcome("report", "--pull-request", "2025-08-01", "2025-08-01")
    #expect(outcome.output.contains("**Nothing changed.**"))
  }

  static let mistakes: [(words: [String], message: String)] = [
    (["report", "--format", "pdf"], "'pdf'"), (["report", "2025-08-01"], "'2025-08-01'"),
    (["report", "--pull-request", "2025-08-01"], "takes two days"),
    (["report", "--pull-request", "2025-07-31", "2025-08-01", "--format", "json"], "'--format'"),
    (["report", "--pull-request", "2025-07-31", "2025-08-01", "--budget", "5"], "'--budget'"),
    (["report", "--since", "2025-08-01"], "'--since'"),
    (["report", "--scenario", "marketing-tean"], "'marketing-tean'"),
    (["report", "--output", "data/subjects.json"], "data/subjects.json"),
    (["report", "--on", "1999-01-01"], "1999-01-01"), (["report", "--usage", "-"], "twice"),
    (["report", "--history", "none.csv"], "'none.csv'"),
  ]

  @Test(arguments: mistakes)
  func `A mistake is told in a sentence that names it`(_ words: [String], _ message: String) throws
  {
    let outcome = try TemporaryBase.published().outcome(words)
    #expect(outcome.code != .done)
    #expect(outcome.notes.first?.contains(message) == true, "\(outcome.notes)")
  }
}
