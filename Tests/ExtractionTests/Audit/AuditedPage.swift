import TestSupport
import Vocabulary

@testable import Extraction

/// A small page of services with prices, on which the tests put one statement each.
enum AuditedPage {
  /// The checks of a statement, a line each: verdict, expression, what comes out, what is stated.
  static func checks(
    _ statement: String,
    credit: String? = "0.01",
    claims more: [Claim] = []
  ) -> [String] {
    let lines = statement.split(separator: "\n").map(String.init)
    return checks(of: page(lines), lines.joined(separator: "\n"), credit: credit, claims: more)
      .map(printed)
  }

  /// The checks of a table, whose cells are divided by "|"; the first line is the head.
  static func tableChecks(_ table: String, credit: String? = "0.01") -> [String] {
    var offset = 0
    var rows: [[Table.Cell]] = []
    for line in table.split(separator: "\n") {
      rows.append(
        line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
          defer { offset += cell.utf8.count + 1 }
          return Table.Cell(SourceText(verbatim: String(cell), at: offset), isHead: rows.isEmpty)
        }
      )
    }
    let block = Block(
      .table(Table(headRows: 1, rows: rows)),
      path: "table[1]",
      bytes: 0..<table.utf8.count
    )
    return checks(of: Page(blocks: [block]), table, credit: credit, claims: []).map(printed)
  }

  static func checks(
    of page: Page,
    _ text: String,
    credit: String?,
    claims more: [Claim]
  ) -> [ArithmeticCheck] {
    var claims = prices.flatMap { subject, credits in
      // Twice in different places and once in dollars, as a page that lists its prices does.
      [
        makeClaim(
          subject: subject,
          value: .amount(Amount(credits) ?? .zero),
          evidence: place(1, subject)
        ),
        makeClaim(
          subject: subject,
          value: .amount(Amount(credits) ?? .zero),
          evidence: place(2, subject)
        ),
        makeClaim(
          subject: subject,
          value: .amount(Amount(credits) ?? .zero),
          evidence: place(3, subject)
        ),
      ]
    }
    if let credit {
      claims.append(
        makeClaim(subject: "credit", value: .amount(Amount(credit) ?? .zero), unit: .usdPerCredit)
      )
    }
    return Audit.checks(
      in: PageContext(page, lexicon: Lexicon(subjects: subjects)),
      bytes: Array(text.utf8),
      snapshot: "s",
      claims: claims + more
    )
  }

  static func page(_ lines: [String]) -> Page {
    var offset = 0
    let blocks = lines.enumerated().map { index, line in
      defer { offset += line.utf8.count + 1 }
      return Block(
        .paragraph(SourceText(verbatim: line, at: offset)),
        path: "p[\(index + 1)]",
        bytes: offset..<(offset + line.utf8.count)
      )
    }
    return Page(blocks: blocks)
  }

  static func printed(_ check: ArithmeticCheck) -> String {
    let computed = check.computed.map(\.description) ?? "?"
    return "\(check.verdict) \(check.expression) = \(computed), stated \(check.stated)"
  }

  private static func place(_ number: Int, _ subject: String) -> Evidence {
    Evidence(
      snapshot: "s",
      passage: Passage(bytes: number..<(number + 1), quote: "x"),
      path: "elsewhere[\(number)]/\(subject)",
      rule: "test"
    )
  }

  private static let prices = [("swift", "3"), ("grand", "8"), ("enlarge", "60"), ("clip", "20")]

  static let subjects = [
    Subject(
      id: "swift",
      name: "Image Swift",
      kind: .service,
      family: "generate",
      aliases: ["Swift"]
    ),
    Subject(
      id: "grand",
      name: "Image Grand",
      kind: .service,
      family: "generate",
      aliases: ["Grand"]
    ),
    Subject(id: "enlarge", name: "Enlarger", kind: .service, family: "upscale"),
    Subject(id: "clip", name: "Clip Maker", kind: .service, family: "video"),
  ]
}
