import Vocabulary

/// The rules of a watch, applied.
struct RuleFilter {
  private let rules: Watch.Rules
  private let families: [Identifier<Subject>: String]

  init(_ rules: Watch.Rules, _ subjects: [Subject]) {
    self.rules = rules
    families = Dictionary(subjects.map { ($0.id, $0.family) }) { first, _ in first }
  }

  /// Whether class, subject, venue and percent let a change through.
  ///
  /// A change without a percent, as of a range, is let through: silence would hide it.
  func admits(_ change: Change) -> Bool {
    guard rules.classes.contains(where: { $0.rawValue == change.kind.name }) else { return false }
    guard rules.venues.contains(change.key.venue) else { return false }
    let family = families[change.key.subject] ?? ""
    let isNamed =
      rules.subjects.contains(change.key.subject) || rules.families.contains(family)
      || (rules.subjects.isEmpty && rules.families.isEmpty)
    guard isNamed else { return false }
    guard let least = rules.leastPercent, let percent = change.percent else { return true }
    return percent.magnitude >= least
  }

  /// Whether the bill changes enough; one that cannot be made is let through.
  ///
  /// A small change counts too where it is part of changes that together are large enough.
  func admits(_ cost: WorkloadCost?) -> Bool {
    guard let least = rules.leastUSD, let cost else { return true }
    guard let alone = Self.size(of: cost.alone) else { return true }
    if alone >= least { return true }
    guard alone > .zero else { return false }
    return Self.size(of: cost.together).map { $0 >= least } ?? true
  }

  private static func size(of outcome: WorkloadCost.Outcome) -> Amount? {
    guard case .billed(_, _, let low, let high) = outcome else { return nil }
    return max(low.magnitude, high.magnitude)
  }
}
