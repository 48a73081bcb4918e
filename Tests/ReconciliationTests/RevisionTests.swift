import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite("A source that changes its own page") struct RevisionTests {
  static let watched = [
    makeClaim("a", source: "page", value: .number("6"), asserted: "2026-11-01"),
    makeClaim("b", source: "page", value: .number("7"), asserted: "2026-12-01"),
  ]

  @Test func `one watched page that changes is a change of price`() {
    #expect(
      printed(ruling("erase/price", of: Self.watched, sources: [makeSource("page")])) == """
        6 [2026-11-01 to 2026-11-02..2026-12-01] contested
        7 [2026-11-02..2026-12-01 to -] contested
        """
    )
  }

  @Test func `each further change of the page is one more`() {
    let again =
      Self.watched + [
        makeClaim("c", source: "page", value: .number("9"), asserted: "2027-01-01")
      ]
    let found = ruling("erase/price", of: again, sources: [makeSource("page")])
    #expect(found?.periods.map(\.value) == [.number("6"), .number("7"), .number("9")])
    #expect(found?.setAside.isEmpty == true)
  }

  @Test func `a guide that changes its mind does not change what the seller states`() {
    let seller = makeClaim("s", source: "seller", value: .number("6"), asserted: "2026-10-01")
    let found = ruling(
      "erase/price",
      of: Self.watched + [seller],
      sources: [makeSource("page"), makeSource("seller", kind: .official)]
    )
    #expect(found?.periods.map(\.value) == [.number("6")])
    #expect(found?.setAside.map(\.claim) == ["b"])
  }

  @Test func `two sources that differ on two days are no revision`() {
    let others = [
      makeClaim("a", source: "first", value: .number("6"), asserted: "2026-11-01"),
      makeClaim("b", source: "second", value: .number("7"), asserted: "2026-12-01"),
    ]
    let found = ruling(
      "erase/price",
      of: others,
      sources: [makeSource("first"), makeSource("second")]
    )
    #expect(found?.periods.count == 1)
  }
}
