/// Finds the known names that a mistyped one may have meant.
enum Suggestion {
  /// Up to `limit` names near a word, the nearest first; none where nothing is near.
  ///
  /// Near is at most one slip in three letters and never fewer than two in words of four letters or
  /// more ("prise" for "prices"), or the word being the start of the name. The distance counts insertions, deletions, substitutions and swaps of neighbours (Damerau 1964).
  static func nearest(to word: String, among names: [String], limit: Int = 3) -> [String] {
    let sought = Array(word.lowercased().unicodeScalars)
    guard !sought.isEmpty, sought.count <= longestName else { return [] }
    var near: [(name: String, distance: Int)] = []
    for name in names {
      let candidate = Array(name.lowercased().unicodeScalars)
      guard candidate.count <= longestName else { continue }
      let shorter = min(sought.count, candidate.count)
      let allowed = max(shorter < 4 ? 1 : 2, shorter / 3)
      if sought.count >= 2, candidate.starts(with: sought) {
        near.append((name, 0))
      } else if abs(sought.count - candidate.count) <= allowed {
        let distance = distance(sought, candidate)
        if distance <= allowed { near.append((name, distance)) }
      }
    }
    let ordered = near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let best = ordered.first?.distance else { return [] }
    var unique: [String] = []
    for (name, distance) in ordered where distance <= best + 1 && !unique.contains(name) {
      unique.append(name)
    }
    return Array(unique.prefix(limit))
  }

  /// Longer words are no slips of a finger, and the distance costs the product of the lengths.
  private static let longestName = 80

  /// Optimal string alignment: edits between two words, a swap of neighbours counting once.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return left.count + right.count }
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          last[column + 1] + 1,
          current[column] + 1,
          last[column] + (letter == other ? 0 : 1)
        )
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = last
      last = current
    }
    return last[right.count]
  }
}
