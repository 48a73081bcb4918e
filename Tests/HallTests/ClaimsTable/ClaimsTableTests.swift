import Testing
import Vocabulary

@testable import pricebook

@Suite("A table of claims")
struct ClaimsTableTests {
  private func table(_ text: String, tiers: String? = nil) -> ClaimsTable {
    ClaimsTable(
      reading: Array(text.utf8),
      named: "claims.csv",
      tiers: tiers.map { TiersTable(reading: Array($0.utf8), named: "tiers.csv") }
    )
  }

  private func printed(_ table: ClaimsTable) -> [String] {
    table.claims.map { claim in
      let day = claim.validity.asserted.map { " \($0)" } ?? ""
      return "\(claim.source) \(claim.subject)/\(claim.attribute) = \(claim.value)\(day)"
    }
  }

  private func printed(_ findings: [Finding]) -> [String] {
    findings.map { finding in
      guard case .file(_, let line?)? = finding.place else { return finding.category }
      return "\(line) \(finding.category)"
    }
  }

  @Test
  func `reads columns in any order, with quotes, and names each claim by its line`() {
    let table = table(
      "value,unit,source,attribute,subject,day\n8,credit/generation,guide,price,core,2025-08-01\n"
        + "\"1,000\",,\"a \"\"b\"\"\",price,core,\n"
    )
    #expect(
      printed(table) == ["guide core/price = 8 2025-08-01", "a \"b\" core/price = 1,000"]
    )
    #expect(table.claims.map(\.id.text) == ["line-2", "line-3"])
    #expect(table.claims.first?.unit == .creditPerGeneration)
    #expect(table.sources.map(\.id.text) == ["a \"b\"", "guide"])
    #expect(table.findings.isEmpty)
  }

  static let layouts: [(String, String)] = [
    ("line feeds", "source,subject,attribute,value\na,b,c,d\n"),
    ("no last line end", "source,subject,attribute,value\na,b,c,d"),
    ("carriage returns and line feeds", "source,subject,attribute,value\r\na,b,c,d\r\n"),
    ("carriage returns", "source,subject,attribute,value\ra,b,c,d\r"),
    ("a byte order mark", "\u{FEFF}source,subject,attribute,value\na,b,c,d\n"),
    ("capitals and blanks", "Source , SUBJECT,attribute,Value\n a , b,c,d \n"),
    ("tabs", "source\tsubject\tattribute\tvalue\na\tb\tc\td\n"),
    ("semicolons", "source;subject;attribute;value\na;b;c;d\n"),
    ("blank lines", "\n\nsource,subject,attribute,value\n\n\na,b,c,d\n\n"),
  ]

  @Test(arguments: layouts)
  func `reads the same claim in any layout`(name: String, text: String) {
    let table = table(text)
    #expect(printed(table) == ["a b/c = d"], "\(name)")
    #expect(table.findings.isEmpty, "\(name)")
  }

  static let faults: [(String, [String])] = [
    ("source,subject,attribute,value\na,b\nx,b,c,d\n", ["2 missing-value"]),
    ("source,subject,attribute,value\na,b,c\nx,b,c,d\n", ["2 row-too-short"]),
    ("source,subject,attribute,value\na,b,c,1,000\nx,b,c,d\n", ["2 row-too-long"]),
    ("source,subject,attribute,value\n,b,c,d\nx,b,c,d\n", ["2 missing-value"]),
    ("source,subject,attribute,value,day\na,b,c,d,soon\nx,b,c,d,\n", ["2 bad-day"]),
    ("source,subject,attribute,value,mood\nx,b,c,d,fine\n", ["1 unknown-column"]),
    ("source,subject,attribute,value,value\nx,b,c,d,e\n", ["1 repeated-column"]),
    ("source,subject,attribute,value\na,b,c,\nx,b,c,d\n", []),
  ]

  @Test(arguments: faults)
  func `goes on behind a bad row and says where it stands`(text: String, findings: [String]) {
    let table = table(text)
    #expect(printed(table) == ["x b/c = d"])
    #expect(printed(table.findings) == findings)
  }

  @Test
  func `suggests the column that was perhaps meant`() {
    let table = table("src,subjects,attribute,value\na,b,c,d\n")
    #expect(table.claims.isEmpty)
    #expect(
      table.findings.map(\.message) == [
        "The first row lacks 'source', 'subject', which the table needs."
          + " Rename 'subjects' if it holds 'subject'."
      ]
    )
    #expect(table.findings.allSatisfy { $0.severity == .error })
  }

  @Test
  func `takes a quote that never closes as itself, so that it does not swallow the file`() {
    let table = table("source,subject,attribute,value\na,b,c,\"d\nx,b,c,e\n")
    #expect(printed(table) == ["a b/c = \"d", "x b/c = e"])
    #expect(printed(table.findings) == ["2 unclosed-quote"])
  }

  @Test
  func `counts lines inside quotes`() {
    let table = table("source,subject,attribute,value\na,b,c,\"d\ne\"\nx,b,,f\n")
    #expect(printed(table) == ["a b/c = d\ne"])
    #expect(printed(table.findings) == ["4 missing-value"])
  }

  static let values: [(String, Value)] = [
    ("8", .amount(Amount(8))), ("0.065", .amount(Amount(units: 65_000_000_000))),
    ("-3", .amount(Amount(-3))), ("0", .amount(.zero)), ("007", .text("007")),
    ("1.50", .text("1.50")), ("1.", .text("1.")), ("-0", .text("-0")), ("--1", .text("--1")),
    ("1e3", .text("1e3")), ("12345678901234567890", .text("12345678901234567890")),
    ("true", .boolean(true)), ("True", .text("True")), ("7:10 a.m.", .text("7:10 a.m.")),
  ]

  @Test(arguments: values)
  func `keeps a value so that it comes out as it went in`(text: String, value: Value) {
    let table = table("source,subject,attribute,value\na,b,c,\(text)\n")
    #expect(table.claims.map(\.value) == [value])
    #expect(table.claims.map(\.value.description) == [text])
  }

  static let days: [(String, String)] = [
    ("2025-08-01", "2025-08-01"), ("2024-02", "2024-02-01..2024-02-29"),
    ("2023", "2023-01-01..2023-12-31"),
  ]

  @Test(arguments: days)
  func `takes a month or a year for the span of its days`(text: String, span: String) {
    let table = table("source,subject,attribute,value,day\na,b,c,d,\(text)\n")
    #expect(table.claims.map { $0.validity.asserted?.description } == [span])
  }

  @Test
  func `lists ten findings of a kind and counts the rest`() {
    let rows = String(repeating: ",b,c,d\n", count: 500)
    let table = table("source,subject,attribute,value\n" + rows)
    #expect(table.findings.count == 11)
    #expect(
      table.findings.last?.message == "490 more findings of 'missing-value' are not listed."
    )
  }

  @Test
  func `gives sources the tiers declared for them, for all subjects or for some`() {
    let table = table(
      "source,subject,attribute,value\naa,AA-1,time,9\nhub,AA-1,time,8\n",
      tiers: "source,tier,subject-prefix\naa,official,AA-\naa,community,\nhubb,official-docs,\n"
    )
    let source = table.sources.first { $0.id == "aa" }
    #expect(source?.kind(for: "AA-1") == .official)
    #expect(source?.kind(for: "UA-1") == .community)
    #expect(table.sources.last?.kind == .thirdParty)
    #expect(
      table.findings.map(\.message) == [
        "Source 'hubb' has a tier and no claim. Did you mean 'hub'?"
      ]
    )
  }

  @Test
  func `names the tier that was perhaps meant`() {
    let tiers = TiersTable(reading: Array("source,tier\na,offical\n".utf8), named: "tiers.csv")
    #expect(tiers.entries.isEmpty)
    #expect(
      tiers.findings.map(\.message) == [
        "'offical' in column 'tier' is none of official, official-docs, third-party, community."
          + " Did you mean 'official'?"
      ]
    )
  }

  @Test
  func `says of an empty file what it expected`() {
    #expect(printed(table("").findings) == ["empty-table"])
    #expect(printed(table("source,subject\u{0}\u{1}\n").findings) == ["binary-table"])
    #expect(printed(table("\n \n").findings) == ["empty-table"])
  }

  @Test
  func `reads bytes that are no UTF-8`() {
    let head = Array("source,subject,attribute,value\na,b,c,".utf8)
    let table = ClaimsTable(reading: head + [0xFF, 0x00, 0xC3], named: "claims.csv")
    #expect(table.claims.count == 1)
  }
}
