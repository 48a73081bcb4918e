import TestSupport
import Testing
import Vocabulary

@testable import Reporting

/// Pages made of a few values.
struct SiteTests {
  private static func snapshot(
    _ id: String,
    captured: String,
    published: String? = nil
  ) -> Snapshot {
    Snapshot(
      id: Identifier(id),
      source: "page",
      address: "https://example.org/page",
      captured: Day(captured) ?? someDay,
      published: published.flatMap { Day($0) }.map { DaySpan($0) },
      mediaType: .html,
      way: .http,
      fidelity: .verbatim,
      length: 100
    )
  }

  private static func claim(_ id: String, in snapshot: Snapshot, asserted: String) -> Claim {
    makeClaim(
      id,
      value: amount("5"),
      asserted: asserted,
      evidence: Evidence(
        snapshot: snapshot.id,
        passage: Passage(bytes: 10..<19, quote: "5 credits"),
        path: "p[1]",
        rule: "test"
      )
    )
  }

  private static func site(
    subjects: [Subject] = [makeSubject("erase", name: "Erase")],
    snapshots: [Snapshot] = [],
    claims: [Claim] = [],
    rulings: [Ruling] = [],
    rates: [Rate] = [],
    publications: [ChangeFeed.Publication] = [],
    sightings: [Identifier<Snapshot>: Day] = [:]
  ) -> Site {
    let table = PriceTable(number: 1, day: someDay, known: someDay, reader: "test", rates: rates)
    return Site(
      SiteContents(
        knowledge: Knowledge(
          on: someDay,
          known: someDay,
          subjects: subjects,
          sources: [makeSource()],
          snapshots: snapshots,
          claims: claims,
          decisions: [],
          rulings: rulings,
          tables: [],
          plans: [],
          hosts: [],
          gpus: []
        ),
        table: table,
        rates: rates,
        publications: publications,
        sources: [],
        sightings: sightings,
        excerpts: [:],
        scenarios: [],
        program: "pricebook test"
      )
    )
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: - Freshness

  static let statements: [(published: String?, seen: String?, stated: String)] = [
    // Captured on 2025-12-01.
    (nil, nil, "2025-12-01"),
    // Seen unchanged since.
    (nil, "2025-12-24", "2025-12-24"),
    // A page that dates itself says so only for its own day, however often it is seen.
    ("2024-05-01", "2025-12-24", "2024-05-01"),
  ]

  @Test(arguments: statements)
  func `A price is as fresh as the last day a page states it`(
    _ published: String?,
    _ seen: String?,
    _ stated: String
  ) {
    let snapshot = Self.snapshot("s1", captured: "2025-12-01", published: published)
    let claim = Self.claim("c1", in: snapshot, asserted: published ?? "2025-12-01")
    let site = Self.site(
      snapshots: [snapshot],
      claims: [claim],
      rates: [makeRate("erase", amount("5"))],
      sightings: seen.flatMap { Day($0) }.map { [snapshot.id: $0] } ?? [:]
    )
    #expect(site.lastStated(["c1"])?.description == stated)
    #expect(Self.text(site.pricesPage()).contains("<time datetime=\"\(stated)\">"))
  }

  static let freshnesses: [(days: Int, word: String)] = [
    (0, "fresh"), (31, "fresh"), (32, "ageing"), (183, "ageing"), (184, "old"),
  ]

  @Test(arguments: freshnesses)
  func `What was last stated long ago is marked`(_ days: Int, _ word: String) {
    #expect(Self.site().freshness(of: someDay.adding(days: -days)) == word)
  }

  // MARK: - Names of files

  static let slugs: [(text: String, slug: String)] = [
    ("sd3.5-large", "sd3.5-large"), ("../../etc/passwd", "_2e._2f.._2fetc_2fpasswd"),
    (".hidden", "_2ehidden"), ("a_b", "a_5fb"), ("erase/price?x=1", "erase_2fprice_3fx_3d1"),
    ("é", "_c3_a9"), ("a b", "a_20b"),
  ]

  @Test(arguments: slugs)
  func `No id leaves its folder, and two ids never meet`(_ text: String, _ slug: String) {
    #expect(Site.slug(text) == slug)
    #expect(!slug.contains("/") && !slug.hasPrefix("."))
  }

  @Test func `Every file of a site has a name of its own`() {
    let site = Self.site(
      subjects: [makeSubject("a/b"), makeSubject("a_b"), makeSubject("A")],
      rulings: ["a/b", "a_b", "A"].map {
        makeRuling($0, periods: [makePeriod(amount("1"), from: "2025-01-01")])
      }
    )
    let paths = site.files.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(paths.count == 13)
    #expect(paths.count { $0.hasPrefix("services/") } == 3)
  }

  // MARK: - Offers

  private static func offer(_ rate: Rate) -> String? {
    site(rates: [rate]).offers(of: rate.key.subject)?.compact
  }

  @Test func `A price in credits is offered at its price in USD, for one use`() throws {
    let offer = try #require(
      Self.offer(makeRate("erase", amount("5"), usd: "0.05", from: "2025-08-01"))
    )
    #expect(offer.contains(#""@type":"Offer","priceCurrency":"USD","price":"0.05""#))
    #expect(offer.contains(#""unitText":"generation","referenceQuantity":{"#))
    #expect(offer.contains(#""validFrom":"2025-08-01","seller":{"#))
    #expect(offer.contains(#""name":"Erase","identifier":"erase""#))
  }

