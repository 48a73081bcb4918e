import Testing

@testable import pricebook

struct SuggestionTests {
  static let distances: [(String, String, Int)] = [
    ("", "", 0), ("a", "", 1), ("price", "price", 0), ("prcie", "price", 1), ("prices", "price", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("diff", "dfif", 1),
  ]

  @Test(arguments: distances)
  func `counts edits, a swap of neighbours once`(left: String, right: String, distance: Int) {
    #expect(
      Suggestion.distance(Array(left.unicodeScalars), Array(right.unicodeScalars)) == distance
    )
  }

  static let names = ["prices", "publish", "diff", "history", "audit", "update"]

  static let near: [(String, [String])] = [
    ("pricse", ["prices"]), ("prise", ["prices"]), ("dif", ["diff"]), ("hist", ["history"]),
    ("Audit", ["audit"]),
    ("updtae", ["update"]), ("zebra", []), ("", []), ("p", []),
  ]

  @Test(arguments: near)
  func `finds the names that a slip of the finger may have meant`(word: String, found: [String]) {
    #expect(Suggestion.nearest(to: word, among: Self.names) == found)
  }

  @Test func `an endless word costs nothing`() {
    let word = String(repeating: "x", count: 1_000_000)
    #expect(Suggestion.nearest(to: word, among: Self.names).isEmpty)
  }
}
