import Testing
import Vocabulary

@testable import Archive

struct TransactionTests {
  private static let old: [(file: String, text: String)] = [
    ("data/claims/a.json", "old a"), ("data/claims/b.json", "old b"),
    ("data/rulings/gone.json", "old gone"),
  ]

  /// A folder with old files in which a transaction is prepared, as it is when its writer dies.
  private static func prepared() throws -> (TemporaryFolder, Disk, [Journal.Step]) {
    let folder = try Sample.folder()
    for (file, text) in old { try folder.write(text, to: file) }
    let disk = Disk(root: folder.path)
    var transaction = Transaction(disk)
    try transaction.write(Array("new a".utf8), to: "data/claims/a.json")
    try transaction.write(Array("old b".utf8), to: "data/claims/b.json")
    try transaction.write(Array("new c".utf8), to: "data/rulings/c.json")
    transaction.remove("data/rulings/gone.json")
    try transaction.write(Array("new t".utf8), to: "data/tables/v1/t.json", .onlyNew)
    return (folder, disk, transaction.steps)
  }

  private static let before = [
    "data/claims/a.json: old a", "data/claims/b.json: old b", "data/rulings/gone.json: old gone",
  ]

  private static let after = [
    "data/claims/a.json: new a", "data/claims/b.json: old b", "data/rulings/c.json: new c",
    "data/tables/v1/t.json: new t",
  ]

  private static func contents(_ folder: TemporaryFolder) throws -> [String] {
    try folder.files().filter { !$0.hasSuffix("subjects.json") && !$0.hasSuffix("units.json") }
      .map { "\($0): \(try folder.text(of: $0))" }
  }

  @Test
  func `Before the journal stands, nothing has changed`() throws {
    let (folder, _, steps) = try Self.prepared()
    #expect(steps.count == 4)
    try KnowledgeBase(root: folder.path).writing { _ in }
    #expect(try Self.contents(folder) == Self.before)
  }

  @Test(arguments: 0...4)
  func `Once the journal stands, who opens next finishes all steps`(done: Int) throws {
    let (folder, disk, steps) = try Self.prepared()
    try Journal(steps: steps).write(disk)
    for step in steps.prefix(done) { try Journal(steps: [step]).finish(disk) }
    _ = try KnowledgeBase(root: folder.path)
    #expect(try Self.contents(folder) == Self.after)
  }

  @Test
  func `A reader leaves the journal to a writer at work`() throws {
    let (folder, disk, steps) = try Self.prepared()
    let lock = try Lock(disk, waitingUpTo: .zero) { _ in }
    try Journal(steps: steps).write(disk)
    _ = try KnowledgeBase(root: folder.path)
    #expect(try folder.text(of: "data/claims/a.json") == "old a")
    withExtendedLifetime(lock) {}
  }

  @Test
  func `A transaction that throws leaves nothing behind`() throws {
    let (folder, disk, _) = try Self.prepared()
    try KnowledgeBase(root: folder.path).writing { _ in }
    try folder.write("published", to: "data/tables/v1/t.json")
    #expect(throws: ArchiveError.alreadyPublished(file: "data/tables/v1/t.json")) {
      try Transaction.run(on: disk) { (transaction) throws(ArchiveError) in
        try transaction.write(Array("new a".utf8), to: "data/claims/a.json")
        try transaction.write(Array("new t".utf8), to: "data/tables/v1/t.json", .onlyNew)
      }
    }
    #expect(try Self.contents(folder) == Self.before + ["data/tables/v1/t.json: published"])
  }

  @Test
  func `A table published meanwhile is not replaced`() throws {
    let (folder, disk, steps) = try Self.prepared()
    try folder.write("published", to: "data/tables/v1/t.json")
    #expect(throws: ArchiveError.alreadyPublished(file: "data/tables/v1/t.json")) {
      try Journal(steps: steps).finish(disk)
    }
    #expect(try folder.text(of: "data/tables/v1/t.json") == "published")
  }

  @Test(arguments: ["../x", "/etc/x", "data/../../x", "x", ".pricebook.lock"])
  func `A journal cannot reach out of the knowledge base`(path: String) throws {
    let folder = try Sample.folder()
    try folder.write(
      #"{"schema": 1, "steps": [{"remove": "\#(path)"}]}"#,
      to: ".pricebook-journal"
    )
    let error = #expect(throws: ArchiveError.self) { try KnowledgeBase(root: folder.path) }
    #expect(error?.category == "misshapen")
  }

  @Test
  func `The same bytes again are no write`() throws {
    let folder = try Sample.wholeFolder()
    let again = try KnowledgeBase(root: folder.path).writing { writer in
      try writer.record(Sample.source) + writer.record(Sample.decision)
        + writer.importing(Sample.bytes, Sample.snapshot)
        + writer.record(
          readings: [Sample.reading],
          rulings: [Sample.ruling],
          publishing: [Sample.table()]
        )
    }
    #expect(again == [])
  }
}