  @Test func `A range has its two ends and no single price`() throws {
    let range = Value.range(Amount(1), Amount(3))
    let offer = try #require(Self.offer(makeRate("erase", range, unit: .usdPerGeneration)))
    #expect(offer.contains(#""minPrice":"1","maxPrice":"3""#))
    #expect(!offer.contains(#""price":"#))
  }

  @Test func `A monthly fee is a subscription`() throws {
    let rate = makeRate("plan", amount("20"), attribute: .monthlyFee, unit: .usdPerMonth)
    let offer = try #require(Self.offer(rate))
    #expect(offer.contains(#""priceComponentType":"https://schema.org/Subscription""#))
    #expect(offer.contains(#""billingDuration":"P1M""#))
  }

  static let unsold: [Rate] = [
    makeRate("community-license", amount("1000000"), attribute: .revenueLimit, unit: .usdPerYear),
    makeRate("api", .boolean(false), attribute: .chargedOnFailure, unit: .boolean),
    makeRate("erase", amount("5")),
  ]

  @Test(arguments: unsold)
  func `What is no price, or has none in USD, is no offer`(_ rate: Rate) {
    #expect(Self.offer(rate) == nil)
  }

  // MARK: - Changes

  private static func publication(
    _ number: Int,
    _ day: String,
    _ kind: Change.Kind
  ) -> ChangeFeed.Publication {
    let day = Day(day) ?? someDay
    return ChangeFeed.Publication(
      table: number,
      day: day,
      known: day,
      changes: [
        Change(
          kind: kind,
          key: makeRate("erase", nil).key,
          old: amount("3"),
          new: amount("5"),
          percent: Amount("66.7"),
          day: day
        )
      ]
    )
  }

  @Test func `The newest year of changes is on the first page, each other on its own, by class`() {
    let site = Self.site(publications: [
      Self.publication(1, "2024-03-01", .correction),
      Self.publication(2, "2025-08-01", .priceChange),
      Self.publication(3, "2025-09-01", .correction),
    ])
    let newest = Self.text(site.changesPage())
    #expect(newest.contains("<h2 id=\"price-change\">Price changes: 1</h2>"))
    #expect(newest.contains("<h2 id=\"correction\">Corrections: 1</h2>"))
    #expect(!newest.contains("2024-03-01"))
    #expect(site.files.map(\.path).filter { $0.hasPrefix("changes/") } == ["changes/2024.html"])
    let earlier = Self.text(site.changesPage(of: 2024))
    #expect(earlier.contains("2024-03-01"))
    #expect(earlier.contains("<a href=\"../changes.html\">2025</a>"))
  }

  // MARK: - Statements

  @Test func `Claims of several captures that are alike are one statement with all its days`() {
    let snapshots = ["2025-10-01", "2025-11-01", "2025-12-01"].enumerated().map { index, day in
      Self.snapshot("s\(index)", captured: day)
    }
    let claims = snapshots.enumerated().map { index, snapshot in
      Self.claim("c\(index)", in: snapshot, asserted: snapshot.captured.description)
    }
    let ruling = makeRuling(periods: [
      makePeriod(amount("5"), from: "2025-10-01", kept: ["c0", "c1", "c2"])
    ])
    let site = Self.site(snapshots: snapshots, claims: claims, rulings: [ruling])
    let statements = Statement.all(in: claims.map(\.id), site)
    #expect(statements.count == 1)
    #expect(statements.first?.count == 3)
    #expect(
      statements.first?.days.map(\.description) == ["2025-10-01", "2025-11-01", "2025-12-01"]
    )
    #expect(Self.text(site.servicePage("erase")).contains("; 3 claims"))
  }
}
