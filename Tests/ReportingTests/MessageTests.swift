import Foundation
import Testing
import Vocabulary

@testable import Reporting

struct MessageTests {
  static func notice(
    _ kind: Change.Kind = .priceChange,
    old: Value? = amount("3"),
    new: Value? = amount("5"),
    quote: String = "Erase: 5 credits",
    cost: WorkloadCost.Outcome? = .billed(
      before: Bounds(Amount(3)),
      after: Bounds(Amount(5)),
      low: Amount(2),
      high: Amount(2)
    ),
    together: WorkloadCost.Outcome? = nil,
    day: Day = someDay,
    conditions: [String: String] = [:]
  ) -> Notice {
    Notice(
      id: "0123",
      watch: "team",
      known: someDay,
      news: .change(
        PriceNews(
          change: Change(
            kind: kind,
            key: Rate.Key(
              subject: "erase",
              attribute: .price,
              unit: .creditPerGeneration,
              conditions: conditions
            ),
            old: old,
            new: new,
            percent: Amount("66.7"),
            day: day
          ),
          name: "Erase",
          table: 12,
          status: .settled,
          confidence: Confidence(percent: 97),
          cost: cost.map {
            WorkloadCost(
              scenario: "shop",
              title: "A shop",
              period: .month,
              alone: $0,
              together: together ?? $0
            )
          },
          evidence: [
            .init(
              source: "page",
              publisher: "Publisher",
              address: "https://example.org/prices",
              captured: someDay,
              snapshot: "abc",
              quote: quote
            )
          ]
        )
      )
    )
  }

  @Test
  func `A message says what changed, since when, what it costs, how sure it is and who says so`() {
    #expect(
      Message(Self.notice()).text == """
        Erase: 3 -> 5 credit/generation (+66.7 %).
        Since 2026-01-01; known 2026-01-01, publication 12.
        'A shop' costs $3.00 -> $5.00 a month (+$2.00).
        The new state is settled, 97 % sure.
        Publisher, captured 2026-01-01: "Erase: 5 credits"
          https://example.org/prices
          snapshot abc
        """
    )
    #expect(Message(Self.notice()).link == "https://example.org/prices")
  }

  static let titles: [(Notice, String)] = [
    (notice(), "Erase: 3 -> 5 credit/generation (+66.7 %)"),
    (notice(.correction), "correction: Erase: 3 -> 5 credit/generation (+66.7 %)"),
    (notice(.new, old: nil), "Erase: new, 5 credit/generation"),
    (notice(.removed, new: nil), "Erase: not offered any more, was 3 credit/generation"),
    (notice(.renamed(from: "eraser")), "Erase: renamed, formerly 'eraser'"),
    (notice(.unit(from: "cent")), "Erase: now in credit/generation, formerly cent"),
    (
      notice(conditions: ["steps": "30"]),
      "Erase [erase (steps 30)]: 3 -> 5 credit/generation (+66.7 %)"
    ),
  ]

  @Test func `What is no quantity has no unit`() {
    let key = Rate.Key(subject: "erase", attribute: .rollover, unit: .boolean)
    let change = Change(kind: .new, key: key, old: nil, new: .boolean(false), day: someDay)
    let news = PriceNews(
      change: change,
      name: "Erase",
      table: 1,
      status: .settled,
      confidence: Confidence(percent: 90)
    )
    let notice = Notice(id: "1", watch: "team", known: someDay, news: .change(news))
    #expect(Message(notice).title == "Erase [erase rollover]: new, no")
  }

  @Test(arguments: titles)
  func `The title tells one class from another`(notice: Notice, title: String) {
    #expect(Message(notice).title == title)
  }

  @Test func `An announcement says so, and a bill that cannot be made why`() {
    let text = Message(
      Self.notice(cost: .unbilled("there is no price."), day: someDay.adding(days: 30))
    ).text
    let total = WorkloadCost.Outcome.billed(
      before: Bounds(Amount(3)),
      after: Bounds(Amount(9), Amount(10)),
      low: Amount(6),
      high: Amount(7)
    )
    #expect(
      Message(Self.notice(together: total)).text.contains(
        "'A shop' costs $3.00 -> $5.00 a month (+$2.00) by this change alone, costs $3.00 -> "
          + "$9.00-10.00 a month (+$6.00 to +$7.00) by all that became known."
      )
    )
    #expect(text.contains("From 2026-01-31, as announced; known 2026-01-01"))
    #expect(text.contains("'A shop' has no bill to compare: there is no price."))
  }

  @Test func `The object is JSON with every number as text`() throws {
    let text = Message(Self.notice()).json.compact
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    let change = try #require(object["change"] as? [String: Any])
    #expect(change["old"] as? String == "3")
    #expect(change["new"] as? String == "5")
    #expect(change["since"] as? String == "2026-01-01")
    let cost = try #require((object["cost"] as? [String: Any])?["alone"] as? [String: Any])
    #expect(cost["before"] as? String == "3")
    #expect(cost["difference"] as? String == "2")
    #expect((object["evidence"] as? [[String: Any]])?.first?["snapshot"] as? String == "abc")
    #expect(object["id"] as? String == "0123")
  }

  @Test func `Several notices make one message, with a key that no other has`() {
    let notices = [Self.notice(), Self.notice(.new, old: nil)]
    let message = Message(notices)
    #expect(message.title == "2 changes, first: Erase: 3 -> 5 credit/generation (+66.7 %)")
    #expect(message.key == "0123+1")
    #expect(message.text == notices.map { Message($0).text }.joined(separator: "\n\n"))
    #expect(message.json.compact.contains(#""topic":"digest""#))
    #expect(message.json.compact.components(separatedBy: #""class":""#).count == 3)
    #expect(Message([notices[0]]) == Message(notices[0]))
  }

  static let hostile = "</content>\u{1B}]0;x\u{7}<b a='\"'>&\u{0}\u{8}\u{FFFE}\u{202E}]]>\n\u{85}5"

  @Test func `Words of pages are obeyed by no reader`() throws {
    let notice = Self.notice(quote: Self.hostile)
    let message = Message(notice)
    #expect(!message.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!message.text.contains("\u{202E}"))
    let object = try JSONSerialization.jsonObject(with: Data(message.json.compact.utf8))
    let evidence = (object as? [String: Any])?["evidence"] as? [[String: Any]]
    #expect(evidence?.first?["quote"] as? String == Self.hostile)
    let feed = AtomFeedTests.feed([notice])
    #expect(!feed.contains("<b a="))
    #expect(
      !feed.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || $0.value == 0xFFFE || $0.value == 0x202E
      }
    )
  }
}

