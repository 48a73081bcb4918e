import Vocabulary

/// How often an operation of a workload is asked for, and what becomes of it.
struct ExpectedRequests {
  let operation: Identifier<Subject>
  let settings: [String: String]

  /// All requests, retries included.
  let requests: Rational

  /// Those that give a result.
  let succeeding: Rational

  /// Those that end without one.
  let failing: [(failure: FailureCase, requests: Rational)]
}

extension Workload {
  /// What each operation or step is expected to be asked for, and how many assets are kept.
  func expectations() throws(BillError) -> (lines: [ExpectedRequests], kept: Rational?) {
    switch self {
    case .operations(let operations):
      guard !operations.isEmpty else { throw BillError(nil, .nothingToBill) }
      var lines: [ExpectedRequests] = []
      for operation in operations { lines.append(try operation.expectation()) }
      return (lines, nil)
    case .pipeline(let pipeline):
      return try pipeline.expectations()
    }
  }
}

extension Workload.Operation {
  fileprivate func expectation() throws(BillError) -> ExpectedRequests {
    guard !count.isNegative else { throw BillError(subject, .outOfRange("count")) }
    let requests = Rational(count)
    return ExpectedRequests(
      operation: subject,
      settings: settings,
      requests: requests,
      succeeding: requests,
      failing: []
    )
  }
}

extension Pipeline {
  /// More than any pipeline has; the work grows with the square of the steps.
  private static let mostSteps = 1_000

  fileprivate func expectations() throws(BillError) -> (lines: [ExpectedRequests], kept: Rational?)
  {
    guard !steps.isEmpty else { throw BillError(nil, .nothingToBill) }
    guard steps.count <= Self.mostSteps else { throw BillError(nil, .outOfRange("steps")) }
    guard !items.isNegative else { throw BillError(nil, .outOfRange("items")) }
    guard keepRate > .zero, keepRate <= .one else { throw BillError(nil, .outOfRange("keep")) }
    var fates: [Fate] = []
    for step in steps { fates.append(try Fate(of: step)) }
    let (entering, finished) = try flow(through: fates)
    var lines: [ExpectedRequests] = []
    for (index, step) in steps.enumerated() {
      lines.append(try expectation(of: step, fates[index], entering: entering[index]))
    }
    guard let kept = finished.fittingProduct(keepRate)?.fittingProduct(Rational(items)) else {
      throw BillError(nil, .overflow)
    }
    return (lines, kept)
  }

  /// The share of items that enters each step, and the share that comes out at the end.
  ///
  /// Items are laid side by side from 0 to 1, and a step takes those up to its share; between two
  /// neighbouring shares all items take the same steps. What a step loses, no later one is asked for.
  private func flow(
    through fates: [Fate]
  ) throws(BillError) -> (entering: [Rational], finished: Rational) {
    var entering = [Rational](repeating: .zero, count: steps.count)
    var finished = Rational.zero
    var below = Rational.zero
    for edge in Set(steps.map { $0.share } + [.one]).sorted() where edge > .zero {
      guard var alive = edge.fittingDifference(below) else { throw BillError(nil, .overflow) }
      for (index, step) in steps.enumerated() where step.share >= edge {
        guard
          let sum = entering[index].fittingSum(alive),
          let rest = alive.fittingProduct(fates[index].delivered)
        else { throw BillError(step.subject, .overflow) }
        entering[index] = sum
        alive = rest
      }
      guard let sum = finished.fittingSum(alive) else { throw BillError(nil, .overflow) }
      finished = sum
      below = edge
    }
    return (entering, finished)
  }

  private func expectation(
    of step: Step,
    _ fate: Fate,
    entering: Rational
  ) throws(BillError) -> ExpectedRequests {
    guard
      let requests = Rational(items).fittingProduct(entering)?.fittingProduct(fate.attempts),
      let succeeding = requests.fittingProduct(fate.success)
    else { throw BillError(step.subject, .overflow) }
    var failing: [(failure: FailureCase, requests: Rational)] = []
    for failure in FailureCase.allCases where step.failures[failure] > .zero {
      guard let ended = requests.fittingProduct(Rational(step.failures[failure])) else {
        throw BillError(step.subject, .overflow)
      }
      failing.append((failure, ended))
    }
    return ExpectedRequests(
      operation: step.subject,
      settings: step.settings,
      requests: requests,
      succeeding: succeeding,
      failing: failing
    )
  }
}

/// What one step does to an item that enters it.
private struct Fate {
  /// More would be a retry without end.
  static let mostRetries = 100

  /// The share of requests that give a result.
  let success: Rational

  /// How many requests an item takes on average.
  ///
  /// With p the share without a result it is the sum of p^k for k from 0 to the number of retries.
  let attempts: Rational

  /// The share of entering items that have a result in the end: 1 - p^(retries + 1).
  let delivered: Rational

  init(of step: Pipeline.Step) throws(BillError) {
    func fault(_ reason: BillError.Reason) -> BillError { BillError(step.subject, reason) }
    guard step.share >= .zero, step.share <= .one else { throw fault(.outOfRange("share")) }
    guard (0...Self.mostRetries).contains(step.retries) else { throw fault(.outOfRange("retries")) }
    var lost = Amount.zero
    for failure in FailureCase.allCases {
      let share = step.failures[failure]
      guard !share.isNegative, share < .one, let sum = lost.adding(share), sum < .one else {
        throw fault(.outOfRange(failure.rawValue))
      }
      lost = sum
    }
    guard let success = Rational.one.subtracting(Rational(lost)) else { throw fault(.overflow) }
    var attempts = Rational.one
    if !lost.isZero {
      for _ in 0..<step.retries {
        guard
          let next = Rational(lost).fittingProduct(attempts)?.fittingSum(.one)
        else { throw fault(.overflow) }
        attempts = next
      }
    }
    guard let delivered = attempts.fittingProduct(success) else { throw fault(.overflow) }
    self.success = success
    self.attempts = attempts
    self.delivered = min(delivered, .one)
  }
}
