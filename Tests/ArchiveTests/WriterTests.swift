import Testing
import Vocabulary

@testable import Archive

struct WriterTests {
  private static func error(
    in folder: TemporaryFolder,
    _ body: (borrowing Writer) throws -> Void
  ) throws -> ArchiveError? {
    do {
      try KnowledgeBase(root: folder.path).writing { writer in try body(writer) }
      return nil
    } catch let error as ArchiveError {
      return error
    }
  }

  @Test
  func `Bytes that are not those of the metadata are not kept`() throws {
    let folder = try Sample.folder()
    let before = folder.files()
    let error = try Self.error(in: folder) {
      _ = try $0.importing(Array("other".utf8), Sample.snapshot)
    }
    #expect(error?.category == "other-bytes")
    #expect(folder.files() == before)
  }

  @Test
  func `A page captured again is kept once, with its first day`() throws {
    let folder = try Sample.wholeFolder()
    let later = Snapshot(
      id: Sample.hash,
      source: "page",
      address: "https://example.org/page",
      captured: Sample.day.adding(days: 30),
      mediaType: .markdown,
      way: .http,
      fidelity: .verbatim,
      length: Sample.bytes.count
    )
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    #expect(try knowledgeBase.writing { try $0.importing(Sample.bytes, later) } == [])
    #expect(try knowledgeBase.snapshots() == [Sample.snapshot])
  }

  @Test
  func `Two sources may have the same bytes`() throws {
    let folder = try Sample.wholeFolder()
    let other = Snapshot(
      id: Sample.hash,
      source: "copy",
      address: "https://example.net",
      captured: Sample.day,
      mediaType: .markdown,
      way: .http,
      fidelity: .verbatim,
      length: Sample.bytes.count
    )
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    let written = try knowledgeBase.writing { writer in
      _ = try writer.record(makeCopy())
      return try writer.importing(Sample.bytes, other)
    }
    #expect(written.count == 1)
    #expect(try knowledgeBase.snapshots(Sample.hash).map(\.source) == ["copy", "page"])
    #expect(try knowledgeBase.due(reader: "1.0") == [other])
    #expect(knowledgeBase.verify() == [])
  }

  private func makeCopy() -> Source {
    Source(
      id: "copy",
      publisher: "C",
      title: "C",
      address: "https://example.net",
      kind: .community,
      derivesFrom: ["page"],
      venue: Venue("elsewhere"),
      region: "//main",
      note: "A copy."
    )
  }

  @Test
  func `Bytes without metadata are adopted`() throws {
    let folder = try Sample.wholeFolder()
    try folder.remove(VerificationTests.metadata)
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    let written = try knowledgeBase.writing { try $0.importing(Sample.bytes, Sample.snapshot) }
    #expect(written == [VerificationTests.metadata])
    #expect(knowledgeBase.verify() == [])
  }

  @Test
  func `Readings of captures that are gone and rulings that are no more are removed`() throws {
    let folder = try Sample.wholeFolder()
    try folder.remove(VerificationTests.metadata)
    let removed = try KnowledgeBase(root: folder.path).writing { try $0.record(rulings: []) }
    #expect(removed == [VerificationTests.reading, VerificationTests.ruling])
    #expect(!folder.files().contains(VerificationTests.reading))
    #expect(!folder.files().contains(VerificationTests.ruling))
  }

  @Test
  func `Recording readings alone leaves the rulings`() throws {
    let folder = try Sample.wholeFolder()
    let before = folder.files()
    _ = try KnowledgeBase(root: folder.path).writing { try $0.record(readings: [Sample.reading]) }
    #expect(folder.files() == before)
  }

  static let sequences: [(numbers: [Int], category: String?)] = [
    ([1], "already-published"), ([2], nil), ([2, 3], nil), ([3], "out-of-sequence"),
    ([2, 2], "already-published"), ([2, 4], "out-of-sequence"), ([0], "out-of-sequence"),
  ]

  @Test(arguments: sequences.indices)
  func `Publications are numbered without a gap and never replaced`(index: Int) throws {
    let (numbers, category) = Self.sequences[index]
    let folder = try Sample.wholeFolder()
    let before = folder.files()
    let tables = numbers.map { Sample.table($0, price: 7 + $0) }
    let error = try Self.error(in: folder) { _ = try $0.record(publishing: tables) }
    #expect(error?.category == category, "\(numbers)")
    if category != nil { #expect(folder.files() == before) }
    #expect(try KnowledgeBase(root: folder.path).tables().first == Sample.table())
  }

  @Test(
    arguments: ["", "..", "../x", "a/b", "A", "é", ".hidden", String(repeating: "a", count: 151)])
  func `An id that cannot name a file is refused`(id: String) throws {
    let folder = try Sample.folder()
    let source = Source(
      id: Identifier(id),
      publisher: "P",
      title: "T",
      address: "a",
      kind: .official
    )
    let error = try Self.error(in: folder) { _ = try $0.record(source) }
    #expect(error == .unusableName(id, of: "source"))
  }

  @Test
  func `A value that could not be read back is refused with its place`() throws {
    let folder = try Sample.wholeFolder()
    let negative = Formula(.product(.constant(Amount(-1)), .parameter("steps")))
    let ruling = Ruling(
      id: "r",
      subject: "erase",
      attribute: .price,
      unit: .creditPerGeneration,
      scope: [:],
      venue: .stability,
      periods: [
        Ruling.Period(
          value: .formula(negative),
          interval: Interval(),
          status: .settled,
          confidence: Confidence(percent: 1),
          kept: []
        )
      ],
      setAside: []
    )
    let error = try Self.error(in: folder) { _ = try $0.record(rulings: [ruling]) }
    #expect(error?.description.contains("'rulings[0].periods[0].value.formula'") == true)
    #expect(try KnowledgeBase(root: folder.path).rulings() == [Sample.ruling])
  }
}
