/// How far stating one value speaks for another value near it: "6.7M" for 6,712,345, a name without
/// its initial for the name with it.
struct ValueSupport {
  /// From option to option, sorted by both.
  private let edges: [(from: Int32, to: Int32, part: Double)]

  init(_ table: StatementTable) {
    edges = []
  }

  /// Adds to each score its part of the scores of values near it.
  func add(to score: inout [Double]) {
    guard !edges.isEmpty else { return }
    let own = score
    for edge in edges where own[Int(edge.from)] > 0 {
      score[Int(edge.to)] += edge.part * own[Int(edge.from)]
    }
  }
}
