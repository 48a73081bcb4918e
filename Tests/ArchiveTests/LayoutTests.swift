import Testing
import Vocabulary

@testable import Archive

struct LayoutTests {
  static let tables: [(name: String, number: Int?)] = [
    ("0007-2025-08-01.json", 7), ("0001-0001-01-01.json", 1), ("12345-2025-08-01.json", 12_345),
    ("7-2025-08-01.json", nil), ("0000-2025-08-01.json", nil), ("0007-2025-02-30.json", nil),
    ("0007-2025-08-01.txt", nil), ("00007-2025-08-01.json", nil), ("-2025-08-01.json", nil),
    ("0007-2025-08-01.json.json", nil), ("", nil), (".json", nil), ("é-.json", nil),
    ("99999999999999999999-2025-08-01.json", nil), ("+007-2025-08-01.json", nil),
  ]

  @Test(arguments: tables.indices)
  func `A table's file name states its number and day, in one spelling`(index: Int) {
    let (name, number) = Self.tables[index]
    let publication = Layout.publication(ofFileNamed: name)
    #expect(publication?.number == number, "\(name)")
    guard let publication else { return }
    #expect(Layout.table(publication.number, publication.day) == "data/tables/v1/\(name)")
  }

  static let hash = String(repeating: "0f", count: 32)

  static let captures: [(name: String, source: String?)] = [
    ("\(hash).page.json", "page"), ("\(hash).a.b.json", "a.b"), ("\(hash).json", nil),
    ("\(hash).html", nil), ("\(hash)..json", nil), ("\(hash)page.json", nil),
    ("\(hash.uppercased()).page.json", nil), ("abc.page.json", nil), ("", nil),
  ]

  @Test(arguments: captures.indices)
  func `Metadata is told from captured JSON by the source in its name`(index: Int) {
    let (name, source) = Self.captures[index]
    #expect(KnowledgeBase.source(ofMetadataNamed: name) == source)
  }
}
