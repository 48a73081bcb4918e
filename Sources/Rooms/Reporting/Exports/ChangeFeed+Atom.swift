import Vocabulary

extension ChangeFeed {
  /// The feed as Atom 1.0 (RFC 4287), with its final newline.
  package var atom: String {
    var lines = [
      #"<?xml version="1.0" encoding="utf-8"?>"#,
      #"<feed xmlns="http://www.w3.org/2005/Atom">"#,
      "  <id>\(XML.escaped(id))</id>", "  <title>\(XML.escaped(Self.title))</title>",
      "  <updated>\(Self.moment(updated))</updated>",
      "  <author><name>\(Self.author)</name></author>",
      "  <generator>\(Self.author)</generator>",
    ]
    if let site {
      lines.append(
        #"  <link rel="self" type="application/atom+xml" href="\#(XML.escaped(site))/changes.atom"/>"#
      )
      lines.append(#"  <link rel="alternate" type="text/html" href="\#(XML.escaped(site))/"/>"#)
    }
    for entry in entries { lines += Self.atom(entry) }
    return lines.joined(separator: "\n") + "\n</feed>\n"
  }

  private static func atom(_ entry: Entry) -> [String] {
    [
      "  <entry>", "    <id>\(XML.escaped(entry.id))</id>",
      "    <title>\(XML.escaped(entry.title))</title>",
      "    <updated>\(moment(entry.known))</updated>",
      "    <published>\(moment(entry.known))</published>",
      #"    <category term="\#(XML.escaped(entry.kind))"/>"#,
      "    <summary>\(XML.escaped(entry.summary))</summary>",
      #"    <content type="html">\#(XML.escaped(entry.html))</content>"#, "  </entry>",
    ]
  }
}

extension ChangeFeed {
  /// The id of the feed itself.
  var id: String {
    "tag:\(authority),2026:changes"
  }
}

extension ChangeFeed.Entry {
  /// The changes as a list.
  var html: String {
    "<ul>" + lines.map { "<li>\(XML.escaped($0))</li>" }.joined() + "</ul>"
  }

  /// The first three changes, and how many more there are.
  var summary: String {
    let first = lines.prefix(3).joined(separator: "; ")
    return lines.count > 3 ? "\(first); and \(lines.count - 3) more" : first
  }
}
