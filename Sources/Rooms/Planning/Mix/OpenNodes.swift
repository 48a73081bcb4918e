/// Parts of the search that still wait, the one with the lowest bound first.
struct OpenNodes {
  private var heap: [Node] = []

  /// One part: the whole with some ranges made narrower.
  struct Node {
    var changes: [Change]

    /// What its points cost at the least, in units of the costs.
    var bound: Int128
  }

  struct Change {
    let column: Int
    let lower: Int64
    let upper: Int64
  }

  /// The lowest bound of all, or `nil` where nothing waits.
  var lowestBound: Int128? { heap.first?.bound }

  mutating func insert(_ node: Node) {
    heap.append(node)
    var place = heap.count - 1
    while place > 0, Self.isBefore(heap[place], heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> Node? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    heap[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if Self.isBefore(heap[child], heap[least]) { least = child }
      }
      if least == place { return first }
      heap.swapAt(place, least)
      place = least
    }
  }

  /// Among equal bounds the deeper one, which is nearer to a point.
  private static func isBefore(_ left: Node, _ right: Node) -> Bool {
    if left.bound != right.bound { return left.bound < right.bound }
    return left.changes.count > right.changes.count
  }
}
