/// The search: parts of the whole are bounded, given up, or split in two.
struct BranchAndBound {
  private let program: IntegerProgram
  private var propagation: BoundPropagation
  private(set) var bounding: SafeBound
  private(set) var simplex: DualSimplex
  private var open = OpenNodes()
  private var nodes = 0
  private var isBegun = false

  /// For each variable, whether more of it costs but breaks no row.
  private let mayGrow: [Bool]

  /// What holds for every point that is still of interest.
  private var whole: Ranges

  /// The bound of the whole, kept to narrow it again when a cheaper point is found.
  private var wholeBounding: SafeBound?
  private var best: IntegerProgram.Candidate?
  var history: BranchingHistory

  /// Points that cost this or more, in units of the costs, are of no interest.
  private(set) var cutoff: Int128

  /// Searches a program, with the relaxation of a strengthened one where that is given.
  ///
  /// The latter has rows added that every point keeps. Points that cost `limit` or more are of no
  /// interest.
  init(
    _ program: IntegerProgram,
    relaxedBy strengthened: IntegerProgram? = nil,
    below limit: Int128?
  ) {
    self.program = program
    propagation = BoundPropagation(program)
    bounding = SafeBound(strengthened ?? program)
    simplex = DualSimplex(strengthened ?? program, costs: bounding.costs)
    whole = Ranges(program)
    var mayGrow = program.variables.map { $0.cost >= 0 }
    for row in program.rows {
      for term in row.terms {
        let isHeld = row.sense == .atLeast ? term.coefficient < 0 : term.coefficient > 0
        if isHeld || row.sense == .exactly { mayGrow[term.variable] = false }
      }
    }
    self.mayGrow = mayGrow
    history = BranchingHistory(columns: program.variables.count)
    cutoff = 1
    for (cost, variable) in zip(bounding.costs, program.variables) {
      let reach = max(variable.lower.magnitude, variable.upper.magnitude)
      cutoff += Int128(cost.magnitude) * Int128(reach)
    }
    if let limit {
      let units = limit / bounding.unit
      cutoff = min(cutoff, units * bounding.unit < limit ? units + 1 : units)
    }
  }

  /// Goes on from where the search stopped, until `nodeLimit` nodes have been looked at in all.
  mutating func outcome(nodeLimit: Int) -> IntegerProgram.Outcome {
    if !isBegun, propagation.narrow(&whole) {
      open.insert(OpenNodes.Node(changes: [], bound: bounding.trivial(whole)))
    }
    isBegun = true
    while let node = open.removeFirst() {
      // The lowest bound of all: nothing that waits can be cheaper.
      if node.bound >= cutoff { break }
      var ranges = whole
      guard
        apply(node.changes, to: &ranges),
        propagation.narrow(&ranges, from: node.changes.map { $0.column })
      else { continue }
      var next: Part? = Part(node: node, ranges: ranges)
      while let part = next {
        if nodes >= nodeLimit {
          open.insert(part.node)
          return limited(part.node.bound)
        }
        nodes += 1
        next = children(of: part)
      }
    }
    guard let best else { return .infeasible(nodes: nodes) }
    return .optimal(best, nodes: nodes)
  }

  /// Takes over what another search has learned.
  mutating func learn(from best: IntegerProgram.Candidate?, _ history: BranchingHistory) {
    self.history = history
    guard let best, best.cost / bounding.unit < cutoff else { return }
    self.best = best
    cutoff = best.cost / bounding.unit
    _ = wholeBounding?.narrow(&whole, below: cutoff)
  }

  private func limited(_ bound: Int128) -> IntegerProgram.Outcome {
    let lowest = min(bound, open.lowestBound ?? bound, cutoff)
    return .limited(best: best, lowerBound: lowest * bounding.unit, nodes: nodes)
  }

  private func apply(_ changes: [OpenNodes.Change], to ranges: inout Ranges) -> Bool {
    for change in changes {
      let column = change.column
      ranges.lower[column] = max(ranges.lower[column], change.lower)
      ranges.upper[column] = min(ranges.upper[column], change.upper)
      if ranges.lower[column] > ranges.upper[column] { return false }
    }
    return true
  }
}

// MARK: - One part

extension BranchAndBound {
  /// A node and what is left of all ranges in it.
  private struct Part {
    var node: OpenNodes.Node
    var ranges: Ranges
  }

  /// The child to go on with, if any; the other one is put among those that wait.
  private mutating func children(of part: Part) -> Part? {
    var part = part
    guard let ending = bound(&part) else { return nil }
    let isWhole = part.node.changes.isEmpty
    if isWhole { wholeBounding = bounding }
    let isSolved = ending == .solved
    if isSolved || isWhole { findPoints(part.ranges, isSolved: isSolved) }
    if part.node.bound >= cutoff { return nil }
    if bounding.narrow(&part.ranges, below: cutoff) {
      guard propagation.narrow(&part.ranges) else { return nil }
    }
    if isWhole { whole = part.ranges }
    if part.ranges.isPoint {
      accept(part.ranges.lower)
      return nil
    }
    return split(part)
  }

