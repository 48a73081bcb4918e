package import Vocabulary

/// Which kind of page an answer is.
package enum PageType {
  /// By the header and, where that says no more than "text", by the ending of the address; `nil` for
  /// what is no page, such as an image.
  package static func mediaType(of response: Response) -> Snapshot.MediaType? {
    let ending = ending(of: response.address)
    guard let type = response.mediaType else { return guess(response.bytes, ending) }
    switch type {
    case "text/html", "application/xhtml+xml": return .html
    case "text/markdown", "text/x-markdown": return .markdown
    case "application/octet-stream", "binary/octet-stream": return guess(response.bytes, ending)
    case "application/yaml", "application/x-yaml", "application/javascript", "application/xml",
      "application/toml":
      return .plain
    default:
      if type == "application/json" || type == "text/json" || type.hasSuffix("+json") {
        return .json
      }
      return type.hasPrefix("text/") ? guess(response.bytes, ending) : nil
    }
  }

  /// Whether bytes are UTF-16 or UTF-32 by their mark: text with zeros in it.
  static func isWide(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  private static func ending(of address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let name = path.split(separator: "/").last ?? ""
    return name.contains(".") ? (name.split(separator: ".").last?.lowercased() ?? "") : ""
  }

  private static func guess(_ bytes: [UInt8], _ ending: String) -> Snapshot.MediaType? {
    switch ending {
    case "md", "markdown": return .markdown
    case "json", "ipynb": return .json
    case "html", "htm": return .html
    default: break
    }
    if bytes.contains(0), !isWide(bytes) { return nil }
    let start = bytes.prefix(512).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    let word = String(decoding: start.prefix(14), as: UTF8.self).lowercased()
    if word.hasPrefix("<!doctype html") || word.hasPrefix("<html") { return .html }
    return .plain
  }
}
