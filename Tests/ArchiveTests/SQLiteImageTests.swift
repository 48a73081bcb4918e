import Testing
import Vocabulary

@testable import Archive

struct SQLiteImageTests {
  private func dataset(_ rows: [[Dataset.Cell]], child: [[Dataset.Cell]] = []) -> Dataset {
    Dataset(
      tables: [
        .init(
          "parent",
          [
            .init("id"), .init("count", .integer, isOptional: true),
            .init("share", .real, isOptional: true),
          ],
          key: ["id"],
          rows: rows
        ),
        .init(
          "the \"child\"",
          [.init("parent")],
          key: ["parent"],
          references: [.init(["parent"], in: "parent", ["id"])],
          rows: child
        ),
      ],
      views: [.init("ids", "SELECT id FROM parent")]
    )
  }

  @Test func `the bytes are a database file, and the same again`() throws {
    let rows: [[Dataset.Cell]] = [
      [.text("a"), .integer(1), .real(0.5)], [.text(""), .null, .null],
      [.text("Zoë"), .null, .null],
    ]
    let bytes = try SQLiteImage.bytes(of: dataset(rows, child: [[.text("a")]]))
    #expect(bytes.starts(with: Array("SQLite format 3\0".utf8)))
    #expect(bytes.count.isMultiple(of: 4096))
    #expect(try SQLiteImage.bytes(of: dataset(rows, child: [[.text("a")]])) == bytes)
    #expect(try SQLiteImage.bytes(of: dataset(rows)) != bytes)
  }

  static let faults: [(rows: [[Dataset.Cell]], child: [[Dataset.Cell]], cause: String)] = [
    ([[.text("a"), .null, .null], [.text("a"), .null, .null]], [], "UNIQUE"),
    ([[.null, .null, .null]], [], "NOT NULL"),
    ([[.text("a"), .text("one"), .null]], [], "cannot store TEXT"),
    ([[.text("a")]], [], "a row has 1 cells"),
    ([], [[.text("nobody")]], "FOREIGN KEY"),
  ]

  @Test(arguments: faults)
  func `what does not fit its table is an error that says why`(
    fault: (rows: [[Dataset.Cell]], child: [[Dataset.Cell]], cause: String)
  ) {
    do {
      _ = try SQLiteImage.bytes(of: dataset(fault.rows, child: fault.child))
      Issue.record("the rows were taken")
    } catch {
      #expect(error.category == "database")
      #expect(error.description.contains(fault.cause))
    }
  }
}
