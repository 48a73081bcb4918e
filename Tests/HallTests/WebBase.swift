import Archive
import Capture
import Foundation
import Reporting
import TestSupport
import Vocabulary

@testable import pricebook

/// A knowledge base whose sources are pages of a server on loopback, with a clock that never waits.
final class WebBase {
  let temporary: TemporaryBase
  var base: KnowledgeBase { temporary.base }

  init(_ pages: [String: String]) throws {
    temporary = try TemporaryBase()
    try base.writing { writer in
      for (id, address) in pages.sorted(by: { $0.key < $1.key }) {
        _ = try writer.record(
          Source(
            id: Identifier(id),
            publisher: id,
            title: id,
            address: address,
            kind: .official
          )
        )
      }
    }
  }

  static let clock = FetchClock(now: { .zero }, date: { 0 }, sleep: { _ in })

  static let browser = Browser.found(
    in: (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/bin:/bin"
  )

  /// What a command says on a day, with the network.
  func outcome(
    on day: String = "2025-09-10",
    browser: Browser? = nil,
    line: ProgressLine? = nil,
    _ words: String...
  ) -> Outcome {
    outcome(words, on: day, browser: browser, line: line)
  }

  func outcome(
    _ words: [String],
    on day: String = "2025-09-10",
    browser: Browser? = nil,
    line: ProgressLine? = nil
  ) -> Outcome {
    CommandTable.outcome(
      of: words + ["--today", day],
      in: Surroundings(
        workingDirectory: temporary.root,
        today: TemporaryBase.today,
        style: TextStyle(width: 200, isColored: false),
        shipped: { nil },
        standardInput: { [] },
        web: Web(
          policy: Fetcher.Policy(
            agent: "pricebook/test",
            limits: FetchLimits(milliseconds: 5_000, repetitions: 0)
          ),
          clock: Self.clock,
          browser: browser,
          isInterrupted: { false },
          progressLine: line
        )
      )
    )
  }

  func record(of source: String) throws -> CaptureRecord {
    try base.captures(of: Identifier(source))
  }

  /// Every file with its bytes, to see that nothing has changed.
  func files() throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = URL(fileURLWithPath: temporary.root)
    let all = FileManager.default.enumerator(atPath: root.path)
    while let name = all?.nextObject() as? String {
      let file = root.appendingPathComponent(name)
      if let bytes = try? Data(contentsOf: file) { files[name] = bytes }
    }
    return files
  }
}
