/// A piece of an HTML page that grows: elements are made here, all words are escaped.
///
///     var page = HTML()
///     page.element("p", [("class", "lead")]) { $0.text("5 < 60") }
///     page.text   // <p class="lead">5 &lt; 60</p>
struct HTML {
  private var output = PrintedBytes()

  /// A name and a value; no attribute where the value is `nil`.
  typealias Attribute = (name: StaticString, value: String?)

  var bytes: [UInt8] { output.bytes }
  var text: String { output.text }

  /// Words from anywhere.
  mutating func text(_ words: String) {
    output.append(XML.escaped(words))
  }

  /// An element with what the closure puts into it.
  mutating func element(
    _ name: StaticString,
    _ attributes: [Attribute] = [],
    _ content: (inout HTML) -> Void
  ) {
    open(name, attributes)
    content(&self)
    output.append("</\(name)>")
  }

  /// An element with words in it.
  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element that has no content by the HTML standard: "br", "link", "meta".
  mutating func void(_ name: StaticString, _ attributes: [Attribute] = []) {
    open(name, attributes)
  }

  /// A line break between blocks, for those who read the file.
  mutating func line() {
    output.append(UInt8(ascii: "\n"))
  }

  /// A drawing made in this room, whose words are escaped already.
  mutating func drawing(_ svg: String) {
    output.append(svg)
  }

  /// The document type.
  mutating func doctype() {
    output.append("<!doctype html>\n")
  }

  /// Data for machines that no browser runs; "<" is written as JSON's own escape, so that no word in
  /// it can end the element.
  mutating func data(_ json: JSON) {
    open("script", [("type", "application/ld+json")])
    let text = json.compact
    for piece in text.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
      if piece.offset > 0 { output.append("\\u003c") }
      output.append(String(piece.element))
    }
    output.append("</script>")
  }

  /// A link where the address is one of the web; words alone where it is anything else, as a script.
  mutating func link(to address: String, _ attributes: [Attribute] = [], text: String) {
    guard Self.isOnTheWeb(address) else {
      self.text(text)
      return
    }
    element("a", [("href", address), ("rel", "noreferrer")] + attributes, text: text)
  }

  static func isOnTheWeb(_ address: String) -> Bool {
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    return isPlain && (address.hasPrefix("https://") || address.hasPrefix("http://"))
  }

  private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
    output.append("<\(name)")
    for attribute in attributes {
      guard let value = attribute.value else { continue }
      output.append(" \(attribute.name)=\"\(XML.escaped(value))\"")
    }
    output.append(UInt8(ascii: ">"))
  }
}