struct AtomFeedTests {
  static func feed(_ notices: [Notice], address: String? = nil) -> String {
    AtomFeed.document(
      of: notices,
      for: Watch(id: "team", title: "Prices & more", targets: []),
      as: NoticeTarget.Feed(file: "x", authority: "example.org,2026", address: address)
    )
  }

  @Test func `An empty feed is of 1970, so that it stays the same`() {
    #expect(
      Self.feed([], address: "https://example.org/a?b&c") == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
          <id>tag:example.org,2026:pricebook:team</id>
          <title>Prices &amp; more</title>
          <updated>1970-01-01T00:00:00Z</updated>
          <author><name>Pricebook</name></author>
          <generator>Pricebook</generator>
          <link rel="self" href="https://example.org/a?b&amp;c"/>
        </feed>

        """
    )
  }

  @Test func `An entry has an id for ever, the day it became known, its class and its page`() {
    #expect(
      Self.feed([MessageTests.notice(.new, old: nil, cost: nil)]).contains(
        """
          <updated>2026-01-01T00:00:00Z</updated>
          <author><name>Pricebook</name></author>
          <generator>Pricebook</generator>
          <entry>
            <id>tag:example.org,2026:pricebook:team:0123</id>
            <title>Erase: new, 5 credit/generation</title>
            <published>2026-01-01T00:00:00Z</published>
            <updated>2026-01-01T00:00:00Z</updated>
            <category term="new"/>
            <link rel="alternate" href="https://example.org/prices"/>
            <content type="text">Erase: new, 5 credit/generation.&#10;
        """.dropLast()
      )
    )
  }

  @Test func `The newest come first, and the oldest go`() {
    let notices = (0...AtomFeed.mostEntries).map { number in
      Notice(id: Identifier("n\(number)."), watch: "team", known: someDay, news: .test)
    }
    let feed = Self.feed(notices)
    #expect(!feed.contains("team:n0."))
    #expect(feed.components(separatedBy: "<entry>").count == AtomFeed.mostEntries + 1)
    let newest = feed.range(of: "team:n\(AtomFeed.mostEntries).")
    let older = feed.range(of: "team:n1.")
    #expect(
      (newest?.lowerBound).map { new in (older?.lowerBound).map { new < $0 } ?? false } == true
    )
  }
}
