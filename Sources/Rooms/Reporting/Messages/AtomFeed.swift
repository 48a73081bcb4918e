package import Vocabulary

/// The feed of a watch: an Atom document (RFC 4287) that follows from what was told.
///
/// Ids are tags (RFC 4151) of the notices' own ids and never change. Times are the days on which
/// things became known, so that the same notices are the same bytes whenever they are written; an
/// empty feed is of 1970.
package enum AtomFeed {
  /// How many notices it holds: the newest.
  package static let mostEntries = 50

  /// `notices` are in the order in which they became known.
  package static func document(
    of notices: [Notice],
    for watch: Watch,
    as feed: NoticeTarget.Feed
  ) -> String {
    let newest = notices.suffix(mostEntries).reversed()
    let updated = notices.map(\.known).max() ?? Day(number: 0)
    let tag = "tag:\(feed.authority):pricebook"
    let link = feed.address.map { #"  <link rel="self" href="\#(XML.escaped($0))"/>"# + "\n" } ?? ""
    let entries = newest.map { entry(of: $0, tag) }.joined()
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        \(XML.element("id", "\(tag):\(watch.id)"))
        \(XML.element("title", watch.title))
        <updated>\(time(updated))</updated>
        <author><name>Pricebook</name></author>
        <generator>Pricebook</generator>
      \(link)\(entries)</feed>

      """
  }

  private static func entry(of notice: Notice, _ tag: String) -> String {
    let message = Message(notice)
    let link =
      message.link.map { #"    <link rel="alternate" href="\#(XML.escaped($0))"/>"# + "\n" } ?? ""
    return """
        <entry>
          \(XML.element("id", "\(tag):\(notice.watch):\(notice.id)"))
          \(XML.element("title", message.title))
          <published>\(time(notice.known))</published>
          <updated>\(time(notice.known))</updated>
          <category term="\(XML.escaped(message.topic))"/>
      \(link)    \(XML.element("content", message.text, #"type="text""#))
        </entry>

      """
  }

  private static func time(_ day: Day) -> String { "\(day)T00:00:00Z" }
}
