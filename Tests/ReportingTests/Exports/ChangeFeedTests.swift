import Testing
import Vocabulary

@testable import Reporting

struct ChangeFeedTests {
  private func change(_ kind: Change.Kind, _ subject: String, _ old: Int?, _ new: Int?) -> Change {
    Change(
      kind: kind,
      key: .init(subject: Identifier(subject), attribute: .price, unit: .creditPerGeneration),
      old: old.map { .amount(Amount($0)) },
      new: new.map { .amount(Amount($0)) },
      percent: old == nil || new == nil ? nil : Amount("66.7"),
      day: Day("2025-08-01") ?? someDay
    )
  }

  private func publication(
    _ table: Int,
    known: Day = someDay,
    _ changes: Change...
  )
    -> ChangeFeed.Publication
  {
    .init(table: table, day: Day("2025-08-01") ?? someDay, known: known, changes: changes)
  }

  @Test func `a publication is an entry for each class of change in it`() {
    let feed = ChangeFeed(
      [publication(17, change(.new, "flash", nil, 2), change(.priceChange, "<erase>", 3, 5))],
      site: "https://Prices.example.org/feeds/"
    )
    #expect(
      feed.atom == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
          <id>tag:prices.example.org,2026:changes</id>
          <title>Stability AI API prices: changes</title>
          <updated>2026-01-01T00:00:00Z</updated>
          <author><name>Pricebook</name></author>
          <generator>Pricebook</generator>
          <link rel="self" type="application/atom+xml" \
        href="https://Prices.example.org/feeds/changes.atom"/>
          <link rel="alternate" type="text/html" href="https://Prices.example.org/feeds/"/>
          <entry>
            <id>tag:prices.example.org,2026:changes/17/price-change</id>
            <title>1 price change from 2025-08-01 (table 17)</title>
            <updated>2026-01-01T00:00:00Z</updated>
            <published>2026-01-01T00:00:00Z</published>
            <category term="price-change"/>
            <summary>&lt;erase&gt;: from 3 to 5 credit/generation, +66.7 %, from 2025-08-01</summary>
            <content type="html">&lt;ul&gt;&lt;li&gt;&amp;lt;erase&amp;gt;: from 3 to 5 \
        credit/generation, +66.7 %, from 2025-08-01&lt;/li&gt;&lt;/ul&gt;</content>
          </entry>
          <entry>
            <id>tag:prices.example.org,2026:changes/17/new</id>
            <title>1 new price from 2025-08-01 (table 17)</title>
            <updated>2026-01-01T00:00:00Z</updated>
            <published>2026-01-01T00:00:00Z</published>
            <category term="new"/>
            <summary>flash: 2 credit/generation, from 2025-08-01</summary>
            <content type="html">&lt;ul&gt;&lt;li&gt;flash: 2 credit/generation, from \
        2025-08-01&lt;/li&gt;&lt;/ul&gt;</content>
          </entry>
        </feed>

        """
    )
  }

  @Test func `JSON Feed has the same entries`() {
    let feed = ChangeFeed([publication(17, change(.priceChange, "erase", 3, 5))])
    #expect(
      feed.jsonFeed == """
        {
          "version": "https://jsonfeed.org/version/1.1",
          "title": "Stability AI API prices: changes",
          "language": "en",
          "authors": [
            {
              "name": "Pricebook"
            }
          ],
          "items": [
            {
              "id": "tag:pricebook.example,2026:changes/17/price-change",
              "title": "1 price change from 2025-08-01 (table 17)",
              "content_html": "<ul><li>erase: from 3 to 5 credit/generation, +66.7 %, from \
        2025-08-01</li></ul>",
              "content_text": "erase: from 3 to 5 credit/generation, +66.7 %, from 2025-08-01",
              "date_published": "2026-01-01T00:00:00Z",
              "date_modified": "2026-01-01T00:00:00Z",
              "tags": [
                "price-change"
              ]
            }
          ]
        }

        """
    )
  }

  @Test func `a feed without changes keeps its time, and one with them has that of the newest`() {
    #expect(ChangeFeed([publication(1)]).updated == Day(number: 0))
    let earlier = Day(number: someDay.number - 9)
    let feed = ChangeFeed([
      publication(1, known: someDay, change(.new, "erase", nil, 3)),
      publication(2, known: earlier, change(.priceChange, "erase", 3, 5)),
    ])
    #expect(feed.updated == someDay)
    #expect(feed.entries.map(\.id).first?.hasSuffix("/2/price-change") == true)
  }

  static let texts = [
    ("a & b", "a &amp; b"), ("<i>\"'", "&lt;i&gt;&quot;&#39;"), ("\u{1B}[2J", "\u{FFFD}[2J"),
    ("Zoë", "Zoë"), ("\u{FFFE}", "\u{FFFD}"),
  ]

  @Test(arguments: texts)
  func `XML holds no markup and no character that it forbids`(given: (text: String, xml: String)) {
    #expect(XML.escaped(given.text) == given.xml)
  }
}
