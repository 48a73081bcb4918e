import Foundation
import Reporting
import Vocabulary

@testable import pricebook

/// The knowledge base of this repository, as users get it.
enum ShippedBase {
  static let root: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// A command on the shipped knowledge base, on a day that stays the same.
  static func outcome(_ words: String..., input: String = "") -> Outcome {
    CommandTable.outcome(of: words, in: surroundings(input: input))
  }

  static func surroundings(input: String = "", width: Int = 100) -> Surroundings {
    Surroundings(
      workingDirectory: root,
      today: Day("2026-11-25") ?? Day(number: 0),
      style: TextStyle(width: width, isColored: false),
      shipped: { nil },
      standardInput: { Array(input.utf8) }
    )
  }

  /// The objects of `--format jsonl`.
  static func rows(_ outcome: Outcome) throws -> [[String: Any]] {
    try outcome.output.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
    }
  }
}
