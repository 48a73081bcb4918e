import Archive
import Capture
import Foundation
import Reporting
import Vocabulary

@testable import pricebook

/// A published knowledge base with a watch, and ways to make prices change.
final class WatchBase {
  let temporary: TemporaryBase
  var base: KnowledgeBase { temporary.base }
  var root: String { temporary.root }

  /// Environment variables that commands see.
  var variables: [String: String] = [:]

  /// Where commands look for programs.
  var path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  private let told = Told()

  /// What long commands said so far.
  var said: [Outcome] { told.all }

  init(rules: String = "{}", _ targets: String...) throws {
    temporary = try TemporaryBase.published()
    variables["ROOT"] = temporary.root
    try write(
      """
      {"schema": 1, "id": "team", "title": "Team", "rules": \(rules),
       "targets": [\(targets.joined(separator: ", "))]}
      """,
      to: "data/watch/team.json"
    )
    try write(
      """
      {"schema": 1, "id": "shop", "title": "A shop", "period": "month",
       "workload": {"operations": [{"operation": "erase", "count": "100"}]}}
      """,
      to: "data/scenarios/shop.json"
    )
  }

  func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: "\(root)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  /// Another price of Erase on a page captured on a day.
  func price(_ credits: Int, on day: String) throws {
    try temporary.keep(
      "Erase: \(credits) credits. Creative Upscaler: 60 credits. (\(day))",
      of: "docs",
      captured: day,
      claims: [
        ("\(credits) credits", "erase", credits), ("60 credits", "upscale-creative", 60),
      ]
    )
  }

  /// A page that says what a credit costs in USD.
  func creditPrice(_ usd: String, on day: String) throws {
    let text = "1 credit costs $\(usd)."
    let bytes = Array(text.utf8)
    let day = Day(day) ?? TemporaryBase.today
    let snapshot = Snapshot(
      id: Digest.snapshot(of: bytes),
      source: "docs",
      address: "https://docs.example/credit",
      captured: day,
      mediaType: .plain,
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
    let claim = Claim(
      id: "credit-price",
      source: "docs",
      subject: "credit",
      attribute: .price,
      value: Amount(usd).map(Value.amount) ?? .text(usd),
      unit: .usdPerCredit,
      validity: .init(asserted: DaySpan(day)),
      evidence: Evidence(
        snapshot: snapshot.id,
        passage: Passage(bytes: 0..<bytes.count, quote: text),
        path: "p[1]",
        rule: "test"
      )
    )
    let reading = Reading(
      snapshot: snapshot.id,
      source: "docs",
      reader: try PageReader(base).version,
      claims: [claim],
      checks: [],
      findings: []
    )
    try base.writing { writer in
      _ = try writer.importing(bytes, snapshot)
      _ = try writer.record(readings: [reading])
    }
  }

  func outcome(
    on day: String = "2025-09-20",
    clock: WatchClock? = nil,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    _ words: String...
  ) -> Outcome {
    var surroundings = Surroundings(
      workingDirectory: root,
      today: Day(day) ?? TemporaryBase.today,
      style: TextStyle(width: 200, isColored: false),
      shipped: { nil },
      standardInput: { [] },
      web: Web(
        policy: Fetcher.Policy(
          agent: "pricebook/test",
          limits: FetchLimits(milliseconds: 5_000, repetitions: 2)
        ),
        clock: FetchClock(now: { .zero }, date: { 1_700_000_000 }, sleep: { _ in }),
        browser: nil,
        isInterrupted: isInterrupted,
        progressLine: nil
      )
    )
    let variables = variables
    surroundings.variable = { variables[$0] }
    let path = path
    surroundings.environment = { ["PATH=\(path)"] + variables.map { "\($0.key)=\($0.value)" } }
    surroundings.clock = clock
    surroundings.tell = { [told] in told.add($0) }
    return CommandTable.outcome(of: words, in: surroundings)
  }

  /// A round without looking at pages.
  func round(on day: String = "2025-09-20") -> Outcome {
    outcome(on: day, "watch", "--once", "--offline", "-f", "jsonl")
  }

  func states(of target: String = "out") throws -> [String] {
    let entries = try base.outbox(of: "team")?.entries ?? []
    return entries.flatMap { entry in
      entry.deliveries.filter { $0.target.text == target }.map(\.state.rawValue)
    }
  }

  /// The lines of a file that a program target wrote.
  func lines(_ file: String = "told") -> [String] {
    let text = try? String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  /// A program that writes down what it is told, one line a notice.
  static let teller = program("cat >> \"$ROOT/told\"")

  static func program(_ script: String, id: String = "out") -> String {
    let json = try? JSONSerialization.data(
      withJSONObject: ["id": id, "way": "program", "arguments": ["/bin/sh", "-c", script]]
    )
    return String(decoding: json ?? Data(), as: UTF8.self)
  }

  private final class Told: @unchecked Sendable {
    // The lock guards `list`, which nothing else touches.
    private let lock = NSLock()
    private var list: [Outcome] = []

    var all: [Outcome] { lock.withLock { list } }

    func add(_ outcome: Outcome) {
      lock.withLock { list.append(outcome) }
    }
  }
}
