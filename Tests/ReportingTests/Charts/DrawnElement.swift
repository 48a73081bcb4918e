/// An element of a drawing, as a strict reader of XML finds it.
struct DrawnElement {
  let name: String
  let attributes: [String: String]

  /// The text directly in it, with references resolved.
  var text = ""

  /// A number among the attributes; 0 where there is none.
  func number(_ attribute: String) -> Double {
    attributes[attribute].flatMap(Double.init) ?? 0
  }
}

/// Why a text is no drawing.
struct DrawnError: Error {
  let what: String
}

extension DrawnElement {
  /// All elements of a document with one root, in the order in which they begin.
  static func elements(in svg: String) throws -> [DrawnElement] {
    var reader = Reader(rest: Substring(svg))
    try reader.read()
    return reader.elements
  }

  private struct Reader {
    var rest: Substring
    var elements: [DrawnElement] = []
    var open: [Int] = []

    mutating func read() throws {
      while !rest.isEmpty {
        let text = try resolved(take(until: "<"))
        if let last = open.last {
          elements[last].text += text
        } else if text.contains(where: { !$0.isWhitespace }) {
          throw DrawnError(what: "text '\(text)' outside the root")
        }
        if rest.isEmpty { break }
        try readTag(takeTag())
      }
      if !open.isEmpty { throw DrawnError(what: "\(open.count) elements are not closed") }
    }

    private mutating func take(until end: Character) -> Substring {
      let head = rest.prefix { $0 != end }
      rest = rest.dropFirst(head.count)
      return head
    }

    private mutating func takeTag() throws -> Substring {
      guard let end = rest.firstIndex(of: ">") else { throw DrawnError(what: "an open tag") }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      return tag
    }

    private mutating func readTag(_ tag: Substring) throws {
      if tag.hasPrefix("/") {
        guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
          throw DrawnError(what: "unexpected end <\(tag)>")
        }
        return
      }
      let isEmpty = tag.hasSuffix("/")
      var body = isEmpty ? tag.dropLast() : tag
      let name = body.prefix { $0.isLetter }
      body = body.dropFirst(name.count)
      var attributes: [String: String] = [:]
      while !body.isEmpty {
        guard body.first == " ", let equals = body.firstIndex(of: "=") else {
          throw DrawnError(what: "'\(body)' in <\(tag)>")
        }
        let key = String(body[..<equals].dropFirst())
        let value = body[equals...].dropFirst()
        guard value.first == "\"", let end = value.dropFirst().firstIndex(of: "\"") else {
          throw DrawnError(what: "an attribute without quotes in <\(tag)>")
        }
        let text = try resolved(value.dropFirst()[..<end])
        guard attributes.updateValue(text, forKey: key) == nil else {
          throw DrawnError(what: "'\(key)' twice in <\(tag)>")
        }
        body = value[value.index(after: end)...]
      }
      if open.isEmpty, !elements.isEmpty { throw DrawnError(what: "a second root <\(tag)>") }
      elements.append(DrawnElement(name: String(name), attributes: attributes))
      if !isEmpty { open.append(elements.count - 1) }
    }

    private func resolved(_ text: Substring) throws -> String {
      var resolved = ""
      var rest = text
      while let start = rest.firstIndex(of: "&") {
        resolved += rest[..<start]
        guard let end = rest[start...].firstIndex(of: ";") else {
          throw DrawnError(what: "a bare &")
        }
        switch rest[start...end] {
        case "&amp;": resolved += "&"
        case "&lt;": resolved += "<"
        case "&gt;": resolved += ">"
        case "&quot;": resolved += "\""
        case "&#39;": resolved += "'"
        case "&#10;": resolved += "\n"
        case "&#9;": resolved += "\t"
        default: throw DrawnError(what: "unknown reference \(rest[start...end])")
        }
        rest = rest[rest.index(after: end)...]
      }
      return resolved + rest
    }
  }
}
