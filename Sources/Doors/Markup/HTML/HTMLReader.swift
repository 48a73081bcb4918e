import CLibXML2
import Vocabulary

/// Reads HTML: libxml2 tells which elements open and close and where their text stands.
struct HTMLReader {
  let source: MappedBytes
  var page: PageBuilder

  /// The text being put together: of the block, and above it of each cell, caption or title open.
  var texts: [TextBuilder]
  var tables: [TableBuilder] = []
  private var open: [Open] = []
  private var tags: [UnsafePointer<CChar>: HTMLTag] = [:]

  /// How many elements are open that are not read, the outermost among them.
  var skipped = 0
  var headings = 0
  var lists = 0
  var items = 0
  var preformatted = 0
  var raised = 0
  var strong = 0
  var language: String?
  var join = Join.none
  var edge = Edge.none

  /// Bytes before this were read as a character reference that libxml2 does not know.
  private var resolved = 0
  var script: Range<Int>?
  var scripts: [Range<Int>] = []

  /// The numbers of the elements to read; `nil` reads all of the page.
  let region: Set<UInt32>?
  private var elements: UInt32 = 0

  /// How many elements were open when the region's was reached.
  private var regionDepth: Int?

  private struct Open {
    let tag: HTMLTag
    let start: Int
  }

  /// How a definition goes on after its term.
  enum Join {
    case none
    case afterTerm
    case inDefinition
  }

  /// Two inline elements side by side, as "<span>Erase</span><span>5 credits</span>": a gap is seen.
  enum Edge {
    case none
    case closed
    case between(Range<Int>)
  }

  /// Adds the blocks of HTML to a page.
  ///
  /// `region` is an XPath that selects the elements to read.
  static func read(_ source: MappedBytes, region: String? = nil, into page: inout PageBuilder) {
    let guarded = AttributeGuard.guarded(source.bytes)
    if guarded.isCut {
      page.find(
        .warning,
        "too-many-attributes",
        "An element has more than \(Limits.attributes) attributes; the others were not read."
      )
    }
    var numbers: Set<UInt32>?
    if let region {
      guard let found = select(region, in: guarded.bytes) else {
        page.find(
          .error,
          "region-invalid",
          "The region '\(region)' is no XPath that selects elements."
        )
        return
      }
      if found.isEmpty {
        page.find(
          .error,
          "region-missing",
          "The region '\(region)' is not on the page; look whether it moved."
        )
        return
      }
      numbers = Set(found)
    }
    var reader = Self(source, region: numbers, page: page)
    let outcome = reader.run(guarded.bytes)
    if outcome != CInt(html_read_whole) {
      reader.page.find(
        .error,
        "page-cut-off",
        "The page nests its elements too deep or too wildly; only its beginning was read."
      )
    }
    reader.finish()
    page = reader.page
  }

  private static func select(_ xpath: String, in bytes: [UInt8]) -> [UInt32]? {
    var numbers = [UInt32](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeBytes { buffer in
      html_select(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        buffer.count,
        xpath,
        &numbers,
        numbers.count
      )
    }
    return count < 0 ? nil : Array(numbers.prefix(count))
  }

  private init(_ source: MappedBytes, region: Set<UInt32>?, page: PageBuilder) {
    self.source = source
    self.region = region
    self.page = page
    texts = [TextBuilder(source)]
  }

  /// Hands the events of libxml2 to this reader, which does not move while it runs.
  private mutating func run(_ bytes: [UInt8]) -> Int32 {
    withUnsafeMutablePointer(to: &self) { reader in
      var events = html_events(
        context: UnsafeMutableRawPointer(reader),
        start: { context, name, attributes, start, end in
          guard let context, let name else { return 0 }
          let reader = context.assumingMemoryBound(to: HTMLReader.self)
          return reader.pointee.start(name, attributes, start..<max(start, end)) ? 1 : 0
        },
        end: { context, _, start, end in
          context?.assumingMemoryBound(to: HTMLReader.self).pointee.end(start..<max(start, end))
        },
        text: { context, text, length, start, end, verbatim in
          guard let context, let text else { return }
          let piece = UnsafeBufferPointer(
            start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self),
            count: length
          )
          context.assumingMemoryBound(to: HTMLReader.self).pointee
            .text(piece, start..<max(start, end), isVerbatim: verbatim != 0)
        }
      )
      return bytes.withUnsafeBytes { buffer in
        html_read(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, &events)
      }
    }
  }

  // MARK: - Events

  /// An element opens; `false` stops the parser.
  private mutating func start(
    _ name: UnsafePointer<CChar>,
    _ list: UnsafePointer<UnsafePointer<CChar>?>?,
    _ range: Range<Int>
  ) -> Bool {
    let number = elements
    elements += 1
    let isWanted = region == nil || regionDepth != nil
    if !isWanted {
      if region?.contains(number) == true {
        regionDepth = open.count
      } else {
        open.append(Open(tag: .inline, start: range.lowerBound))
        return open.count < Limits.openElements
      }
    }
    var tag = tag(name)
    let attributes = list == nil ? nil : HTMLAttributes(list)
    if let role = attributes?.role, tag != .skipped {
      let isPresentation = role == "presentation" || role == "none"
      tag = HTMLTag(role: role, level: attributes?.level) ?? tag
      if isPresentation, tag == .table { tag = .block }
    }
    if tag == .table, tables.count >= Limits.openTables { tag = .block }
    open.append(Open(tag: tag, start: range.lowerBound))
    if skipped > 0 || tag == .skipped {
      skipped += 1
    } else {
      begin(tag, attributes, range)
    }
    return open.count < Limits.openElements && !page.isFull
  }

