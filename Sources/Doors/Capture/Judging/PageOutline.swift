/// What can be seen of an HTML page without understanding it: text, scripts, forms.
///
/// Read in one pass over the bytes; malformed markup only makes it see less.
struct PageOutline: Sendable, Hashable {
  private(set) var title = ""

  /// What a reader sees, white space collapsed, up to `mostText` bytes.
  private(set) var text = ""
  private(set) var scripts: [Script] = []
  private(set) var links: [[String: String]] = []

  /// What stands there for those without JavaScript.
  private(set) var withoutScripts = ""
  private(set) var hasPasswordField = false

  /// Whether an element waits to be filled: one of the ids that application frameworks mount at.
  private(set) var hasMountPoint = false

  struct Script: Sendable, Hashable {
    let attributes: [String: String]
    let content: Range<Int>
  }

  /// Enough to judge a page by.
  static let mostText = 1 << 20

  private static let mountPoints: Set<String> = [
    "root", "app", "__next", "__nuxt", "___gatsby", "svelte", "react-root", "app-root", "main-app",
  ]

  private static let invisible: Set<String> = ["script", "style", "template", "svg"]

  init(_ bytes: [UInt8]) {
    var reader = TagReader(bytes)
    var texts: [UInt8] = []
    var isTitle = false
    var isWithoutScripts = false
    while let piece = reader.next() {
      switch piece {
      case .text(let range):
        if isTitle {
          title += Self.collapsed(bytes[range])
        } else if isWithoutScripts {
          withoutScripts += Self.collapsed(bytes[range]) + " "
        } else if texts.count < Self.mostText {
          texts += bytes[range]
        }
      case .end(let name):
        if name == "title" { isTitle = false }
        if name == "noscript" { isWithoutScripts = false }
        if !texts.isEmpty { texts.append(0x20) }
      case .start(let name, let attributes):
        texts.append(0x20)
        if let id = attributes["id"], Self.mountPoints.contains(id) { hasMountPoint = true }
        switch name {
        case "title": isTitle = title.isEmpty
        case "noscript": isWithoutScripts = true
        case "link": links.append(attributes)
        case "input" where attributes["type"]?.lowercased() == "password": hasPasswordField = true
        default: break
        }
        guard Self.invisible.contains(name) else { continue }
        let content = reader.rawText(until: name)
        if name == "script" { scripts.append(Script(attributes: attributes, content: content)) }
      }
    }
    text = Self.collapsed(texts[...])
  }

  private static func collapsed(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
      .split { $0.isWhitespace }
      .joined(separator: " ")
  }
}
