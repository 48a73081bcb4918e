import Vocabulary

/// A row of the old table and the row of the new one that is the same thing.
struct RatePair {
  let old: Rate?
  let new: Rate?

  /// The old value in the unit of the new row, where the units differ.
  let converted: Value?
}

/// Finds which rows of two tables belong together: by key, then by former id, then by unit.
struct RatePairs {
  private(set) var pairs: [RatePair] = []

  init(old: [Rate], new: [Rate], subjects: [Subject], units: UnitConversions) {
    let names = CurrentNames(subjects)
    var left = Dictionary(old.map { ($0.key, $0) }) { first, _ in first }
    var unmatched: [Rate] = []
    for rate in new {
      if let other = left.removeValue(forKey: rate.key) {
        pairs.append(RatePair(old: other, new: rate, converted: nil))
      } else {
        unmatched.append(rate)
      }
    }
    // What is left over is grouped by everything but unit and spelling of the id.
    var rest = Dictionary(grouping: left.values.sorted { $0.key < $1.key }) {
      names.identity(of: $0.key)
    }
    unmatched = Self.match(unmatched, with: &rest, names, &pairs) { old, new in
      old.key.unit == new.key.unit ? .some(nil) : nil
    }
    unmatched = Self.match(unmatched, with: &rest, names, &pairs) { old, new in
      units.value(of: old, in: new.key.unit).map { .some($0) }
    }
    pairs += unmatched.map { RatePair(old: nil, new: $0, converted: nil) }
    pairs += rest.values.joined().map { RatePair(old: $0, new: nil, converted: nil) }
  }

  /// Pairs each row with the first left-over row that `conversion` accepts; gives back the others.
  private static func match(
    _ rates: [Rate],
    with rest: inout [Rate.Key: [Rate]],
    _ names: CurrentNames,
    _ pairs: inout [RatePair],
    conversion: (Rate, Rate) -> Value??
  ) -> [Rate] {
    var unmatched: [Rate] = []
    for rate in rates {
      let identity = names.identity(of: rate.key)
      let candidates = rest[identity] ?? []
      var match: (index: Int, converted: Value?)?
      for (index, candidate) in candidates.enumerated() {
        guard let converted = conversion(candidate, rate) else { continue }
        match = (index, converted)
        break
      }
      guard let match else {
        unmatched.append(rate)
        continue
      }
      rest[identity]?.remove(at: match.index)
      pairs.append(
        RatePair(old: candidates[match.index], new: rate, converted: match.converted)
      )
    }
    return unmatched
  }
}

/// The id a subject has now, for any id it ever had.
private struct CurrentNames {
  private var current: [Identifier<Subject>: Identifier<Subject>] = [:]

  init(_ subjects: [Subject]) {
    for subject in subjects {
      for former in subject.formerIDs { current[former] = subject.id }
    }
    // An id that is in use again means what it says.
    for subject in subjects { current[subject.id] = nil }
  }

  /// A key without its unit and with the current id.
  func identity(of key: Rate.Key) -> Rate.Key {
    Rate.Key(
      subject: current[key.subject] ?? key.subject,
      attribute: key.attribute,
      unit: Unit(""),
      conditions: key.conditions,
      venue: key.venue
    )
  }
}
