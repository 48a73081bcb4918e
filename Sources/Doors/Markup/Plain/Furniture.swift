/// Words that a site repeats all over a page and that say nothing: "Create an account to comment".
enum Furniture {
  /// At least so many times, and on more than one line in ten.
  private static let times = 10

  /// The lines without those that are furniture, and without furniture at their ends.
  ///
  /// A line with a digit or of fewer than three words is never furniture: in a table exported cell
  /// by cell, "5 credits" and "Included" are repeated as often.
  static func removed(from lines: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    var filled = 0
    for line in lines {
      let content = bytes.trimmed(line)
      guard !content.isEmpty else { continue }
      filled += 1
      if content.count <= 200 { counts[bytes[content], default: 0] += 1 }
    }
    let phrases = counts.filter { phrase, count in
      count >= times && count * 10 > filled && !phrase.contains { $0.isDigit }
        && phrase.split(separator: .space).count >= 3
    }.keys
    guard !phrases.isEmpty else { return lines }
    return lines.compactMap { line in
      let content = bytes.trimmed(line)
      for phrase in phrases where content.count >= phrase.count {
        let rest = content.lowerBound..<(content.upperBound - phrase.count)
        guard bytes[rest.upperBound..<content.upperBound] == phrase else { continue }
        if rest.isEmpty { return nil }
        if bytes[rest.upperBound - 1].isBlank { return bytes.trimmed(rest) }
      }
      return line
    }
  }
}
