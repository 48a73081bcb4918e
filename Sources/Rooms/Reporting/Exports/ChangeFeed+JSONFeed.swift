import Vocabulary

extension ChangeFeed {
  /// The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with its final newline.
  package var jsonFeed: String {
    var members: [JSON.Member] = [
      .init("version", .string("https://jsonfeed.org/version/1.1")),
      .init("title", .string(Self.title)),
    ]
    if let site {
      members.append(.init("home_page_url", .string("\(site)/")))
      members.append(.init("feed_url", .string("\(site)/changes.json")))
    }
    members += [
      .init("language", .string("en")),
      .init("authors", .array([.object([.init("name", .string(Self.author))])])),
      .init("items", .array(entries.map(Self.item))),
    ]
    return JSON.object(members).pretty + "\n"
  }

  private static func item(_ entry: Entry) -> JSON {
    .object([
      .init("id", .string(entry.id)), .init("title", .string(entry.title)),
      .init("content_html", .string(entry.html)),
      .init("content_text", .string(entry.lines.joined(separator: "\n"))),
      .init("date_published", .string(moment(entry.known))),
      .init("date_modified", .string(moment(entry.known))),
      .init("tags", .array([.string(entry.kind)])),
    ])
  }
}
