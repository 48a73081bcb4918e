import Testing
import Vocabulary

@testable import Planning

/// Where one curve is cheaper than another, held against looking at every number.
struct CrossingsTests {
  @Test func `A membership of 20 for 6,000 credits beats 10 for 1,000 from the 667th picture on`() {
    let payAsYouGo = CostCurve([packs(each: "3", granted: 0, [(1000, 10)])])
    let membership = CostCurve([
      .fixed(whole(20)), packs(each: "3", granted: 6000, [(1000, 10)]),
    ])
    let crossings = Crossings(of: membership, below: payAsYouGo)
    #expect(spans(crossings) == "667...")
    #expect(spans(Crossings(of: payAsYouGo, below: membership)) == "1-333")
  }

  @Test func `Steps make two curves cross more than once`() {
    // A dollar for each begun ten against 0.11 each.
    let stepped = CostCurve([
      .charge(
        need: .init(each: whole(1)),
        .package(size: Amount(10), price: Amount(1), free: .zero)
      )
    ])
    let straight = CostCurve([.linear(fraction("0.11"))])
    #expect(
      spans(Crossings(of: stepped, below: straight))
        == "10-10 19-20 28-30 37-40 46-50 55-60 64-70 73-80 82..."
    )
  }

  @Test func `Where rising alike has no end the last number looked at is named`() {
    let first = CostCurve([packs(each: "1", granted: 0, [(10, 1)])])
    let second = CostCurve([packs(each: "1", granted: 5, [(10, 1)])])
    let crossings = Crossings(of: second, below: first)
    #expect(crossings.examined != nil)
    #expect(
      crossings.spans.prefix(3).map { "\($0.first)-\($0.last ?? 0)" } == ["1-5", "11-15", "21-25"]
    )
  }

  @Test
  func `What ends is cheaper only as far as it goes, and what the other cannot serve is cheaper`() {
    let grant = CostCurve([], limit: 8)
    let paid = CostCurve([.linear(whole(1))])
    #expect(spans(Crossings(of: grant, below: paid)) == "1-8")
    #expect(spans(Crossings(of: paid, below: grant)) == "9...")
  }

  @Test(arguments: UInt64(1)...150)
  func `Random curves cross where trying every number says`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (first, second) = (randomCurve(&random), randomCurve(&random))
    let crossings = Crossings(of: first, below: second)
    var at = Set<Int>()
    for span in crossings.spans {
      if span.first > 400 { continue }
      at.formUnion(span.first...min(400, span.last ?? 400))
    }
    for count in 1...400 where crossings.examined.map({ count <= $0 }) ?? true {
      let isBelow: Bool
      if let cost = first.cost(of: count) {
        isBelow = second.cost(of: count).map { cost < $0 } ?? true
      } else {
        isBelow = false
      }
      #expect(at.contains(count) == isBelow, "\(count)")
    }
  }

  @Test(arguments: UInt64(1)...80)
  func `The envelope names the cheapest at every number`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let curves = (0..<4).map { _ in randomCurve(&random) }
    let envelope = Envelope(of: curves)
    for count in 1...300 {
      let costs = curves.map { $0.cost(of: count) }
      let least = costs.compactMap { $0 }.min()
      let expected = costs.firstIndex { $0 != nil && $0 == least }
      let named = envelope.stretches.first {
        $0.span.first <= count && ($0.span.last.map { count <= $0 } ?? true)
      }?.curve
      #expect(named == expected, "\(count)")
    }
  }

  /// Tests write only fractions that there are.
  private func packs(each: String, granted: Int, _ packs: [(Int, Int)]) -> CostTerm {
    let cover = PackCover(packs.map { .init(size: Amount($0), price: whole($1)) })
    return .packs(
      need: .init(each: fraction(each)),
      granted: whole(granted),
      cover: cover ?? PackCover.one
    )
  }

  private func randomCurve(_ random: inout SeededGenerator) -> CostCurve {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let each = fraction("\(number(1...40))/\(number(1...8))")
    var terms: [CostTerm] = []
    if Bool.random(using: &random) { terms.append(.fixed(whole(number(1...60)))) }
    switch number(0...5) {
    case 0: terms.append(.linear(fraction("\(number(1...30))/\(number(5...90))")))
    case 1:
      terms.append(
        .overage(
          need: .init(each: each),
          granted: whole(number(0...300)),
          unitPrice: fraction("\(number(1...9))/\(number(5...90))")
        )
      )
    case 2:
      let count = number(1...3)
      terms.append(
        packs(
          each: "\(number(1...40))/\(number(1...8))",
          granted: number(0...200),
          (0..<count).map { _ in (number(5...60), number(1...25)) }
        )
      )
    case 3:
      terms.append(
        .charge(
          need: .init(start: whole(number(0...9)), each: each),
          .package(
            size: Amount(number(5...90)),
            price: Amount(number(1...20)),
            free: Amount(number(0...90))
          )
        )
      )
    case 4:
      terms.append(.charge(need: .init(each: each), .graduated(tiers(&random))))
    default:
      terms.append(.charge(need: .init(each: each), .volume(tiers(&random))))
    }
    return CostCurve(terms, limit: number(0...9) == 0 ? number(5...120) : nil)
  }

  private func tiers(_ random: inout SeededGenerator) -> [Charge.Tier] {
    let edges = [Int.random(in: 5...60, using: &random), Int.random(in: 61...200, using: &random)]
    return (edges.map(Amount.init) + [nil]).map { edge in
      Charge.Tier(
        upTo: edge,
        unitPrice: amount("0.\(Int.random(in: 10...99, using: &random))"),
        flatFee: Amount(Int.random(in: 0...3, using: &random))
      )
    }
  }

  private func spans(_ crossings: Crossings) -> String {
    crossings.spans.map { span in "\(span.first)" + (span.last.map { "-\($0)" } ?? "...") }
      .joined(separator: " ")
  }
}

extension PackCover {
  /// A dollar each.
  fileprivate static let one: PackCover = {
    guard let cover = PackCover([.init(size: .one, price: whole(1))]) else {
      preconditionFailure("A pack of one has a cover.")
    }
    return cover
  }()
}
