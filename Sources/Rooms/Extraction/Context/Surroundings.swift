import Vocabulary

/// What stands over and before a block and lends it meaning.
struct Surroundings {
  /// Headings above it, the innermost first.
  var headings: [ScannedText] = [] {
    didSet { vendor = Self.vendor(of: headings) }
  }

  /// The paragraph right before a table or list.
  var lead: ScannedText?

  /// The path of the block, where it names an operation of an API.
  var path: ScannedText?

  /// Lines of code before the statement: the last that names a service, the one that opens the map.
  var trail = CodeTrail()

  /// The vendor that the headings name, the innermost first.
  private(set) var vendor: Vendor?

  /// Texts from the narrowest to the widest.
  var texts: [ScannedText] {
    [path, lead].compactMap { $0 } + headings
  }
}

extension Surroundings {
  init(headings: [ScannedText], lead: ScannedText?) {
    self.headings = headings
    self.lead = lead
    vendor = Self.vendor(of: headings)
  }

  private static func vendor(of headings: [ScannedText]) -> Vendor? {
    headings.lazy.compactMap { Statement.vendor(in: $0, 0..<$0.marks.count) }.first
  }
}

/// Keeps the headings while a page is read from the top.
struct HeadingStack {
  private var entries: [(level: Int, text: ScannedText, time: Int)] = []
  private(set) var lead: ScannedText?
  private var endpoint: (text: ScannedText, time: Int, isCode: Bool)?
  private var time = 0

  /// How many blocks of code a path stays what they are about.
  private static let memory = 120

  /// A level under all real headings, for short lines that stand over what follows.
  private static let labelLevel = 7

  /// A label ends with this many words at most; longer lines are sentences.
  private static let longestLabel = 9

  mutating func take(heading text: ScannedText, level: Int) {
    let title = title(under: text, level)
    time += 1
    entries.removeAll { $0.level >= level }
    if let title { entries.append((level, title.text, title.time)) }
    entries.append((level, text, time))
    if level < Self.labelLevel { lead = nil }
    if let endpoint, !endpoint.isCode, level < Self.labelLevel { self.endpoint = nil }
  }

  /// The label right before a heading that only announces prices: "Erase", then "Credits".
  private func title(under heading: ScannedText, _ level: Int) -> (text: ScannedText, time: Int)? {
    guard level < Self.labelLevel, heading.names.isEmpty,
      heading.marks.indices.contains(where: {
        heading.reader.has($0, .credit) || heading.reader.has($0, .price)
      }),
      let last = entries.last, last.level == Self.labelLevel, time - last.time <= 1
    else { return nil }
    return (last.text, last.time)
  }

  /// A paragraph becomes the lead of what follows, or a label where it looks like one.
  mutating func take(paragraph text: ScannedText) {
    if Self.isLabel(text) {
      take(heading: text, level: Self.labelLevel)
    } else if text.reader.marks.contains(where: { if case .term = $0.kind { true } else { false } })
    {
      lead = text
    }
  }

  /// A path of the API is what the text under it is about, until another comes.
  mutating func note(_ text: ScannedText, isCode: Bool) {
    time += 1
    if text.namesEndpoint { endpoint = (text, time, isCode) }
    if let endpoint, time - endpoint.time > Self.memory { self.endpoint = nil }
  }

  /// A table or list item uses the lead; the next paragraph replaces it.
  var surroundings: Surroundings {
    var timed = entries.map { (text: $0.text, time: $0.time) }
    if let endpoint { timed.append((endpoint.text, endpoint.time)) }
    timed.sort { $0.time > $1.time }
    return Surroundings(headings: timed.map(\.text), lead: lead)
  }

  private static func isLabel(_ text: ScannedText) -> Bool {
    let reader = text.reader
    guard let last = reader.marks.indices.last, reader.marks.count <= longestLabel else {
      return false
    }
    if reader.isSign(last, ".") || reader.isSign(last, ",") || reader.isSign(last, "!") {
      return false
    }
    if text.quantities.contains(where: \.isPrice) || text.sentences.count > 1 { return false }
    return reader.marks.contains { if case .term = $0.kind { true } else { false } }
  }
}

/// What lines of code leave behind for the lines under them.
struct CodeTrail {
  /// The last line that names a service, a few lines back at most.
  private(set) var named: Line?

  /// The line that opened the map or list at hand and says what its figures are.
  private(set) var opener: Line?

  struct Line {
    let text: ScannedText
    let range: Range<Int>
  }

  /// The last path of an operation: what follows is about it, until another comes or its entry ends.
  private var endpoint: Line?

  private var age = 0
  private var endpointAge = 0

  /// The description of an entry stands this close under its name.
  private static let nearby = 4

  /// The documentation of an operation may be longer.
  private static let memory = 12

  mutating func note(_ statement: Statement) {
    let reader = statement.reader
    let last = statement.range.upperBound - 1
    let line = Line(text: statement.text, range: statement.range)
    if statement.range.allSatisfy({ !reader.isWord($0) && reader.term($0) == nil }),
      !reader.isSign(statement.range.lowerBound, "}"),
      !reader.isSign(statement.range.lowerBound, "]")
    {
      // A line of signs only frames a comment.
      return
    }
    age += 1
    endpointAge += 1
    if statement.range.contains(where: { reader.term($0)?.isEndpoint ?? false }) {
      endpoint = line
      endpointAge = 0
    } else if endpointAge > Self.memory || reader.isSign(statement.range.lowerBound, "}") {
      endpoint = nil
    }
    if let group = NameGroup.all(in: statement, excluding: []).first {
      // A path says more than a short title under it: "Fast".
      named = group.isFull ? line : endpoint ?? line
      age = 0
    } else if age > Self.nearby {
      named = endpoint
    }
    let opens =
      reader.isSign(last, "{") || reader.isSign(last, "[") || reader.isSign(last, "(")
      || reader.isSign(last, ":")
    if opens, UnitHint.of(statement.text, in: statement.range) != nil {
      opener = line
    } else if reader.isSign(statement.range.lowerBound, "}")
      || reader.isSign(statement.range.lowerBound, "]")
    {
      opener = nil
    }
  }
}

extension ScannedText {
  /// Whether it holds the path of an operation.
  var namesEndpoint: Bool {
    marks.indices.contains { reader.term($0)?.isEndpoint ?? false }
  }
}
