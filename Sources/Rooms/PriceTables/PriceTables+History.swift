package import Vocabulary

extension PriceTables {
  /// The steps of a subject's prices over time, sorted by key and then by time.
  ///
  /// Each step is the row that was in force, with its value, interval and status, as it was known on
  /// `known` (now where that is `nil`). A service that ended closes with a row without a value. Where
  /// only the USD changed, because the price of the credit did, the row is split at that day. Ids
  /// that the subject had before count as its own.
  package static func history(
    of subject: Subject,
    in published: [PriceTable],
    knownOn known: Day? = nil
  ) -> [Rate] {
    let ids = Set([subject.id] + subject.formerIDs)
    var steps: [Rate.Key: [Rate]] = [:]
    let tables = standing(in: published, knownOn: known).values
    for table in tables.sorted(by: { $0.day < $1.day }) {
      for rate in table.rates where ids.contains(rate.key.subject) {
        append(rate, of: table.day, to: &steps[rate.key, default: []])
      }
    }
    return steps.keys.sorted().flatMap { steps[$0] ?? [] }
  }

  private static func append(_ rate: Rate, of day: Day, to steps: inout [Rate]) {
    guard let last = steps.last, last.value == rate.value, last.status == rate.status,
      last.interval.until == rate.interval.until
    else { return steps.append(rate) }
    if last.usd == rate.usd { return }
    let edge = Interval.Edge(on: day)
    steps[steps.count - 1] = last.over(Interval(from: last.interval.from, until: edge))
    steps.append(rate.over(Interval(from: edge, until: rate.interval.until)))
  }
}

extension Rate {
  fileprivate func over(_ interval: Interval) -> Rate {
    Rate(
      key: key,
      value: value,
      usd: usd,
      interval: interval,
      status: status,
      confidence: confidence,
      ruling: ruling,
      claims: claims
    )
  }
}
