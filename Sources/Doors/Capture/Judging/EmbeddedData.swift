/// The data that a page brings along for its own scripts, and where these fetch more.
package struct EmbeddedData: Sendable, Hashable {
  /// JSON documents within the page, in their order.
  package let documents: [Document]

  /// Addresses of data that the page loads, as written, each once and in their order.
  package let addresses: [String]

  package struct Document: Sendable, Hashable {
    /// What the page calls it: "__NEXT_DATA__", "ld+json-1".
    package let name: String

    /// The JSON text as it stands in the page, or as the page's script would unpack it.
    package let bytes: [UInt8]
  }

  /// How many documents and addresses are looked at.
  private static let most = 32

  package init(_ html: [UInt8]) {
    let outline = PageOutline(html)
    var documents: [Document] = []
    var addresses: [String] = outline.links.compactMap { link in
      guard link["rel"]?.lowercased() == "preload", link["as"]?.lowercased() == "fetch" else {
        return link["type"]?.lowercased() == "application/json" ? link["href"] : nil
      }
      return link["href"]
    }
    for script in outline.scripts {
      let content = Array(html[script.content])
      let type = script.attributes["type"]?.lowercased() ?? ""
      if type.hasSuffix("json") {
        let kind = type.split(separator: "/").last ?? "json"
        let name = script.attributes["id"] ?? "\(kind)-\(documents.count + 1)"
        documents.append(Document(name: name, bytes: Self.trimmed(content)))
      } else if type.isEmpty || type.contains("javascript") || type == "module" {
        var assignments = AssignmentReader(content)
        while let found = assignments.next(), documents.count < Self.most {
          documents.append(Document(name: found.name, bytes: found.json))
        }
        addresses += AssignmentReader.addresses(in: content)
      }
    }
    self.documents = Array(documents.filter { !$0.bytes.isEmpty }.prefix(Self.most))
    var seen: Set<String> = []
    self.addresses = Array(addresses.filter { seen.insert($0).inserted }.prefix(Self.most))
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let head = bytes.drop { $0 <= 0x20 }
    return Array(head.reversed().drop { $0 <= 0x20 }.reversed())
  }
}
