package import Vocabulary

extension Comparison {
  /// Compares all ways of paying that a market offers for one month's workload.
  ///
  /// Assets are what a pipeline keeps; for plain operations they are its requests, in the same
  /// proportions. Throws where the workload itself cannot be billed.
  package init(
    of workload: Workload,
    in market: Market,
    _ terms: ComparisonTerms = ComparisonTerms()
  ) throws(BillError) {
    let contest = try Contest(of: workload, in: market, terms)
    let contenders = contest.contenders
    let breakEvens = contenders.dropFirst().map { $0.breakEven(against: contenders[0]) }
    self.init(
      entries: contenders.map { $0.entry },
      exclusions: contest.exclusions,
      assets: contest.assets,
      cheapest: Self.cheapest(of: contenders),
      breakEvens: breakEvens,
      sensitivities: Sensitivities(contest.demands, contenders).all()
    )
  }

  /// The entries alone, cheapest first, for who has many workloads and one question.
  package static func ranking(
    of workload: Workload,
    in market: Market,
    _ terms: ComparisonTerms = ComparisonTerms()
  ) throws(BillError) -> [Entry] {
    try Contest(of: workload, in: market, terms).contenders.map { $0.entry }
  }

  /// What entries cost at some numbers of assets a month, in the order of their rank.
  ///
  /// Throws where the workload itself cannot be billed.
  package static func costLines(
    of workload: Workload,
    in market: Market,
    _ terms: ComparisonTerms = ComparisonTerms(),
    for entries: Set<Identifier<Entry>>,
    at counts: [Int]
  ) throws(BillError) -> [CostLine] {
    try Contest(of: workload, in: market, terms).contenders
      .filter { entries.contains($0.entry.id) }
      .map { contender in
        CostLine(
          entry: contender.entry.id,
          points: counts.compactMap { count in
            guard
              let low = contender.low.cost(of: count)?.nearestAmount,
              let high = contender.high.cost(of: count)?.nearestAmount
            else { return nil }
            return CostLine.Point(assets: count, usd: Bounds(min(low, high), max(low, high)))
          }
        )
      }
  }

  /// Only who is cheaper than the first somewhere can be the cheapest there.
  private static func cheapest(of contenders: [Contender]) -> [Stretch] {
    guard let first = contenders.first else { return [] }
    let rivals = contenders.dropFirst().filter { rival in
      !Crossings(of: rival.high, below: first.high).spans.isEmpty
    }
    let all = [first] + rivals
    return Envelope(of: all.map { $0.high }).stretches.map { stretch in
      Stretch(entry: all[stretch.curve].entry.id, span: stretch.span)
    }
  }
}
