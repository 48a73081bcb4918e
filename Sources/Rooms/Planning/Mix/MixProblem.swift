package import Vocabulary

/// What must be served, and everything that may serve it.
package struct MixProblem: Sendable, Hashable {
  package let demands: [MixDemand]
  package let routes: [MixRoute]
  package let pools: [MixPool]

  package init(demands: [MixDemand], routes: [MixRoute], pools: [MixPool] = []) {
    self.demands = demands
    self.routes = routes
    self.pools = pools
  }
}

/// An operation and how many requests of it must be served.
package struct MixDemand: Sendable, Hashable {
  package let operation: Identifier<Subject>
  package let settings: [String: String]

  /// The whole part may be split among routes request by request; the rest goes one way.
  package let requests: Rational

  package init(
    _ operation: Identifier<Subject>,
    settings: [String: String] = [:],
    requests: Rational
  ) {
    self.operation = operation
    self.settings = settings
    self.requests = requests
  }
}
