/// How far stating one value speaks for another value near it: "6.7M" for 6,712,345, a name with an
/// initial for the name in full.
///
/// The weaker the nearer: where an attribute's sources mostly state the very same value, a near miss is
/// a miss; where they measure and hardly ever agree to the digit, near is all there is.
struct ValueSupport {
  /// Edges in order of their item, each with the part of a score that goes along it.
  private(set) var edges: [Edge] = []

  struct Edge {
    let from: Int32
    let to: Int32
    let part: Double
  }

  /// An item with more distinct words than this is not compared pair by pair.
  private static let wordLimit = 64

  /// So many neighbours on the line on either side are looked at.
  private static let reach = 12

  init(_ table: StatementTable) {
    let scales = NearnessScale.scales(of: table)
    var words = WordLikeness()
    for item in 0..<table.itemCount {
      let options = Int(table.optionStart[item])..<Int(table.optionStart[item + 1])
      guard options.count > 1 else { continue }
      let scale = scales[Int(table.attribute[item])]
      addNeighbours(options, table, scale)
      if !scale.isCategorical, options.count <= Self.wordLimit { addWords(options, table, &words) }
    }
  }

  /// Forms are sorted, so that those of one kind stand on a line, one after the other.
  private mutating func addNeighbours(
    _ options: Range<Int>,
    _ table: StatementTable,
    _ scale: NearnessScale
  ) {
    for first in options.dropLast() {
      guard let left = table.forms[first].position else { continue }
      for second in (first + 1)..<min(options.upperBound, first + 1 + Self.reach) {
        guard table.forms[second].isSameKind(as: table.forms[first]),
          let right = table.forms[second].position
        else { break }
        let near = scale.part(left, right)
        let (up, down) = (
          max(near, Self.rounding(table.forms[first], to: table.forms[second])),
          max(near, Self.rounding(table.forms[second], to: table.forms[first]))
        )
        if up > 0.01 { edges.append(Edge(from: Int32(first), to: Int32(second), part: up)) }
        if down > 0.01 { edges.append(Edge(from: Int32(second), to: Int32(first), part: down)) }
      }
    }
  }

  private mutating func addWords(
    _ options: Range<Int>,
    _ table: StatementTable,
    _ words: inout WordLikeness
  ) {
    for first in options {
      guard case .words(let left) = table.forms[first] else { continue }
      for second in (first + 1)..<max(first + 1, options.upperBound) {
        guard case .words(let right) = table.forms[second] else { continue }
        let (up, down) = words.parts(left, right)
        if up > 0.01 { edges.append(Edge(from: Int32(first), to: Int32(second), part: up)) }
        if down > 0.01 { edges.append(Edge(from: Int32(second), to: Int32(first), part: down)) }
      }
    }
  }

  /// What part of a rounded number's score goes to a number that it may be the rounding of.
  private static func rounding(_ coarse: ValueForm, to fine: ValueForm) -> Double {
    guard case .number(let rounded, _) = coarse, case .number(let full, _) = fine,
      let step = self.step(of: rounded), step <= abs(rounded) / 20,
      abs(full - rounded) <= step * 0.500_001, let fineStep = self.step(of: full),
      fineStep < step * 0.5
    else { return 0 }
    return 0.5
  }

  /// The unit in the last place that is not zero: 100,000 of 6,700,000, 0.01 of 2.25.
  private static func step(of number: Double) -> Double? {
    guard number != 0, number.isFinite, abs(number) < 1e15, abs(number) > 1e-9 else { return nil }
    var step = 1.0
    while step < 1e15, PortableMath.whole(number / (step * 10)) * (step * 10) == number {
      step *= 10
    }
    for _ in 0..<9 {
      let multiple = PortableMath.whole(number / step) * step
      if abs(multiple - number) <= abs(number) * 1e-14 { return step }
      step /= 10
    }
    return step
  }

  /// Adds to each score its part of the scores of values near it.
  func add(to score: inout [Double]) {
    guard !edges.isEmpty else { return }
    let own = score
    for edge in edges where own[Int(edge.from)] > 0 {
      score[Int(edge.to)] += edge.part * own[Int(edge.from)]
    }
  }

  /// How far each option is right: its probability, and its part of the probability of values near it.
  func credit(_ probability: [Double]) -> [Double] {
    guard !edges.isEmpty else { return probability }
    var credit = probability
    for edge in edges {
      credit[Int(edge.from)] += edge.part * probability[Int(edge.to)]
    }
    for option in credit.indices where credit[option] > 1 { credit[option] = 1 }
    return credit
  }
}

extension ValueForm {
  fileprivate func isSameKind(as other: Self) -> Bool {
    switch (self, other) {
    case (.number(_, let first), .number(_, let second)): first == second
    case (.time, .time), (.day, .day), (.moment, .moment): true
    default: false
    }
  }
}
