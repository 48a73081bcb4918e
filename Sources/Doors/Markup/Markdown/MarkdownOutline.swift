import CMarkGFM
import Vocabulary

/// The blocks of a Markdown page and the lines they stand on, as cmark-gfm finds them.
///
/// Only its block structure is used: in version 0.29.0.gfm.6 the columns of inline nodes are wrong
/// wherever a line goes on in a list or quote, those of tables inside lists too, and a table of many
/// columns and short rows takes memory without bound. Inline marks and tables are read by
/// `MarkdownInline` and `PipeRow`. The parser is given a copy of the same length in which marks that
/// matter only inside a line are masked, so its inline work stays linear.
struct MarkdownOutline {
  /// A block that holds text, not other blocks.
  struct Leaf {
    let kind: Kind
    /// Its lines, counted from 0.
    let lines: ClosedRange<Int>
    /// Where its first line starts, in bytes from the start of that line.
    let column: Int
    let quoteDepth: Int
    let itemDepth: Int
    let isFirstInItem: Bool
  }

  enum Kind: Equatable {
    case heading(level: Int)
    case paragraph
    case code(isFenced: Bool)
    case html
  }

  let leaves: [Leaf]

  init(_ bytes: [UInt8], lines: [Range<Int>]) {
    let masked = Self.masked(bytes, lines)
    let start = lines.first?.lowerBound ?? bytes.count
    let document = masked[start...].withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        buffer.count,
        CMARK_OPT_SOURCEPOS
      )
    }
    guard let document else {
      leaves = []
      return
    }
    defer { cmark_node_free(document) }
    leaves = Self.leaves(of: document, lineCount: lines.count)
  }

  private static func leaves(of document: OpaquePointer, lineCount: Int) -> [Leaf] {
    guard let walk = cmark_iter_new(document) else { return [] }
    defer { cmark_iter_free(walk) }
    var leaves: [Leaf] = []
    var (quotes, items) = (0, 0)
    var isFirst = false
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { break }
      let node = cmark_iter_get_node(walk)
      let isEntering = event == CMARK_EVENT_ENTER
      let kind: Kind
      switch cmark_node_get_type(node) {
      case CMARK_NODE_BLOCK_QUOTE:
        quotes += isEntering ? 1 : -1
        continue
      case CMARK_NODE_ITEM:
        items += isEntering ? 1 : -1
        isFirst = isEntering
        continue
      case CMARK_NODE_HEADING: kind = .heading(level: Int(cmark_node_get_heading_level(node)))
      case CMARK_NODE_PARAGRAPH: kind = .paragraph
      case CMARK_NODE_HTML_BLOCK: kind = .html
      case CMARK_NODE_CODE_BLOCK:
        // It writes through all three pointers, wanted or not.
        var (length, offset, mark) = (CInt(0), CInt(0), CChar(0))
        kind = .code(isFenced: cmark_node_get_fenced(node, &length, &offset, &mark) != 0)
      default: continue
      }
      guard isEntering else { continue }
      let first = Int(cmark_node_get_start_line(node)) - 1
      let last = Int(cmark_node_get_end_line(node)) - 1
      guard first >= 0, first < lineCount else { continue }
      leaves.append(
        Leaf(
          kind: kind,
          lines: first...min(max(first, last), lineCount - 1),
          column: max(0, Int(cmark_node_get_start_column(node)) - 1),
          quoteDepth: quotes,
          itemDepth: items,
          isFirstInItem: isFirst
        )
      )
      isFirst = false
    }
    return leaves
  }

  // MARK: - Masking

  private static func masked(_ bytes: [UInt8], _ lines: [Range<Int>]) -> [UInt8] {
    var copy = bytes
    for line in lines { mask(line, in: &copy) }
    return copy
  }

  /// Hides what is not at the start of a line's own text: emphasis, links, entities, inline HTML.
  private static func mask(_ line: Range<Int>, in bytes: inout [UInt8]) {
    var index = line.lowerBound
    var depth = 0
    // The marks of quotes and list items, up to the text.
    while index < line.upperBound {
      let byte = bytes[index]
      let isSetOff = index + 1 == line.upperBound || bytes[index + 1].isBlank
      let isBullet = (byte == .star || byte == .dash || byte == .plus) && isSetOff
      if byte == .greater || isBullet {
        depth += 1
        if depth > Limits.markdownDepth { break }
      } else if !byte.isBlank {
        break
      }
      index += 1
    }
    guard index < line.upperBound else { return }
    let start = index
    let first = bytes[start]
    let run = bytes.runLength(of: first, at: start, before: line.upperBound)
    if first == .backtick || first == .tilde, run >= 3 { return }
    let isRule =
      (first == .star || first == .underscore)
      && bytes[start..<line.upperBound].allSatisfy { $0 == first || $0.isBlank }
    if isRule { return }
    while index < line.upperBound {
      switch bytes[index] {
      case .backtick, .star, .underscore, .openBracket, .closeBracket, .ampersand, .tilde,
        .backslash:
        bytes[index] = UInt8(ascii: "x")
      case .bang where index == start || bytes[index - 1] != .less:
        bytes[index] = UInt8(ascii: "x")
      case .less where index > start && !bytes.has("</", at: index):
        bytes[index] = UInt8(ascii: "x")
      case .greater where depth > Limits.markdownDepth:
        bytes[index] = UInt8(ascii: "x")
      case .dash, .plus:
        if depth > Limits.markdownDepth { bytes[index] = UInt8(ascii: "x") }
      default: break
      }
      index += 1
    }
  }
}
