/// The margin that code viewers and diffs put before each line: "+ 12 text", "12 | text".
///
/// It is recognised by the whole page, never by one line: most lines must have it, their numbers rising.
struct Gutter {
  /// The line numbers of one page, as far as they were seen.
  private struct Mark {
    let hasSign: Bool
    let number: Int?
    let content: Range<Int>
  }

  /// The lines without their margin; lines that are only margin are empty.
  static func stripped(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
    let marks = lines.map { mark(of: $0, in: bytes) }
    let filled = lines.count { !bytes.trimmed($0).isEmpty }
    var (rising, signs, last) = (0, 0, 0)
    var isRising = [Bool](repeating: false, count: lines.count)
    for (index, mark) in marks.enumerated() {
      guard let mark else { continue }
      if mark.hasSign { signs += 1 }
      guard let number = mark.number else { continue }
      let step = number - last
      if step > 0, step <= (last == 0 ? 10_000 : 20) {
        rising += 1
        isRising[index] = true
        last = number
      }
    }
    let isSigned = signs * 2 > filled
    guard rising >= 8, rising * 2 > filled || isSigned else { return lines }
    return strip(lines, marks, isRising)
  }

  private static func strip(
    _ lines: [Range<Int>],
    _ marks: [Mark?],
    _ isRising: [Bool]
  ) -> [Range<Int>] {
    var kept: [Range<Int>] = []
    for (index, line) in lines.enumerated() {
      guard let mark = marks[index], isRising[index] || (mark.hasSign && mark.number == nil) else {
        kept.append(line)
        continue
      }
      let isAlone = mark.content.isEmpty
      let next = index + 1 < lines.count ? index + 1 : nil
      // A viewer may set sign, number and text on lines of their own: only a number with no text
      // after it stands for an empty line.
      if isAlone, mark.number == nil, next.map({ isRising[$0] }) == true { continue }
      if isAlone, mark.number != nil, let next, marks[next] == nil { continue }
      kept.append(mark.content)
    }
    return kept
  }

  private static func mark(of line: Range<Int>, in bytes: [UInt8]) -> Mark? {
    let line = bytes.trimmed(line)
    var index = line.lowerBound
    guard index < line.upperBound else { return nil }
    let hasSign = bytes[index] == .plus || bytes[index] == .dash
    if hasSign { index += 1 }
    while index < line.upperBound, bytes[index].isBlank { index += 1 }
    let digits = index
    var number = 0
    while index < line.upperBound, bytes[index].isDigit, index - digits < 7 {
      number = number * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    if index == digits {
      return hasSign && index == line.upperBound
        ? Mark(hasSign: true, number: nil, content: index..<index) : nil
    }
    if index < line.upperBound {
      let isBar = bytes[index] == .pipe || bytes[index] == .colon
      guard bytes[index].isBlank || isBar else { return nil }
      index += 1
    }
    return Mark(
      hasSign: hasSign,
      number: number,
      content: bytes.trimmed(index..<max(index, line.upperBound))
    )
  }
}
