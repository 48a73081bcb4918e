/// The cheapest way to serve a workload: which operation where, what is bought for it, the proof.
///
///     mix.total       // Amount("412.5")
///     mix.purchases   // 41 x 'pack-1000', 1 x 'membership'
///     mix.proof       // 17 nodes, proven
package struct Mix: Sendable, Hashable {
  /// In the order of the demands, then of the routes.
  package let assignments: [Assignment]

  /// In the order of the pools and their blocks; only what is bought or granted.
  package let purchases: [Purchase]

  /// In the order of the pools; only those that are used or paid for.
  package let pools: [PoolUse]

  /// USD, rounded half-even to twelve places.
  package let total: Amount

  /// The same before it was rounded.
  package let exactTotal: Rational
  package let proof: Proof

  /// Who serves.
  package enum Provider {}

  /// What is bought in blocks or charged by its sum: an account's credits, a card's seconds.
  package enum Pool {}

  /// What a pool is filled with: a pack, a membership, an hour of rent.
  package enum Block {}

  /// A number of requests that one provider serves.
  package struct Assignment: Sendable, Hashable {
    package let operation: Identifier<Subject>
    package let settings: [String: String]
    package let provider: Identifier<Mix.Provider>

    /// Whole, but for what a demand with decimals leaves over.
    package let requests: Rational

    /// What it is served out of; `nil` where each use is paid for.
    package let pool: Identifier<Mix.Pool>?

    /// In USD, rounded half-even to twelve places: of each use, or what is due beside its pool; `nil`
    /// where the pool is all.
    package let cost: Amount?

    package init(
      operation: Identifier<Subject>,
      settings: [String: String],
      provider: Identifier<Mix.Provider>,
      requests: Rational,
      pool: Identifier<Mix.Pool>?,
      cost: Amount?
    ) {
      self.operation = operation
      self.settings = settings
      self.provider = provider
      self.requests = requests
      self.pool = pool
      self.cost = cost
    }
  }

  /// A number of equal blocks.
  package struct Purchase: Sendable, Hashable {
    package let pool: Identifier<Mix.Pool>
    package let block: Identifier<Mix.Block>
    package let name: String
    package let count: Int64

    /// In USD for all of them, rounded half-even to twelve places.
    package let cost: Amount

    package init(
      pool: Identifier<Mix.Pool>,
      block: Identifier<Mix.Block>,
      name: String,
      count: Int64,
      cost: Amount
    ) {
      self.pool = pool
      self.block = block
      self.name = name
      self.count = count
      self.cost = cost
    }
  }

  /// What is taken out of a pool.
  package struct PoolUse: Sendable, Hashable {
    package let pool: Identifier<Mix.Pool>

    /// In the unit of the pool: credits, seconds, generations.
    package let used: Rational

    /// What its blocks leave over; `nil` where it is charged by its sum.
    package let left: Rational?

    /// What its sum is charged in USD, rounded half-even to twelve places; `nil` for blocks.
    package let charge: Amount?

    package init(
      pool: Identifier<Mix.Pool>,
      used: Rational,
      left: Rational?,
      charge: Amount?
    ) {
      self.pool = pool
      self.used = used
      self.left = left
      self.charge = charge
    }
  }

  /// How well it is known that nothing is cheaper.
  package struct Proof: Sendable, Hashable {
    /// How many parts of the search were looked at.
    package let nodes: Int

    /// Whether no mix can be cheaper; else the search was ended before it was through.
    package let isProven: Bool

    /// What no mix can cost less than, in USD, rounded down to twelve places.
    package let lowerBound: Amount

    package init(nodes: Int, isProven: Bool, lowerBound: Amount) {
      self.nodes = nodes
      self.isProven = isProven
      self.lowerBound = lowerBound
    }
  }

  package init(
    assignments: [Assignment],
    purchases: [Purchase],
    pools: [PoolUse],
    total: Amount,
    exactTotal: Rational,
    proof: Proof
  ) {
    self.assignments = assignments
    self.purchases = purchases
    self.pools = pools
    self.total = total
    self.exactTotal = exactTotal
    self.proof = proof
  }
}
