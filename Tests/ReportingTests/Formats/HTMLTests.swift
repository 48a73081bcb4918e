import Testing
import Vocabulary

@testable import Reporting

/// Words on a page are words, whatever they hold.
struct HTMLTests {
  static let attacks = [
    "</p><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)",
    "<!--", "&lt;b&gt;", "\u{202E}5$", "\u{0}\u{1B}[2J", "]]>",
  ]

  @Test(arguments: attacks)
  func `Words make no markup, neither in an element nor in an attribute`(_ attack: String) {
    var page = HTML()
    page.element("p", [("title", attack)], text: attack)
    let inner = page.text.dropFirst("<p title=\"".count).dropLast("</p>".count)
    #expect(page.text.hasPrefix("<p title=\""))
    #expect(inner.count { $0 == "<" } == 0)
    // The end of the attribute and the end of the start tag are the only ones.
    #expect(inner.count { $0 == "\"" } == 1)
    #expect(inner.count { $0 == ">" } == 1)
    #expect(!page.text.unicodeScalars.contains { Printable.isControl($0) })
  }

  @Test func `Elements nest, and an attribute without a value is left out`() {
    var page = HTML()
    page.element("ul", [("class", nil), ("id", "a")]) { page in
      page.element("li", text: "5 < 60")
      page.void("br")
    }
    #expect(page.text == "<ul id=\"a\"><li>5 &lt; 60</li><br></ul>")
  }

  static let addresses: [(address: String, isLink: Bool)] = [
    ("https://stability.ai/pricing", true), ("http://example.org", true),
    ("javascript:alert(1)", false), ("data:text/html,x", false), ("JAVASCRIPT:alert(1)", false),
    (" https://example.org", false), ("https://example.org/\u{1}", false),
    ("file:///etc/passwd", false),
    ("PyPI: litellm", false),
  ]

  @Test(arguments: addresses)
  func `Only an address of the web becomes a link`(_ address: String, _ isLink: Bool) {
    var page = HTML()
    page.link(to: address, text: "page")
    #expect(page.text.contains("<a ") == isLink)
    #expect(page.text.contains("page"))
  }

  @Test func `Data for machines cannot end its element`() {
    var page = HTML()
    page.data(.object([.init("name", .string("</script><script>alert(1)</script>"))]))
    #expect(page.text.components(separatedBy: "</script>").count == 2)
    #expect(page.text.contains(#""name":"\u003c/script>\u003cscript>alert(1)\u003c/script>""#))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = [""]
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].append(rest.removeFirst())
      }
    }
    return parts
  }
}
