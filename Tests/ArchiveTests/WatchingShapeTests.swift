import Foundation
import Testing
import Vocabulary

@testable import Archive

struct WatchingShapeTests {
  private static let day = Day(number: 20_000)

  static let watch = Watch(
    id: "team",
    title: "Team",
    rules: Watch.Rules(
      classes: [.priceChange, .correction],
      subjects: ["erase"],
      families: ["edit"],
      venues: [.stability, Venue("bedrock")],
      leastPercent: Amount(5),
      workload: "shop",
      leastUSD: Amount(10),
      failuresBeforeAlarm: 0
    ),
    targets: [
      NoticeTarget(
        id: "hook",
        way: .webhook(
          .init(.plain("https://example.org/in"), secretVariable: "SECRET", knowsKeys: true)
        )
      ),
      NoticeTarget(id: "chat", way: .webhook(.init(.variable("CHAT_URL"), allowsPrivate: true))),
      NoticeTarget(
        id: "feed",
        way: .atom(
          .init(file: "feeds/x.xml", authority: "example.org,2026", address: "https://e.org/x.xml")
        )
      ),
      NoticeTarget(id: "script", way: .program(["/bin/tell", "a b"])),
      NoticeTarget(id: "mail", way: .apprise(variable: "APPRISE_URLS"), isDigest: true),
    ]
  )

  private static func change(_ kind: Change.Kind, _ old: Value?, _ new: Value?) -> Notice {
    Notice(
      id: Identifier("id-\(kind.name)"),
      watch: "team",
      known: day,
      news: .change(
        PriceNews(
          change: Change(
            kind: kind,
            key: Rate.Key(
              subject: "erase",
              attribute: .price,
              unit: .creditPerGeneration,
              conditions: ["steps": "30"]
            ),
            old: old,
            new: new,
            percent: old == nil ? nil : Amount(5),
            day: day
          ),
          name: "Erase",
          table: 7,
          status: .contested,
          confidence: Confidence(percent: 60),
          cost: WorkloadCost(
            scenario: "shop",
            title: "Shop",
            period: .month,
            alone: .billed(
              before: Bounds(Amount(1), Amount(2)),
              after: Bounds(Amount(3)),
              low: Amount(2),
              high: Amount(1)
            ),
            together: .unbilled("No.")
          ),
          evidence: [
            .init(
              source: "page",
              publisher: "P",
              address: "https://example.org",
              captured: day,
              snapshot: Sample.hash,
              quote: "\u{1B}[31m<5> credits\n\u{0}"
            )
          ]
        )
      )
    )
  }

  static let outbox = Outbox(
    watch: "team",
    table: 9,
    entries: [
      .init(
        notice: change(.priceChange, .amount(Amount(3)), .range(Amount(4), Amount(5))),
        deliveries: [.init(target: "hook"), .init(target: "feed", state: .delivered, attempts: 1)]
      ),
      .init(
        notice: change(.new, nil, .amount(Amount(3))),
        deliveries: [.init(target: "hook", state: .uncertain, attempts: 2, reason: "Who knows.")]
      ),
      .init(
        notice: change(.renamed(from: "eraser"), .amount(Amount(3)), .amount(Amount(3))),
        deliveries: []
      ),
      .init(
        notice: change(.unit(from: "cent/generation"), .amount(Amount(3)), .amount(Amount(3))),
        deliveries: []
      ),
      .init(
        notice: Notice(
          id: "alarm",
          watch: "team",
          known: day,
          news: .alarm(
            CaptureAlarm(
              source: "page",
              publisher: "P",
              address: "https://example.org",
              kind: .blocked,
              message: "No.",
              failuresInARow: 3,
              lastSeen: nil
            )
          )
        ),
        deliveries: [.init(target: "hook", state: .sending, attempts: 1)]
      ),
    ],
    former: ["old"]
  )

  @Test func `Watches and outboxes are read back as they were`() throws {
    let folder = try Sample.wholeFolder()
    try folder.write(JSONWriter.document(Self.watch.json), to: "data/watch/team.json")
    let base = try KnowledgeBase(root: folder.path)
    #expect(try base.watches() == [Self.watch])
    #expect(try base.outbox(of: "team") == nil)
    try base.writing { writer in _ = try writer.record(Self.outbox) }
    #expect(try base.outbox(of: "team") == Self.outbox)
    #expect(base.verify().filter { $0.severity != .note } == [])
  }

  @Test func `Rules may be left out`() throws {
    let text = """
      {"schema": 1, "id": "x", "title": "X", "targets": [{"id": "a", "way": "program",
        "arguments": ["true"]}]}
      """
    let watch = try Watch(json: JSONReader.document(in: Array(text.utf8)))
    #expect(watch.rules == Watch.Rules())
    #expect(watch.rules.classes == [.priceChange, .new, .removed])
    #expect(watch.rules.failuresBeforeAlarm == 3)
  }

