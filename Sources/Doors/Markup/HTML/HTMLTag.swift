/// What an element means for the reading of a page.
enum HTMLTag: Equatable {
  /// Runs on with the text around it.
  case inline
  /// Runs on with the text around it, in bold letters.
  case strong
  /// Stands on lines of its own.
  case block
  case heading(Int)
  case list
  case item
  case term
  case definition
  case table
  case rowGroup
  case headGroup
  case row
  case cell
  case headCell
  case caption
  case title
  case lineBreak
  case preformatted
  case raised
  case script
  /// Not seen by a reader, or taken back by the author (struck prices).
  case skipped

  init(name: String) {
    switch name {
    case "h1": self = .heading(1)
    case "h2": self = .heading(2)
    case "h3": self = .heading(3)
    case "h4": self = .heading(4)
    case "h5": self = .heading(5)
    case "h6": self = .heading(6)
    case "ul", "ol", "menu", "dir": self = .list
    case "li": self = .item
    case "dt": self = .term
    case "dd": self = .definition
    case "table": self = .table
    case "tbody", "tfoot": self = .rowGroup
    case "thead": self = .headGroup
    case "tr": self = .row
    case "td": self = .cell
    case "th": self = .headCell
    case "caption": self = .caption
    case "title": self = .title
    case "br": self = .lineBreak
    case "b", "strong": self = .strong
    case "pre", "listing", "xmp": self = .preformatted
    case "sup": self = .raised
    case "script": self = .script
    case "style", "noscript", "template", "svg", "iframe", "noembed", "noframes", "video", "audio",
      "canvas", "s", "strike", "del", "datalist":
      self = .skipped
    case "html", "head", "body", "p", "div", "section", "article", "main", "header", "footer",
      "nav",
      "aside", "form", "fieldset", "legend", "address", "blockquote", "figure", "figcaption",
      "details", "summary", "dl", "hr", "option", "optgroup", "select", "center", "hgroup",
      "search",
      "dialog", "textarea", "meta", "link", "base", "colgroup", "col", "frameset", "frame":
      self = .block
    default:
      // Custom elements are containers nearly always: "pricing-card".
      self = name.utf8.contains(.dash) ? .block : .inline
    }
  }

  /// What an ARIA role makes of an element, or `nil` where it changes nothing here.
  init?(role: String, level: Int?) {
    switch role {
    case "heading": self = .heading(min(max(level ?? 2, 1), 6))
    case "table", "grid", "treegrid": self = .table
    case "rowgroup": self = .rowGroup
    case "row": self = .row
    case "cell", "gridcell": self = .cell
    case "columnheader", "rowheader": self = .headCell
    case "list": self = .list
    case "listitem": self = .item
    case "term": self = .term
    case "definition": self = .definition
    default: return nil
    }
  }
}

/// The attributes of an element that change how it is read.
struct HTMLAttributes {
  var role: String?
  var level: Int?
  var columns = 1
  var rows = 1
  var language: String?
  var isJSON = false

  init(_ attributes: UnsafePointer<UnsafePointer<CChar>?>?) {
    guard var next = attributes else { return }
    while let name = next[0] {
      if let value = next[1] { read(String(cString: name), value) }
      next += 2
    }
  }

  private mutating func read(_ name: String, _ value: UnsafePointer<CChar>) {
    switch name {
    case "role": role = Self.text(value).lowercased()
    case "aria-level": level = Int(Self.text(value))
    case "colspan", "aria-colspan": columns = Self.number(value) ?? 1
    case "rowspan", "aria-rowspan": rows = Self.number(value) ?? 1
    case "type": isJSON = Self.text(value).lowercased().contains("json")
    case "class":
      for word in Self.text(value).split(separator: " ") {
        for prefix in ["language-", "lang-"] where word.hasPrefix(prefix) {
          language = String(word.dropFirst(prefix.count))
        }
      }
    default: break
    }
  }

  /// A number as HTML reads it: digits after white space, what follows ignored.
  private static func number(_ value: UnsafePointer<CChar>) -> Int? {
    Int(text(value).drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber })
  }

  /// The start of a value: no attribute read here is longer, and values of megabytes exist.
  private static func text(_ value: UnsafePointer<CChar>) -> String {
    var bytes: [UInt8] = []
    while bytes.count < 256, value[bytes.count] != 0 {
      bytes.append(UInt8(bitPattern: value[bytes.count]))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
