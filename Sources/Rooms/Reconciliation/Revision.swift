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

  /// What sources revised, by the candidate that it brought in.
  struct Found {
    /// Each with its price.
    var revisions: [Int: [Revision: Double]] = [:]

    /// Days on which a page was seen to go back to the candidate.
    var returns: [Int: Set<Int>] = [:]
  }

  static func all(in statements: [Statement], homes: [Int]) -> Found {
    var bySource: [Int: [Int]] = [:]
    var authority: [Int: Tier] = [:]
    for (number, statement) in statements.enumerated() where !statement.sightings.isEmpty {
      bySource[statement.source, default: []].append(number)
      let tier = statement.voice.tier
      authority[homes[number]] = max(authority[homes[number]] ?? tier, tier)
    }
    var found = Found()
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
          found.add(revision, to: new, at: cost)
        }
      }
      guard numbers.contains(where: { statements[$0].isReturn }) else { continue }
      for step in steps(of: numbers, statements, homes) {
        guard authority[step.old] ?? tier <= tier else { continue }
        found.add(
          Revision(old: step.old, day: step.day),
          to: step.new,
          at: Disagreement.revision(by: tier)
        )
        if step.isReturn { found.returns[step.new, default: []].insert(step.day) }
      }
    }
    return found
  }

  /// One step of a source that went back and forth, from what it said on one day to what it said on
  /// the next.
  private struct Step {
    let old: Int
    let new: Int
    let day: Int
    let isReturn: Bool
  }

  /// Only days on which a source says one thing are steps: else it lists variants.
  private static func steps(
    of numbers: [Int],
    _ statements: [Statement],
    _ homes: [Int]
  ) -> [Step] {
    var days: [Int: (said: Set<Int>, isReturn: Bool)] = [:]
    for number in numbers {
      for sighting in statements[number].sightings {
        let day = days[sighting.first.number, default: ([], false)]
        days[sighting.first.number] = (
          day.said.union([homes[number]]), day.isReturn || statements[number].isReturn
        )
      }
    }
    let ordered = days.sorted { $0.key < $1.key }
    return zip(ordered, ordered.dropFirst()).flatMap { before, after -> [Step] in
      guard after.value.said.count == 1, let new = after.value.said.first,
        !before.value.said.contains(new)
      else { return [] }
      return before.value.said.map {
        Step(old: $0, new: new, day: after.key, isReturn: after.value.isReturn)
      }
    }
  }

  /// A source that states more values than this on one question lists variants, it does not revise.
  private static let mostValues = 8
}

extension Revision.Found {
  fileprivate mutating func add(_ revision: Revision, to candidate: Int, at cost: Double) {
    revisions[candidate, default: [:]][revision] = min(
      cost,
      revisions[candidate]?[revision] ?? .infinity
    )
  }
}
