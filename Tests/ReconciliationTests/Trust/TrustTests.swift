import TestSupport
import Testing
import Vocabulary

@testable import Reconciliation

@Suite("Trust in sources")
struct TrustTests {
  /// Claims from rows "source item value", one group an item.
  private func trust(
    _ rows: [String],
    sources: [Source] = []
  ) -> (trust: Trust, claims: [Claim], items: [String]) {
    let claims = rows.enumerated().map { number, row in
      let parts = row.split(separator: " ", maxSplits: 2).map(String.init)
      return makeClaim("c\(number)", source: parts[0], subject: parts[1], value: .text(parts[2]))
    }
    let groups = Dictionary(grouping: claims.indices) { claims[$0].subject }
    let items = groups.keys.sorted()
    let trust = Trust(claims: claims, groups: items.map { groups[$0] ?? [] }, sources: sources)
    return (trust, claims, items.map(\.text))
  }

  private func winners(_ found: (trust: Trust, claims: [Claim], items: [String])) -> [String] {
    zip(found.items, found.trust.verdicts).map { item, verdict in
      let value = verdict.options.first.map { found.claims[$0.spokesman].value.description }
      return "\(item) \(value ?? "-")"
    }
  }

  /// Numbers that look random and are the same on every run.
  private struct Dice {
    private var state: UInt64

    init(_ seed: UInt64) {
      state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  @Test
  func `believes the one source that was right elsewhere against two that were not`() {
    var rows: [String] = []
    for item in 0..<20 {
      for source in ["good", "fair", "plain"] { rows.append("\(source) i\(10 + item) right") }
      rows += ["bad i\(10 + item) wrong-\(item)", "worse i\(10 + item) false-\(item)"]
    }
    rows += ["good z alpha", "bad z beta", "worse z beta"]
    let found = trust(rows)
    #expect(winners(found).last == "z alpha")
    let (good, bad) = (found.trust.reliability(of: "good"), found.trust.reliability(of: "bad"))
    #expect((good ?? 0) > 0.9)
    #expect((bad ?? 1) < 0.4)
    #expect(found.trust.reliability(of: "nobody") == nil)
  }

  @Test
  func `gives a lone statement its source's reliability and no more`() throws {
    var rows: [String] = []
    for item in 0..<10 {
      for source in ["a", "b", "c"] { rows.append("\(source) i\(item) x\(item)") }
    }
    rows.append("newcomer lone value")
    let found = trust(rows)
    let lone = try #require(found.trust.verdicts.last?.options.first)
    #expect((0.7...0.97).contains(lone.probability))
    let shared = try #require(found.trust.verdicts.first?.options.first)
    #expect(shared.probability > 0.99)
  }

  @Test
  func `shares at most certainty among the values of an item`() {
    let found = trust(["a i x", "b i y", "c i z", "a j x", "b j x", "c j y"])
    for verdict in found.trust.verdicts {
      let sum = verdict.options.reduce(0) { $0 + $1.probability }
      #expect(sum > 0.5 && sum <= 1.000_001)
      #expect(
        verdict.options.map(\.probability) == verdict.options.map(\.probability).sorted(by: >)
      )
    }
  }

  /// Six honest sources, each wrong on its own; five that repeat one bad source.
  private func clique(copiers: Int) -> [String] {
    var dice = Dice(7)
    var rows: [String] = []
    for item in 100..<220 {
      for honest in 0..<6 {
        rows.append("honest\(honest) i\(item) \(dice.roll(10) < 7 ? "true" : "e\(dice.roll(30))")")
      }
      let copied = dice.roll(10) < 4 ? "true" : "f\(dice.roll(30))"
      for copier in 0..<copiers { rows.append("copier\(copier) i\(item) \(copied)") }
    }
    return rows
  }

  @Test
  func `is not outvoted by copies, and names them`() {
    let found = trust(clique(copiers: 6))
    let right = winners(found).count { $0.hasSuffix(" true") }
    #expect(right >= 114, "\(right) of 120")
    #expect(found.trust.dependences.count == 15)
    #expect(found.trust.dependences.allSatisfy { $0.first.text.hasPrefix("copier") })
    #expect(found.trust.dependences.allSatisfy { $0.second.text.hasPrefix("copier") })
  }

  @Test
  func `does not take good sources for copies because they agree`() {
    var dice = Dice(3)
    var rows: [String] = []
    for item in 100..<300 {
      for source in 0..<6 {
        rows.append("s\(source) i\(item) \(dice.roll(100) < 93 ? "true" : "e\(dice.roll(30))")")
      }
    }
    #expect(trust(rows).trust.dependences.isEmpty)
  }

  @Test
  func `believes a declared copy no more than its original`() {
    let rows = ["a i x", "b i x", "c i y", "d i y", "e i y"]
    let copies = ["d", "e"].map { makeSource($0, derivesFrom: ["c"]) }
    var padded = rows
    for item in 0..<6 {
      for source in ["a", "b", "c", "d", "e"] { padded.append("\(source) p\(item) v") }
    }
    #expect(winners(trust(padded)).first == "i y")
    #expect(winners(trust(padded, sources: copies)).first == "i x")
  }

