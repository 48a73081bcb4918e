import Testing
import Vocabulary

@testable import Archive

struct VerificationTests {
  @Test
  func `A whole knowledge base has no findings`() throws {
    let folder = try Sample.wholeFolder()
    #expect(try KnowledgeBase(root: folder.path).verify() == [])
  }

  typealias Damage = (
    name: String, finds: [String], do: @Sendable (TemporaryFolder) throws -> Void
  )

  static let stem = "snapshots/\(Sample.hash.text.prefix(2))/\(Sample.hash)"
  static let metadata = "\(stem).page.json"
  static let reading = "data/claims/\(Sample.hash).page.json"
  static let ruling = "data/rulings/erase.json"
  static let table = "data/tables/v1/0001-\(Sample.day).json"

  /// A file with one text in the place of another.
  private static func replacing(
    _ old: String,
    _ new: String,
    in file: String
  ) -> @Sendable (TemporaryFolder) throws -> Void {
    { folder in
      let text = try folder.text(of: file)
      try #require(text.contains(old), "the sample has no \(old)")
      try folder.write(text.replacing(old, with: new), to: file)
    }
  }

  static let damages: [Damage] = [
    ("a byte of a capture", ["other-bytes"], replacing("before", "befare", in: "\(stem).md")),
    (
      "a capture grown", ["other-bytes"],
      { try $0.write(try $0.text(of: "\(stem).md") + "x", to: "\(stem).md") }
    ),
    ("a capture gone", ["missing"], { try $0.remove("\(stem).md") }),
    (
      "metadata gone", ["bytes-without-metadata", "unknown-snapshot"],
      { try $0.remove(metadata) }
    ),
    ("metadata of another day", ["misshapen"], replacing("2024-10-04", "2024-10-99", in: metadata)),
    (
      "metadata in another name", ["unknown-source", "unknown-snapshot"],
      { folder in
        let text = try folder.text(of: metadata)
        try folder.remove(metadata)
        try folder.write(
          text.replacing("\"page\"", with: "\"other\""),
          to: "\(stem).other.json"
        )
      }
    ),
    (
      "metadata of another source", ["wrong-name"],
      replacing(#"e": "page""#, #"e": "x""#, in: metadata)
    ),
    (
      "a quote", ["wrong-quote"],
      replacing(#""quote": "3 credits""#, #""quote": "4 credits""#, in: reading)
    ),
    (
      "a quote in the context", ["wrong-quote"],
      replacing(#""quote": "Preise""#, #""quote": "Prices""#, in: reading)
    ),
    (
      "a place past the end", ["wrong-quote"],
      replacing("\(Sample.passage("5 credits").bytes.upperBound)]", "2800]", in: reading)
    ),
    (
      "a claim renamed", ["unknown-claim"],
      replacing(#"id": "c-new"#, #"id": "c-x"#, in: reading)
    ),
    (
      "a claim twice", ["listed-twice", "unknown-claim"],
      replacing("c-new", "c-old", in: reading)
    ),
    (
      "a claim of nobody", ["unknown-subject"],
      replacing(#"t": "erase",\#n      "unit""#, #"t": "x",\#n      "unit""#, in: reading)
    ),
    (
      "a reading of nothing", ["unknown-snapshot"],
      { folder in
        let text = try folder.text(of: reading)
        try folder.write(
          text.replacing("c-", with: "d-"),
          to: "data/claims/\(String(repeating: "0", count: 64)).page.json"
        )
        try folder.write(text, to: reading)
      }
    ),
    (
      "a generated file edited", ["not-as-written"],
      { try $0.write(try $0.text(of: table) + "\n", to: table) }
    ),
    ("a ruling's id", ["unknown-ruling"], replacing("erase/price", "erase/cost", in: ruling)),
    (
      "a ruling of another subject", ["wrong-name"],
      replacing(#""subject": "erase""#, #""subject": "credit""#, in: ruling)
    ),
    (
      "periods that overlap", ["overlapping-periods"],
      replacing("\"until\": \"\(Sample.day)\"", "\"until\": \"2030-01-01\"", in: ruling)
    ),
    ("a decision gone", ["unknown-decision"], { try $0.remove("data/decisions/keep-erase.json") }),
    ("a source gone", ["unknown-source"], { try $0.remove("data/sources/page.json") }),
    (
      "a source in another name", ["wrong-name"],
      { folder in
        let text = try folder.text(of: "data/sources/page.json")
        try folder.remove("data/sources/page.json")
        try folder.write(text, to: "data/sources/pages.json")
      }
    ),
    (
      "a subject gone", ["unknown-subject"],
      { folder in
        try folder.write(
          try folder.text(of: "data/subjects.json").replacing(
            "\"id\": \"erase\"",
            with: "\"id\": \"rub\""
          ).replacing("eraser", with: "e"),
          to: "data/subjects.json"
        )
      }
    ),
    (
      "a misspelt member", ["unknown-member"],
      replacing(
        "\"formerIDs\": [\"eraser\"]",
        "\"formerIds\": [\"eraser\"]",
        in: "data/subjects.json"
      )
    ),
    (
      "a unit converted into nothing", ["unknown-unit"],
      replacing(#""base": "USD/generation""#, #""base": "lira""#, in: "data/units.json")
    ),
    ("a table's number", ["wrong-name"], replacing(#""number": 1"#, #""number": 2"#, in: table)),
    (
      "a table of the future", ["unknown-schema"],
      replacing(#""schema": 1"#, #""schema": 2"#, in: table)
    ),
    (
      "a gap in the numbers", ["out-of-sequence"],
      { folder in
        try folder.write(
          JSONWriter.document(Sample.table(3).json),
          to: "data/tables/v1/0003-\(Sample.day).json"
        )
      }
    ),
    (
      "a number twice", ["out-of-sequence"],
      { folder in
        let day = Sample.day.adding(days: 1)
        try folder.write(
          JSONWriter.document(Sample.table(1, day: day).json),
          to: "data/tables/v1/0001-\(day).json"
        )
      }
    ),
    (
      "no table, a bad name", ["stray-file"],
      { try $0.write("{}", to: "data/tables/v1/12-2024.json") }
    ),
    (
      "strays", ["stray-file"],
      { folder in
        for file in ["data/notes.txt", "data/claims/x.txt", "\(stem).pdf", "snapshots/x"] {
          try folder.write("x", to: file)
        }
      }
    ),
    (
      "what a killed run leaves", ["unfinished-write"],
      { try $0.write("{", to: "data/claims/.pricebook-tmp-1-0") }
    ),
    (
      "a scenario of nobody", ["unknown-subject"],
      replacing(#""operation": "erase""#, #""operation": "x""#, in: "data/scenarios/shop.json")
    ),
    (
      "a scenario in another name", ["wrong-name"],
      replacing(#""id": "shop""#, #""id": "store""#, in: "data/scenarios/shop.json")
    ),
    (
      "a plan in another name", ["wrong-name"],
      replacing(#""id": "own""#, #""id": "owned""#, in: "data/plans/own.json")
    ),
    (
      "a plan's price row", ["unknown-rate"],
      replacing(#""attribute": "price""#, #""attribute": "cost""#, in: "data/plans/own.json")
    ),
    (
      "a plan's model", ["unknown-subject"],
      replacing("\"subject\": \"erase\"\n", "\"subject\": \"x\"\n", in: "data/plans/own.json")
    ),
    (
      "a licence that is none", ["unknown-licence"],
      replacing(#""open-licence""#, #""erase""#, in: "data/plans/own.json")
    ),
    (
      "a plan's source", ["unknown-source"],
      replacing(#""source": "page""#, #""source": "x""#, in: "data/plans/own.json")
    ),
    (
      "a host in another name", ["wrong-name"],
      replacing(#""id": "elsewhere""#, #""id": "here""#, in: "data/hosts/elsewhere.json")
    ),
    (
      "a host's price row", ["unknown-rate"],
      replacing(#""venue": "stability""#, #""venue": "x""#, in: "data/hosts/elsewhere.json")
    ),
    (
      "a host's source", ["unknown-source"],
      replacing(#""source": "page""#, #""source": "x""#, in: "data/hosts/elsewhere.json")
    ),
    (
      "a host's model", ["unknown-subject", "unknown-rate"],
      replacing(#""subject": "erase""#, #""subject": "x""#, in: "data/hosts/elsewhere.json")
    ),
    (
      "a card in another name", ["wrong-name"],
      replacing(#""id": "card""#, #""id": "cards""#, in: "data/gpus/card.json")
    ),
    (
      "a card's source", ["unknown-source"],
      replacing(#""source": "page""#, #""source": "x""#, in: "data/gpus/card.json")
    ),
    (
      "a card's model", ["unknown-subject"],
      replacing(#""model": "erase""#, #""model": "x""#, in: "data/gpus/card.json")
    ),
    (
      "a misspelt member of a card", ["unknown-member"],
      replacing(#""precision""#, #""precission""#, in: "data/gpus/card.json")
    ),
    (
      "a note among the plans", ["stray-file"],
      { try $0.write("x", to: "data/plans/notes.txt") }
    ),
    (
      "no JSON", ["not-json"], { try $0.write("{", to: "data/sources/page.json") }
    ),
    (
      "no text", ["not-json"],
      { try $0.write([0xFF, 0xFE, 0], to: "data/sources/page.json") }
    ),
  ]

  @Test(arguments: damages.indices)
  func `Each damage is found and named`(index: Int) throws {
    let (name, finds, damage) = Self.damages[index]
    let folder = try Sample.wholeFolder()
    try damage(folder)
    let findings = try KnowledgeBase(root: folder.path).verify()
    let places = Set(findings.map(\.category)).sorted()
    #expect(Set(finds).sorted() == places, "\(name): \(findings.map(\.message))")
    #expect(findings.allSatisfy { $0.place != nil && $0.message.hasSuffix(".") })
  }

  @Test
  func `Superseded tables may point to what is gone, the latest of a day may not`() throws {
    let folder = try Sample.wholeFolder()
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    let current = Sample.table(2)
    try knowledgeBase.writing { writer in _ = try writer.record(publishing: [current]) }
    let first = try folder.text(of: Self.table)
    try folder.write(first.replacing("c-new", with: "c-gone"), to: Self.table)
    #expect(knowledgeBase.verify() == [])
    try folder.remove("data/tables/v1/0002-\(Sample.day).json")
    #expect(knowledgeBase.verify().map(\.category) == ["unknown-claim"])
  }

  @Test
  func `Rows that a file misses are one warning, with their number`() throws {
    let folder = try Sample.wholeFolder()
    try Self.replacing(
      #""attribute": "price""#,
      #""attribute": "cost""#,
      in: "data/plans/own.json"
    )(
      folder
    )
    let findings = try KnowledgeBase(root: folder.path).verify()
    #expect(findings.map(\.severity) == [.warning])
    #expect(
      findings.first?.message.contains(
        "'erase/cost@stability in credit/generation' and 1 more, which no table"
      ) == true,
      "\(findings.map(\.message))"
    )
  }

  @Test
  func `Progress counts the snapshots`() throws {
    let folder = try Sample.wholeFolder()
    var seen: [[Int]] = []
    _ = try KnowledgeBase(root: folder.path).verify { seen.append([$0, $1]) }
    #expect(seen == [[1, 1]])
  }
}
