import Vocabulary

/// A source that first said one value and later, on the same question, another.
///
/// A page that its own author changed is what a change of price looks like to somebody who watches
/// it. It counts only against values that nobody of more authority states: a guide may revise what
/// guides said, not what the seller said.
struct Revision: Hashable {
  /// The candidate it said before.
  let old: Int

  /// The first day on which it said the new one.
  let day: Int

  /// The revisions that bring a candidate in, each with its price.
  static func all(
    in statements: [Statement],
    homes: [Int]
  ) -> [Int: [Revision: Double]] {
    var bySource: [Int: [Int]] = [:]
    var authority: [Int: Tier] = [:]
    for (number, statement) in statements.enumerated() where !statement.sightings.isEmpty {
      bySource[statement.source, default: []].append(number)
      let tier = statement.voice.tier
      authority[homes[number]] = max(authority[homes[number]] ?? tier, tier)
    }
    var found: [Int: [Revision: Double]] = [:]
    for numbers in bySource.values where numbers.count > 1 {
      let spoken = Set(numbers.map { homes[$0] })
      guard spoken.count > 1, spoken.count <= mostValues else { continue }
      var days: [Int: (first: Int, last: Int)] = [:]
      for number in numbers {
        for sighting in statements[number].sightings {
          let known = days[homes[number]]
          days[homes[number]] = (
            min(known?.first ?? .max, sighting.first.number),
            max(known?.last ?? .min, sighting.last.number)
          )
        }
      }
      let tier = statements[numbers[0]].voice.tier
      for (new, later) in days {
        for (old, earlier) in days where earlier.last < later.first {
          guard authority[old] ?? tier <= tier else { continue }
          let revision = Revision(old: old, day: later.first)
          let cost = Disagreement.revision(by: tier)
          found[new, default: [:]][revision] = min(cost, found[new]?[revision] ?? .infinity)
        }
      }
    }
    return found
  }

  /// A source that states more values than this on one question lists variants, it does not revise.
  private static let mostValues = 8
}
