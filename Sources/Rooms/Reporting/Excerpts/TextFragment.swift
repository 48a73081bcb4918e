/// A link to the very words of a page: the fragment that browsers scroll to and highlight.
///
/// By the URL Fragment Text Directives of the WICG: `#:~:text=[prefix-,]start[,end]`.
enum TextFragment {
  /// The address with the directive; the address itself where there are no words to look for.
  ///
  /// A short quote, a bare number, is told apart by the words before it; of a long one only the
  /// beginning and the end are named.
  static func address(_ address: String, quoting quote: String, after before: String) -> String {
    let words = quote.split { $0.isWhitespace }.map(String.init)
    guard !words.isEmpty, HTML.isOnTheWeb(address) else { return address }
    var directive: String
    if words.count > mostWords {
      directive =
        encoded(words.prefix(edgeWords)) + "," + encoded(words.suffix(edgeWords))
    } else {
      directive = encoded(words[...])
    }
    let prefix = before.split { $0.isWhitespace }.map(String.init).filter { $0 != "…" }
    if quote.utf8.count < short, !prefix.isEmpty {
      directive = encoded(prefix.suffix(prefixWords)) + "-," + directive
    }
    return address + (address.contains("#") ? "" : "#") + ":~:text=" + directive
  }

  private static let mostWords = 10
  private static let edgeWords = 4
  private static let prefixWords = 4
  private static let short = 24

  /// Everything but letters and digits as percents: "-", "," and "&" mean something in a directive.
  private static func encoded(_ words: ArraySlice<String>) -> String {
    var encoded = ""
    for byte in words.joined(separator: " ").utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return encoded
  }
}
