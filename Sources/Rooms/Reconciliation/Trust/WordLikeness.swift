/// How far one wording speaks for another: a name with an initial for the name in full, a list for the
/// longer list, a misspelling for the word.
struct WordLikeness {
  private var known: [String: [[UInt8]]] = [:]

  /// Longer texts are compared by their beginning.
  private static let wordLimit = 24

  /// What part of the score of `left` goes to `right`, and back.
  mutating func parts(_ left: String, _ right: String) -> (Double, Double) {
    let (first, second) = (words(left), words(right))
    guard !first.isEmpty, !second.isEmpty else { return (0, 0) }
    var free = Array(repeating: true, count: second.count)
    var matched = 0.0
    var count = 0
    var unmatchedNumber = false
    // How much shorter the words of one side are: an initial stands for a name, not the reverse.
    var fullness = 0
    for word in first {
      var best: (index: Int, likeness: Double)?
      for (index, other) in second.enumerated() where free[index] {
        let likeness = Self.likeness(word, other)
        if likeness > (best?.likeness ?? 0) { best = (index, likeness) }
        if likeness == 1 { break }
      }
      if let best {
        free[best.index] = false
        matched += best.likeness
        count += 1
        if best.likeness < 1 { fullness += second[best.index].count - word.count }
      } else if word.contains(where: \.isDigit) {
        unmatchedNumber = true
      }
    }
    if count < second.count, unmatchedNumber { return (0, 0) }
    let likeness = matched / Double(max(first.count, second.count))
    guard likeness >= 0.5 else { return (0, 0) }
    let base = 0.6 * (likeness - 0.5)
    let isPart = count == first.count && second.count > first.count
    let isWhole = count == second.count && first.count > second.count
    return (
      base + (isPart || fullness > 0 ? 0.15 : 0), base + (isWhole || fullness < 0 ? 0.15 : 0)
    )
  }

  private mutating func words(_ text: String) -> [[UInt8]] {
    if let words = known[text] { return words }
    if known.count > 10_000 { known.removeAll(keepingCapacity: true) }
    let words = text.utf8.split(separator: 0x20).prefix(Self.wordLimit).map { Array($0.prefix(32)) }
    known[text] = words
    return words
  }

  /// 1 for the same word, less for an initial and for a letter or two written otherwise, 0 for others.
  private static func likeness(_ first: [UInt8], _ second: [UInt8]) -> Double {
    if first == second { return 1 }
    if first.contains(where: \.isDigit) || second.contains(where: \.isDigit) { return 0 }
    guard first.first == second.first || min(first.count, second.count) >= 6 else { return 0 }
    if min(first.count, second.count) == 1 { return first.first == second.first ? 0.8 : 0 }
    let allowed = min(first.count, second.count) / 4
    guard allowed > 0, abs(first.count - second.count) <= allowed else { return 0 }
    return edits(first, second, atMost: min(2, allowed)) ? 0.8 : 0
  }

  /// Whether two words are at most so many edits apart.
  private static func edits(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Bool {
    var row = Array(0...second.count)
    for (index, byte) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      var lowest = row[0]
      for (column, other) in second.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
        lowest = min(lowest, row[column + 1])
      }
      if lowest > limit { return false }
    }
    return row[second.count] <= limit
  }
}
