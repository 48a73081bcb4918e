@testable import Planning

/// Histories that nobody would send on purpose.
enum HostileSeries {
  static func make(using generator: inout SeededGenerator) -> [Double] {
    let months = 1 + Int(generator.next() % 70)
    let kind = generator.next() % 10
    let scales = [1.0, 1e-300, 1e300, 1e-12, 1e9]
    let scale = scales[Int(generator.next() % UInt64(scales.count))]
    var history: [Double] = []
    for month in 0..<months {
      let chance = generator.nextFraction()
      let value: Double =
        switch kind {
        case 0: 5
        case 1: Double(month)
        case 2: month % 12 == 3 ? 100 : 0
        case 3: chance < 0.7 ? 0 : chance
        case 4: (chance - 0.5) * 100
        case 5: month < months / 2 ? 1 : 1000
        case 6: chance < 0.05 ? 1e6 : 1
        case 7: Elementary.exp(Double(month) / 2)
        case 8: month % 2 == 0 ? 1e-8 : 1e8
        default: chance < 0.3 ? .nan : chance
        }
      history.append(value * scale)
    }
    let odd: [Double] = [.infinity, .nan, -1e308, 1e308, .leastNonzeroMagnitude, 0]
    history[Int(generator.next() % UInt64(months))] = odd[Int(generator.next() % 6)]
    history.append(1)
    return history
  }
}