  private mutating func end(_ range: Range<Int>) {
    guard let element = open.popLast() else { return }
    if let depth = regionDepth, open.count <= depth {
      finish(element, range)
      flush(range)
      regionDepth = nil
      return
    }
    if region == nil || regionDepth != nil { finish(element, range) }
  }

  private mutating func finish(_ element: Open, _ range: Range<Int>) {
    if skipped > 0 {
      skipped -= 1
    } else {
      close(element.tag, element.start, range)
    }
  }

  private mutating func text(
    _ piece: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    isVerbatim: Bool
  ) {
    guard skipped == 0, region == nil || regionDepth != nil else { return }
    if let open = script {
      let lower = open.isEmpty ? range.lowerBound : open.lowerBound
      script = lower..<max(lower, range.upperBound)
      return
    }
    guard range.upperBound > resolved else { return }
    let last = texts.count - 1
    let range = max(range.lowerBound, resolved)..<range.upperBound
    if preformatted > 0, isVerbatim {
      appendPreformatted(range)
      return
    }
    if strong == 0, !tables.isEmpty, piece.contains(where: { !$0.isWhiteSpace }) {
      tables[tables.count - 1].hasPlainText = true
    }
    closeEdge(before: piece.first ?? .space)
    if join == .inDefinition, piece.contains(where: { !$0.isWhiteSpace }) { join = .none }
    if raised > 0 {
      texts[last].append(Superscript.raised(Array(piece)), for: range)
    } else if isVerbatim {
      appendVerbatim(range)
    } else {
      appendReplaced(piece, range)
    }
  }

  private mutating func appendVerbatim(_ range: Range<Int>) {
    let last = texts.count - 1
    if range.count == 1, source.bytes[range.lowerBound] == .ampersand,
      let found = NamedCharacters.reference(
        at: range.lowerBound,
        in: source.bytes,
        before: source.bytes.count
      )
    {
      let whole = range.lowerBound..<(range.lowerBound + found.length)
      found.utf8.withUnsafeBufferPointer { appendReplaced($0, whole) }
      resolved = whole.upperBound
      return
    }
    texts[last].fold(range)
  }

  /// Text that differs from its bytes: a character reference.
  private mutating func appendReplaced(_ piece: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let last = texts.count - 1
    let isNoBreak = piece.count == 2 && piece[0] == 0xC2 && piece[1] == 0xA0
    if isNoBreak {
      let next = range.upperBound < source.bytes.count ? source.bytes[range.upperBound] : .space
      let isGrouping =
        !texts[last].endsInGap && texts[last].utf8.last?.isDigit == true && next.isDigit
      if isGrouping {
        texts[last].append(piece, for: range)
      } else {
        texts[last].space(range)
      }
      return
    }
    // Old pages number the characters of Windows-1252: "&#150;" is a dash.
    if piece.count == 2, piece[0] == 0xC2, (0x80...0x9F).contains(piece[1]),
      let scalar = Unicode.Scalar(CodePage.windows1252.scalar(of: piece[1]))
    {
      texts[last].append(Array(scalar.utf8), for: range)
      return
    }
    var start = piece.startIndex
    for index in piece.indices where piece[index].isWhiteSpace {
      texts[last].append(piece[start..<index], for: range)
      texts[last].space(range)
      start = index + 1
    }
    texts[last].append(piece[start...], for: range)
  }

  /// Text with its line ends: those of other systems become line feeds.
  private mutating func appendPreformatted(_ range: Range<Int>) {
    let last = texts.count - 1
    var start = range.lowerBound
    for index in range
    where source.bytes[index] == .carriageReturn || source.bytes[index] == .newline {
      // A line feed after a carriage return was taken with it.
      guard index >= start else { continue }
      let isPair =
        source.bytes[index] == .carriageReturn && index + 1 < range.upperBound
        && source.bytes[index + 1] == .newline
      let end = index + (isPair ? 2 : 1)
      texts[last].append(start..<index)
      // The line end after "<pre>" is not part of the text.
      if !texts[last].isEmpty {
        if source.bytes[index] == .newline {
          texts[last].append(index..<end)
        } else {
          texts[last].append([.newline], for: index..<end)
        }
      }
      start = end
    }
    texts[last].append(start..<range.upperBound)
  }

  private mutating func closeEdge(before next: UInt8) {
    guard case .between(let range) = edge else {
      edge = .none
      return
    }
    edge = .none
    let last = texts.count - 1
    guard let before = texts[last].utf8.last, !range.isEmpty else { return }
    let joinsNumber = before.isDigit && next.isDigit
    let isGap = before.isAlphanumeric && (next.isAlphanumeric || next == .dollar) && !joinsNumber
    if isGap { texts[last].space(range) }
  }

  private mutating func tag(_ name: UnsafePointer<CChar>) -> HTMLTag {
    // The parser keeps one copy of each name, so its address names it.
    if let tag = tags[name] { return tag }
    let tag = HTMLTag(name: String(cString: name).lowercased())
    tags[name] = tag
    return tag
  }
}
