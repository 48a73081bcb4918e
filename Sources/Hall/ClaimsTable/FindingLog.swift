import Vocabulary

/// Findings on a table: the first few of each category in full, the rest as a count.
///
/// A file with a fault in every row is one thing to tell, not a hundred thousand.
struct FindingLog {
  private let file: String
  private var kept: [Finding] = []
  private var counts: [String: Int] = [:]

  /// Of one category a reader needs a few examples to see what is wrong.
  private static let limit = 10

  init(file: String) {
    self.file = file
  }

  mutating func add(
    _ severity: Finding.Severity,
    _ category: String,
    line: Int? = nil,
    _ message: @autoclosure () -> String
  ) {
    counts[category, default: 0] += 1
    guard counts[category, default: 0] <= Self.limit else { return }
    kept.append(Finding(severity, category, message(), at: .file(file, line: line)))
  }

  /// All findings; behind them one for each category that had more than are listed.
  var findings: [Finding] {
    let rest = counts.filter { $0.value > Self.limit }.sorted { $0.key < $1.key }
    return kept
      + rest.map { category, count in
        Finding(
          .warning,
          category,
          "\(count - Self.limit) more findings of '\(category)' are not listed.",
          at: .file(file, line: nil)
        )
      }
  }
}
