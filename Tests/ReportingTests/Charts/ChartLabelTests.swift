import Testing

@testable import Reporting

struct ChartLabelTests {
  static let columns: [(wanted: [Int], middles: [Int])] = [
    ([], []), ([50], [50]), ([10, 60], [10, 60]), ([60, 10], [60, 10]),
    // Two that want the same place share the way; so do three.
    ([50, 50], [40, 60]), ([50, 50, 50], [30, 50, 70]),
    // The first and the last stay within the range.
    ([-500], [0]), ([500], [100]), ([0, 0], [0, 20]), ([100, 100], [80, 100]),
    // A pair that is pushed apart pushes the one below it.
    ([50, 50, 65], [35, 55, 75]),
  ]

  @Test(arguments: columns)
  func `labels of a chart stand as near as can be to what they name`(
    wanted: [Int],
    middles: [Int]
  ) {
    #expect(LabelColumn.middles(wanted: wanted, height: 20, within: 0...100) == middles)
  }

  @Test func `labels of a chart never overlap, never leave their range and keep their order`() {
    var generator = SeededGenerator(state: 5)
    for _ in 0..<2_000 {
      let count = Int.random(in: 1...24, using: &generator)
      let spread = Int.random(in: 1...6_000, using: &generator)
      let wanted = (0..<count).map { _ in Int.random(in: -100...spread, using: &generator) }
      let range = 300...(300 + 180 * (count - 1) + Int.random(in: 0...900, using: &generator))
      let middles = LabelColumn.middles(wanted: wanted, height: 180, within: range)
      #expect(middles.allSatisfy(range.contains))
      let sorted = middles.sorted()
      #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 180 })
      let byWish = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
      #expect(byWish.map { middles[$0] } == sorted)
    }
  }

  @Test func `a label of a chart takes the first place without a label or a line`() {
    var room = LabelRoom(.init(left: 0, top: 0, right: 100, bottom: 100))
    let outside = LabelRoom.Box(left: 90, top: 0, right: 110, bottom: 10)
    let first = LabelRoom.Box(left: 0, top: 0, right: 20, bottom: 10)
    let second = LabelRoom.Box(left: 15, top: 5, right: 35, bottom: 15)
    let third = LabelRoom.Box(left: 60, top: 60, right: 90, bottom: 70)
    #expect(room.place([outside, first]) == 1)
    #expect(room.place([first, second]) == nil)
    // A slanting line through the third box, and one that passes it.
    room.take(lineThrough: [.init(x: 50, y: 40), .init(x: 100, y: 90)])
    #expect(room.place([third]) == nil)
    #expect(room.place([third], acrossLines: true) == 0)
    #expect(room.place([.init(left: 60, top: 20, right: 90, bottom: 30)]) == 0)
  }

  static let shortened: [(String, Int, String)] = [
    ("Erase", 1_000, "Erase"), ("Stable Image Ultra", 1_000, "Stable Ima…"), ("", 100, ""),
    ("価格価格価格", 500, "価格…"), ("Erase", 0, "…"),
  ]

  @Test(arguments: shortened)
  func `names in a chart that are too long end in an ellipsis`(
    text: String,
    room: Int,
    short: String
  ) {
    #expect(Lettering().shortened(text, to: room) == short)
  }

  @Test func `names in a chart break between words, and the last line is shortened`() {
    let lines = Lettering().lines("Pay as you go with credits in packs", to: 1_200, atMost: 2)
    #expect(lines == ["Pay as you go", "with credits i…"])
    #expect(Lettering().lines("", to: 1_200, atMost: 2) == [""])
  }

  @Test func `a name of a million letters is looked at no further than it can be shown`() {
    let name = String(repeating: "m", count: 1_000_000)
    #expect(Lettering().shortened(name, to: 1_000) == "mmmmm…")
    #expect(Lettering().lines(name, to: 1_000, atMost: 2) == ["mmmmm…"])
  }
}
