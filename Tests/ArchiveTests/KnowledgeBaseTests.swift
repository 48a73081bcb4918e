import TestSupport
import Testing
import Vocabulary

@testable import Archive

struct KnowledgeBaseTests {
  @Test
  func `What is written is read back as it was`() throws {
    let folder = try Sample.wholeFolder()
    let knowledgeBase = try KnowledgeBase(root: folder.path + "/")
    #expect(try knowledgeBase.subjects() == Sample.subjects)
    #expect(try knowledgeBase.units() == Sample.units)
    #expect(try knowledgeBase.sources() == [Sample.source])
    #expect(try knowledgeBase.decisions() == [Sample.decision])
    #expect(try knowledgeBase.snapshots() == [Sample.snapshot])
    #expect(try knowledgeBase.snapshots(Sample.hash) == [Sample.snapshot])
    #expect(try knowledgeBase.bytes(of: Sample.snapshot) == Sample.bytes)
    #expect(try knowledgeBase.reading(of: Sample.snapshot) == Sample.reading)
    #expect(try knowledgeBase.rulings() == [Sample.ruling])
    #expect(try knowledgeBase.rulings(on: "erase") == [Sample.ruling])
    #expect(try knowledgeBase.rulings(on: "outpaint") == [])
    #expect(try knowledgeBase.tables() == [Sample.table()])
    #expect(try knowledgeBase.publications().map(\.number) == [1])
  }

  @Test
  func `A folder without subjects is no knowledge base`() throws {
    let folder = try TemporaryFolder()
    #expect(!KnowledgeBase.isPresent(at: folder.path))
    #expect(throws: ArchiveError.missing(file: folder.path + "/data/subjects.json")) {
      try KnowledgeBase(root: folder.path)
    }
  }

  @Test
  func `A new knowledge base has the subjects and units of its model`() throws {
    let model = try Sample.folder()
    let folder = try TemporaryFolder()
    let root = folder.path + "/a/b"
    let made = try KnowledgeBase.create(at: root, like: try KnowledgeBase(root: model.path))
    #expect(try made.subjects() == Sample.subjects)
    #expect(try made.units() == Sample.units)
    #expect(try made.snapshots() == [])
    #expect(throws: ArchiveError.self) { try KnowledgeBase.create(at: root, like: made) }
  }

  @Test
  func `A new knowledge base can plan: it has what its model plans with and the sources cited`()
    throws
  {
    let model = try Sample.wholeFolder()
    let other = makeSource("other")
    try model.write(JSONWriter.document(other.json), to: "data/sources/other.json")
    let cited = makeSource("page", derivesFrom: ["origin"])
    try model.write(JSONWriter.document(cited.json), to: "data/sources/page.json")
    try model.write(
      JSONWriter.document(makeSource("origin").json),
      to: "data/sources/origin.json"
    )
    let folder = try TemporaryFolder()
    let made = try KnowledgeBase.create(
      at: folder.path,
      like: try KnowledgeBase(root: model.path)
    )
    #expect(try made.scenarios() == [PlanningSample.scenario])
    #expect(try made.plans() == [PlanningSample.plan])
    #expect(try made.hosts() == [PlanningSample.host])
    #expect(try made.gpus() == [PlanningSample.gpu])
    #expect(try made.sources().map(\.id) == ["origin", "page"])
    #expect(made.verify() == [], "where there are no price rows yet, none is missing")
  }

  @Test
  func `Due is what has no reading or one of another reader`() throws {
    let folder = try Sample.wholeFolder()
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    #expect(try knowledgeBase.due(reader: "1.0") == [])
    #expect(try knowledgeBase.due(reader: "1.1") == [Sample.snapshot])
    try folder.remove("data/claims/\(Sample.hash).page.json")
    #expect(try knowledgeBase.due(reader: "1.0") == [Sample.snapshot])
  }

  @Test(arguments: ["a \"b\" \\ c", "é", "", "\n  \"reader\": \"fake"])
  func `Due finds any reader however it is spelled`(reader: String) throws {
    let folder = try Sample.wholeFolder()
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    let reading = Reading(
      snapshot: Sample.hash,
      source: "page",
      reader: reader,
      claims: [],
      checks: [],
      findings: [Finding(.note, "x", "\n  \"reader\": \"1.0\",\n")]
    )
    try knowledgeBase.writing { writer in _ = try writer.record(readings: [reading]) }
    #expect(try knowledgeBase.due(reader: reader) == [])
    #expect(try knowledgeBase.due(reader: "1.0") == [Sample.snapshot])
  }

  static let broken: [(file: String, text: String, category: String, says: String)] = [
    ("data/subjects.json", "", "not-json", "line 1, column 1"),
    ("data/subjects.json", "{\"schema\": 1,\n \"subjects\": [}", "not-json", "line 2, column 15"),
    ("data/subjects.json", "[]", "misshapen", "expected an object"),
    ("data/subjects.json", "{\"subjects\": []}", "misshapen", "'schema'"),
    ("data/subjects.json", "{\"schema\": 2, \"subjects\": []}", "unknown-schema", "schema 2"),
    (
      "data/subjects.json",
      #"{"schema": 1, "subjects": [{"id": "a", "name": "A", "kind": "thing", "family": "x"}]}"#,
      "misshapen", "'subjects[0].kind'"
    ),
    (
      "data/subjects.json",
      #"{"schema": 1, "subjects": [{"id": "a", "name": 3, "kind": "plan", "family": "x"}]}"#,
      "misshapen", "the number 3"
    ),
  ]

  @Test(arguments: broken.indices)
  func `A broken file is an error that names file and place`(index: Int) throws {
    let (file, text, category, says) = Self.broken[index]
    let folder = try Sample.folder()
    try folder.write(text, to: file)
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    let error = #expect(throws: ArchiveError.self) { try knowledgeBase.subjects() }
    #expect(error?.category == category)
    #expect(error?.file == file)
    #expect(error?.description.contains(says) == true, "\(String(describing: error))")
    #expect(error?.finding.severity == .error)
  }
}
