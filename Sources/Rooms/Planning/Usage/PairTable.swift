/// Distinct pairs of numbers, numbered from 0 in order of first sight.
struct PairTable {
  private(set) var pairs: [(first: Int, second: Int)] = []
  private var slots: [Int]

  init() {
    slots = Array(repeating: -1, count: 256)
  }

  /// The number of a pair, which it gets if it has none.
  @inline(__always)
  mutating func number(of first: Int, _ second: Int) -> Int {
    var slot = slot(of: first, second)
    while true {
      let number = slots[slot]
      if number < 0 { break }
      let pair = pairs[number]
      if pair.first == first, pair.second == second { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot] = pairs.count
    pairs.append((first, second))
    if pairs.count * 2 > slots.count { grow() }
    return pairs.count - 1
  }

  @inline(__always)
  private func slot(of first: Int, _ second: Int) -> Int {
    let hash = TextTable.folded(
      UInt64(truncatingIfNeeded: first),
      UInt64(truncatingIfNeeded: second)
    )
    return Int(truncatingIfNeeded: hash) & (slots.count &- 1)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, pair) in pairs.enumerated() {
      var slot = slot(of: pair.first, pair.second)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = number
    }
  }
}
