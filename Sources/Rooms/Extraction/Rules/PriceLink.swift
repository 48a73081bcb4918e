import Vocabulary

/// How closely a name and a price belong together.
enum PriceLink: Int, Comparable {
  /// Side by side in a list or a row.
  case loose
  /// Joined by a verb or a preposition: "costs", "for".
  case worded
  /// Joined by nothing but a sign: "Erase: 5 credits", "2 credits (Fast)".
  case tight

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// A longer way than this between a name and its price says more than one thing.
  private static let longestWay = 12

  /// The link of a name to the price behind it.
  static func forward(_ between: Range<Int>, _ statement: Statement) -> Self? {
    let reader = statement.reader
    if isInOwnParentheses(between, reader) { return .tight }
    var way = withoutParentheses(between, reader)
    if way.last.map({ reader.isSign($0, "(") || reader.isSign($0, "[") }) == true {
      way.removeLast()
    }
    guard isOpen(way, statement) else { return nil }
    if way.allSatisfy({ isSign($0, reader) || reader.has($0, .hedge) || isBound($0, reader) }) {
      return .tight
    }
    if way.contains(where: { reader.isSign($0, ";") }) { return nil }
    if isMember(way, statement) { return .tight }
    if way.contains(where: { reader.has($0, .costs) }) {
      return way.count <= longestWay ? .worded : nil
    }
    let isClose = way.count <= 3 || statement.shape == .row || statement.shape == .item
    return isClose && way.count <= 8 && !way.contains { reader.isSign($0, ",") } ? .loose : nil
  }

  /// The link of a price to the name behind it.
  static func backward(_ between: Range<Int>, _ after: Int, _ statement: Statement) -> Self? {
    let reader = statement.reader
    if between.count == 1, reader.isSign(between.lowerBound, "("),
      reader.isSign(after, ")") || reader.isSign(after, ",")
    {
      return .tight
    }
    var way = withoutParentheses(between, reader)
    if way.first.map({ reader.isSign($0, ")") }) == true { way.removeFirst() }
    guard isOpen(way, statement), way.count <= 10 else { return nil }
    if way.contains(where: { reader.isSign($0, ";") || reader.isSign($0, ",") }) { return nil }
    if way.first.map({ reader.isSign($0, ":") || reader.isSign($0, "-") }) == true { return .loose }
    let words = way.suffix(3)
    let isJoined = words.contains { reader.has($0, .forSubject) || reader.has($0, .per) }
    return isJoined ? .worded : nil
  }

  /// Whether the price is another member of the same object: name: "A", credits: 8.
  private static func isMember(_ way: [Int], _ statement: Statement) -> Bool {
    let reader = statement.reader
    guard statement.shape == .code,
      let last = way.last(where: {
        !isSign($0, reader) || reader.isSign($0, ":") || reader.isSign($0, "=")
      })
    else { return false }
    return (reader.isSign(last, ":") || reader.isSign(last, "=")) && way.count <= 8
  }

  /// Whether a parenthesis opens right behind the name and still holds the price: "core (fast, 3 credits)".
  private static func isInOwnParentheses(_ between: Range<Int>, _ reader: MarkReader) -> Bool {
    let first = between.first { !reader.isSign($0, "\"") && !reader.isSign($0, "'") }
    guard let first, reader.isSign(first, "(") else { return false }
    return !between.contains { reader.isSign($0, ")") || reader.vendor($0)?.role == .maker }
  }

  /// The marks between, without what stands in closed parentheses.
  private static func withoutParentheses(_ range: Range<Int>, _ reader: MarkReader) -> [Int] {
    var kept: [Int] = []
    var depth = 0
    for index in range {
      if reader.isSign(index, "(") || reader.isSign(index, "[") {
        // An open end belongs to the price: "Erase (5 credits)".
        let isClosed = range.contains {
          $0 > index && (reader.isSign($0, ")") || reader.isSign($0, "]"))
        }
        if isClosed || depth > 0 {
          depth += 1
          continue
        }
      }
      if depth > 0, reader.isSign(index, ")") || reader.isSign(index, "]") {
        depth -= 1
        continue
      }
      if depth == 0 { kept.append(index) }
    }
    return kept
  }

  /// Whether nothing on the way speaks of something else: another maker, a comparison, a number.
  private static func isOpen(_ way: [Int], _ statement: Statement) -> Bool {
    let reader = statement.reader
    for index in way {
      if reader.vendor(index)?.role == .maker { return false }
      if reader.has(index, .comparison) { return false }
      if reader.has(index, .multiple), !reader.has(index, .costs) { return false }
      if reader.has(index, .negation) { return false }
      if reader.numeral(index) != nil, !isSetting(index, statement) { return false }
      if reader.isSign(index, "$") { return false }
    }
    return true
  }

  /// Whether a number belongs to a setting: "50 steps", "10 seconds".
  private static func isSetting(_ index: Int, _ statement: Statement) -> Bool {
    statement.text.quantities(at: index).contains {
      guard $0.figures.contains(index), case .thing(let thing) = $0.measure else { return false }
      switch thing {
      case .step, .second, .minute, .pixel, .megapixel, .gigabyte: return true
      default: return $0.low == .one
      }
    }
  }

  private static func isSign(_ index: Int, _ reader: MarkReader) -> Bool {
    guard case .sign(let byte) = reader.marks[index].kind else { return false }
    return ":-=|>~\"')],.".utf8.contains(byte)
  }

  private static func isBound(_ index: Int, _ reader: MarkReader) -> Bool {
    reader.has(index, .atLeast) || reader.has(index, .atMost)
  }
}
