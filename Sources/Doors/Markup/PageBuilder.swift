import Vocabulary

/// Collects the blocks of a page and gives each its path.
///
/// A path counts headings of each level over the page and other blocks under their heading:
/// "h2[3]/table[1]" is the first table under the third heading of level 2.
struct PageBuilder {
  var title: String?

  /// What every path starts with: the keys of the JSON string that is being read.
  var prefix = "" {
    didSet { counts = Counts() }
  }
  private(set) var blocks: [Block] = []
  private(set) var findings: [Finding] = []
  private var counts = Counts()

  private struct Counts {
    var headings = [Int](repeating: 0, count: 7)
    var heading = ""
    var paragraphs = 0
    var items = 0
    var tables = 0
    var codes = 0
  }

  var isFull: Bool { blocks.count >= Limits.blocks }

  /// Adds a block, unless its text is empty or the page is full.
  mutating func append(_ content: Block.Content, from bytes: Range<Int>) {
    guard content.hasText else { return }
    if isFull {
      find(
        .warning,
        "too-many-blocks",
        "The page has more than \(Limits.blocks) blocks; the rest is not read."
      )
      return
    }
    blocks.append(Block(content, path: path(of: content), bytes: bytes))
  }

  /// Adds a finding once a category: the first tells what there is to know.
  mutating func find(_ severity: Finding.Severity, _ category: String, _ message: String) {
    if findings.contains(where: { $0.category == category }) { return }
    findings.append(Finding(severity, category, message))
  }

  mutating func findCutTable() {
    find(
      .error,
      "table-too-large",
      "A table has more than \(Limits.cells) cells or \(Limits.columns) columns; the rest is not read."
    )
  }

  /// Keeps a heading and what stands under it, up to the next of its rank or higher.
  ///
  /// The heading is found by its whole text, else by a part of it, in any case.
  mutating func narrow(toHeading name: String) {
    let wanted = name.lowercased()
    func index(where matches: (String) -> Bool) -> Int? {
      blocks.firstIndex { block in
        guard case .heading(_, let text) = block.content else { return false }
        return matches(text.text.lowercased())
      }
    }
    let start = index { $0 == wanted } ?? index { $0.contains(wanted) }
    guard let start, case .heading(let level, _) = blocks[start].content else {
      find(
        .error,
        "region-missing",
        "No heading of the page says '\(name)'; look whether it was renamed."
      )
      blocks = []
      return
    }
    let end = blocks[(start + 1)...].firstIndex { block in
      guard case .heading(let other, _) = block.content else { return false }
      return other <= level
    }
    blocks = Array(blocks[start..<(end ?? blocks.count)])
  }

  func page() -> Page {
    Page(title: title, blocks: blocks, findings: findings)
  }

  private mutating func path(of content: Block.Content) -> String {
    switch content {
    case .heading(let level, _):
      let level = min(max(level, 1), 6)
      var headings = counts.headings
      headings[level] += 1
      counts = Counts(headings: headings, heading: "h\(level)[\(headings[level])]")
      return prefix + counts.heading
    case .paragraph:
      counts.paragraphs += 1
      return place("p", counts.paragraphs)
    case .item:
      counts.items += 1
      return place("li", counts.items)
    case .table:
      counts.tables += 1
      return place("table", counts.tables)
    case .code:
      counts.codes += 1
      return place("code", counts.codes)
    case .record(let record):
      return prefix + record.keys.map { $0.text.pointerEscaped }.joined(separator: "/")
    }
  }

  private func place(_ kind: String, _ number: Int) -> String {
    counts.heading.isEmpty
      ? "\(prefix)\(kind)[\(number)]" : "\(prefix)\(counts.heading)/\(kind)[\(number)]"
  }
}

extension String {
  /// The key as a part of a JSON Pointer (RFC 6901): "~" and "/" escaped.
  var pointerEscaped: String {
    guard utf8.contains(where: { $0 == .tilde || $0 == .slash }) else { return self }
    var escaped: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case .tilde: escaped += "~0".utf8
      case .slash: escaped += "~1".utf8
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}

extension Block.Content {
  fileprivate var hasText: Bool {
    switch self {
    case .heading(_, let text), .paragraph(let text), .item(_, let text), .code(_, let text):
      !text.isEmpty
    case .table(let table): !table.rows.isEmpty
    case .record(let record): !record.fields.isEmpty
    }
  }
}
