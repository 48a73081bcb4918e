/// Which column of a table holds what, found by the names in its first row.
struct ColumnMap {
  /// The column of each known name that the table has.
  private(set) var columns: [String: Int] = [:]

  /// Names of the first row that nobody reads.
  private(set) var ignored: [String] = []

  /// Required names that the table lacks, each with the column that was perhaps meant.
  private(set) var missing: [(name: String, nearest: String?)] = []

  /// Names that stand twice; the first counts.
  private(set) var repeated: [String] = []

  init(header: [String], required: [String], optional: [String]) {
    let known = Set(required + optional)
    for (index, title) in header.enumerated() {
      let name = title.lowercased()
      if !known.contains(name) {
        ignored.append(title)
      } else if columns[name] == nil {
        columns[name] = index
      } else {
        repeated.append(name)
      }
    }
    for name in required where columns[name] == nil {
      missing.append((name, ignored.first { Self.areNear($0.lowercased(), name) }))
    }
  }

  subscript(_ name: String) -> Int? { columns[name] }

  /// Whether two names are at most two edits apart, or one begins with the other.
  static func areNear(_ first: String, _ second: String) -> Bool {
    let (first, second) = (Array(first.utf8.prefix(40)), Array(second.utf8.prefix(40)))
    guard !first.isEmpty else { return false }
    if first.count >= 3, first.starts(with: second) || second.starts(with: first) { return true }
    var row = Array(0...second.count)
    for (index, byte) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in second.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return row[second.count] <= min(2, second.count / 2)
  }
}