  /// Raises the part's bound; `nil` where it is given up.
  private mutating func bound(_ part: inout Part) -> DualSimplex.Ending? {
    if part.ranges.isPoint {
      accept(part.ranges.lower)
      return nil
    }
    part.node.bound = max(part.node.bound, bounding.trivial(part.ranges))
    if part.node.bound >= cutoff { return nil }
    let limit = Double(cutoff)
    let ending = simplex.solve(part.ranges, cutoff: limit + limit.magnitude * 1e-7 + 1)
    if case .stuck(let row) = ending, bounding.provesEmpty(simplex.ray(row), part.ranges) {
      return nil
    }
    if let bound = bounding.bound(by: simplex.multipliers, part.ranges) {
      part.node.bound = max(part.node.bound, bound)
      // The last digits of floating-point multipliers decide only where it is close.
      let isClose = simplex.cost > limit - 2 - limit.magnitude * 1e-6
      if part.node.bound < cutoff, isClose {
        let corrections = simplex.corrections(for: bounding.reduced, bounding.multipliers)
        let corrected = bounding.bound(correctedBy: corrections, part.ranges)
        if let corrected { part.node.bound = max(part.node.bound, corrected) }
      }
    }
    return part.node.bound >= cutoff ? nil : ending
  }

  /// Keeps a point where it is feasible and cheaper than all before.
  private mutating func accept(_ point: [Int64]) {
    guard program.isFeasible(point) else { return }
    let cost = program.cost(of: point)
    guard cost / bounding.unit < cutoff else { return }
    best = IntegerProgram.Candidate(point: point, cost: cost)
    cutoff = cost / bounding.unit
    _ = wholeBounding?.narrow(&whole, below: cutoff)
  }

  /// Splits at the variable that promises the most, and goes to the nearer side first.
  private mutating func split(_ part: Part) -> Part? {
    let column = branchingColumn(part.ranges)
    let (lower, upper) = (part.ranges.lower[column], part.ranges.upper[column])
    let value = guided(column, part.ranges)
    let below = min(Int64(value.rounded(.down)), upper - 1)
    let down = OpenNodes.Change(column: column, lower: lower, upper: below)
    let up = OpenNodes.Change(column: column, lower: below + 1, upper: upper)
    let isUp = value - Double(below) > 0.5
    let near = child(of: part, isUp ? up : down)
    guard let far = child(of: part, isUp ? down : up) else { return near }
    guard let near else { return far }
    open.insert(far.node)
    return near
  }

  private mutating func child(of part: Part, _ change: OpenNodes.Change) -> Part? {
    var child = part
    child.node.changes.append(change)
    guard apply([change], to: &child.ranges) else { return nil }
    return propagation.narrow(&child.ranges, from: [change.column]) ? child : nil
  }

  /// The relaxation's value brought into its range; what is no number at all counts as the least.
  func guided(_ column: Int, _ ranges: Ranges) -> Double {
    let value = simplex.value(of: column)
    guard value > Double(ranges.lower[column]) else { return Double(ranges.lower[column]) }
    return min(value, Double(ranges.upper[column]))
  }
}

// MARK: - Finding points

extension BranchAndBound {
  /// Tries points near to the relaxation's: rounded, and fixed one by one.
  private mutating func findPoints(_ ranges: Ranges, isSolved: Bool) {
    let values = ranges.lower.indices.map { guided($0, ranges) }
    if isSolved { accept(values.map { Int64($0.rounded(.toNearestOrEven)) }) }
    // Costs more, so it is done where much is still open.
    if nodes < 4 || nodes.isMultiple(of: 16) { fixOneByOne(ranges, values) }
  }

  /// Fixes one variable after the other near to its value, each time deducing what that leaves.
  ///
  /// Those nearest to whole numbers come first; those that no row keeps from growing come last and
  /// take the least that the others leave them.
  private mutating func fixOneByOne(_ ranges: Ranges, _ values: [Double]) {
    var ranges = ranges
    let order = values.indices.sorted { left, right in
      if mayGrow[left] != mayGrow[right] { return mayGrow[right] }
      let (first, second) = (Self.distance(values[left]), Self.distance(values[right]))
      return first == second ? left < right : first < second
    }
    for column in order where ranges.lower[column] < ranges.upper[column] {
      let (lower, upper) = (ranges.lower[column], ranges.upper[column])
      let nearest = Int64(values[column].rounded(.toNearestOrEven))
      let wanted = mayGrow[column] ? lower : min(max(nearest, lower), upper)
      var attempt = ranges
      let fixed = OpenNodes.Change(column: column, lower: wanted, upper: wanted)
      if apply([fixed], to: &attempt), propagation.narrow(&attempt, from: [column]) {
        ranges = attempt
        continue
      }
      let other = wanted < upper ? wanted + 1 : wanted - 1
      let second = OpenNodes.Change(column: column, lower: other, upper: other)
      guard apply([second], to: &ranges), propagation.narrow(&ranges, from: [column]) else {
        return
      }
    }
    accept(ranges.lower)
  }

  private static func distance(_ value: Double) -> Double {
    (value - value.rounded(.toNearestOrEven)).magnitude
  }
}