  @Test
  func `hears the owner of a fact first`() {
    var rows = ["aa AA-1 own", "aa UA-1 other"]
    for source in 0..<9 { rows += ["s\(source) AA-1 crowd", "s\(source) UA-1 crowd"] }
    for item in 0..<20 {
      for source in ["aa", "s0", "s3", "s6"] { rows.append("\(source) x\(item) v") }
    }
    let owner = Source(
      id: "aa",
      publisher: "aa",
      title: "aa",
      address: "",
      kind: .thirdParty,
      kindsBySubject: [.init(prefix: "AA-", kind: .official)]
    )
    #expect(winners(trust(rows)).prefix(2) == ["AA-1 crowd", "UA-1 crowd"])
    #expect(winners(trust(rows, sources: [owner])).prefix(2) == ["AA-1 own", "UA-1 crowd"])
  }

  @Test
  func `lets the rest decide between two officials`() {
    let rows = ["o1 i x", "o2 i y"] + (0..<5).map { "s\($0) i y" }
    let officials = ["o1", "o2"].map { makeSource($0, kind: .official) }
    #expect(winners(trust(rows, sources: officials)) == ["i y"])
  }

  @Test
  func `counts a source once, however often it says the same`() {
    let rows = Array(repeating: "loud i x", count: 50) + ["a i y", "b i y"]
    #expect(winners(trust(rows)) == ["i y"])
  }

  @Test
  func `takes nothing from markers for nothing`() {
    let found = trust(["a i n/a", "b i --", "c i value", "a j unknown"])
    #expect(winners(found) == ["i value", "j -"])
    #expect(found.trust.weights[0] == 0)
    #expect(found.trust.weights[2] > 0)
  }

  @Test
  func `speaks for a value in the wording that most trusted sources use`() {
    let rows = [
      "a i 7:10 a.m.", "b i 7:10 a.m.", "c i 07:10", "d i Dec 1 7:10 AM", "e i 8:15 a.m.",
    ]
    #expect(winners(trust(rows)) == ["i 7:10 a.m."])
    #expect(trust(rows).trust.verdicts.first?.options.first?.claims.count == 4)
  }

  @Test
  func `finds the middle of measurements that never agree to the digit`() throws {
    var dice = Dice(5)
    var rows: [String] = []
    for item in 10..<60 {
      for source in 0..<9 {
        let noise = dice.roll(11) + dice.roll(11) + dice.roll(11) - 15
        let value = item * 1_000 + (source == 8 ? dice.roll(90_000) : noise)
        rows.append("s\(source) i\(item) \(value)")
      }
    }
    let found = trust(rows)
    for (item, verdict) in zip(found.items, found.trust.verdicts) {
      let winner = try #require(verdict.options.first)
      let value = try #require(Int(found.claims[winner.spokesman].value.description))
      let middle = try #require(Int(item.dropFirst())) * 1_000
      #expect(abs(value - middle) <= 10, "\(item) \(value)")
    }
  }

  @Test
  func `supports a number by its rounding`() {
    let rows = ["a i 6712345", "b i 6.71M", "c i 6.71M", "d i 9000017", "e i 9000017"]
    let padding = (0..<30).flatMap { item in
      ["a", "b", "c", "d", "e"].map { "\($0) p\(item) \(item * 77_777)" }
    }
    let found = trust(rows + padding)
    let verdict = found.trust.verdicts.first
    #expect(verdict?.options.first.map { $0.claims.contains(3) } == false)
  }

  @Test
  func `reads a list of names with initials as the list`() {
    let rows = [
      "a i Smith, John; Doe, Jane", "b i J. Smith and J. Doe", "c i Miller, Tom", "d i Miller, Tom",
    ]
    let padding = (0..<50).flatMap { item in
      ["a", "b", "c", "d"].map { "\($0) p\(item) Writer\(item), Anna; Poet\(item), Otto" }
    }
    let found = trust(rows + padding)
    let alone = trust(
      ["a i Smith, John; Doe, Jane", "c i Miller, Tom", "d i Miller, Tom"] + padding
    )
    func probability(_ found: (trust: Trust, claims: [Claim], items: [String])) -> Double {
      found.trust.verdicts[0].options.first { $0.claims.contains(0) }?.probability ?? 0
    }
    #expect(probability(found) > probability(alone))
  }

  @Test
  func `comes out the same in whatever order claims come`() {
    let rows = clique(copiers: 4) + ["a i1 7:10", "b i1 07:10", "c i1 8"]
    let claims = rows.enumerated().map { number, row in
      let parts = row.split(separator: " ").map(String.init)
      return makeClaim("c\(number)", source: parts[0], subject: parts[1], value: .text(parts[2]))
    }
    func print(_ order: [Claim]) -> [String] {
      let groups = Dictionary(grouping: order.indices) { order[$0].subject }
      let keys = groups.keys.sorted { $0.text.hashValue < $1.text.hashValue }
      let trust = Trust(claims: order, groups: keys.map { groups[$0] ?? [] }, sources: [])
      let lines = zip(keys, trust.verdicts).map { key, verdict in
        "\(key) "
          + verdict.options.map { "\(order[$0.spokesman].value) \($0.probability)" }.joined(
            separator: ", "
          )
      }
      return lines.sorted()
    }
    let shuffled = claims.enumerated().sorted {
      ($0.offset * 7_919) % 977 < ($1.offset * 7_919) % 977
    }
    #expect(print(claims) == print(shuffled.map(\.element)))
    #expect(print(claims) == print(claims.reversed()))
  }

  @Test
  func `has nothing to say of nothing`() {
    let trust = Trust(claims: [], groups: [], sources: [])
    #expect(trust.verdicts.isEmpty)
    #expect(Trust(claims: [], groups: [[]], sources: []).verdicts == [Trust.Verdict(options: [])])
  }
}