  /// A target or rule that is wrong, and where that is said.
  static let misfits: [(text: String, place: String)] = [
    (#""targets": []"#, "targets"),
    (#""targets": [{"id": "a", "way": "pigeon"}]"#, "way"),
    (#""targets": [{"id": "a", "way": "webhook"}]"#, "address"),
    (
      #""targets": [{"id": "a", "way": "webhook", "address": "x", "secretVariable": "hunter2"}]"#,
      "secretVariable"
    ),
    (#""targets": [{"id": "a", "way": "program", "arguments": []}]"#, "arguments"),
    (
      #""targets": [{"id": "a", "way": "webhook", "address": "x", "knowsKeys": true, "digest": true}]"#,
      "digest"
    ),
    (
      #""targets": [{"id": "a", "way": "atom", "file": "data/subjects.json", "authority": "e.org,2026"}]"#,
      "file"
    ),
    (
      #""targets": [{"id": "a", "way": "atom", "file": "../x", "authority": "e.org,2026"}]"#, "file"
    ),
    (#""targets": [{"id": "a", "way": "atom", "file": "x", "authority": "e.org"}]"#, "authority"),
    (
      #""targets": [{"id": "a", "way": "program", "arguments": ["x"]}], "rules": {"leastUSD": "5"}"#,
      "rules"
    ),
    (
      #""targets": [{"id": "a", "way": "program", "arguments": ["x"]}], "rules": {"classes": ["x"]}"#,
      "classes"
    ),
    (
      #""targets": [{"id": "a", "way": "program", "arguments": ["x"]}, "#
        + #"{"id": "a", "way": "program", "arguments": ["x"]}]"#, "targets"
    ),
  ]

  @Test(arguments: misfits)
  func `What is no watch is a misfit with its place`(text: String, place: String) throws {
    let document = #"{"schema": 1, "id": "x", "title": "X", \#(text)}"#
    let json = try JSONReader.document(in: Array(document.utf8))
    let misfit = #expect(throws: Misfit.self) { try Watch(json: json) }
    #expect(misfit?.place.contains(place) == true, "\(misfit?.place ?? "")")
    #expect(misfit.map { "\($0)" }?.contains("hunter2") != true)
  }

  @Test func `Verification names what leads nowhere`() throws {
    let folder = try Sample.wholeFolder()
    let text = """
      {"schema": 1, "id": "x", "title": "X", "rules": {"subjects": ["nobody"], "workload": "none"},
       "targets": [{"id": "a", "way": "program", "arguments": ["x"]}], "colour": "red"}
      """
    try folder.write(text, to: "data/watch/team.json")
    try KnowledgeBase(root: folder.path).writing { writer in
      _ = try writer.record(Outbox(watch: "gone", table: 0))
    }
    let categories = try KnowledgeBase(root: folder.path).verify().map(\.category)
    for wanted in [
      "wrong-name", "unknown-subject", "unknown-scenario", "unknown-member", "unknown-watch",
    ] { #expect(categories.contains(wanted), "\(wanted) in \(categories)") }
  }

  @Test func `One process sends at a time, and others may write meanwhile`() throws {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    let error = try base.notifying { () -> ArchiveError? in
      try base.writing { writer in _ = try writer.record(Self.outbox) }
      do {
        try base.notifying(waitingUpTo: .zero) {}
        return nil
      } catch { return error as? ArchiveError }
    }
    #expect(error?.category == "locked")
    try base.notifying(waitingUpTo: .zero) {}
  }

  @Test func `A file elsewhere is replaced as a whole, and left alone where nothing changed`()
    throws
  {
    let folder = try Sample.wholeFolder()
    let base = try KnowledgeBase(root: folder.path)
    try base.replaceFile(at: "feeds/a.xml", with: Array("one".utf8))
    let first = try inode("\(folder.path)/feeds/a.xml")
    try base.replaceFile(at: "\(folder.path)/feeds/a.xml", with: Array("one".utf8))
    #expect(try inode("\(folder.path)/feeds/a.xml") == first)
    try base.replaceFile(at: "feeds/a.xml", with: Array("two".utf8))
    #expect(try folder.text(of: "feeds/a.xml") == "two")
    #expect(folder.files().filter { $0.hasPrefix("feeds/") } == ["feeds/a.xml"])
    #expect(throws: ArchiveError.self) { try base.replaceFile(at: "feeds", with: []) }
  }

  private func inode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }

  /// Test cases 2 and 6 of RFC 4231, and one with neither key nor bytes (from Wikipedia's article).
  static let codes: [(key: [UInt8], text: String, code: String)] = [
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    ([], "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
  ]

  @Test(arguments: codes)
  func `Signatures are HMAC-SHA-256`(key: [UInt8], text: String, code: String) {
    #expect(Digest.authentication(of: Array(text.utf8), key: key) == code)
  }
}
