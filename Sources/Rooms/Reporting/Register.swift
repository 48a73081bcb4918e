package import Vocabulary

/// What reports look up by id: the names behind the ids, and the words behind the claims.
package struct Register: Sendable {
  package let subjects: [Identifier<Subject>: Subject]
  package let sources: [Identifier<Source>: Source]
  package let claims: [Identifier<Claim>: Claim]
  package let decisions: [Identifier<Decision>: Decision]

  /// Captures by hash; the same bytes may have been captured for several sources.
  package let snapshots: [Identifier<Snapshot>: [Snapshot]]

  private let order: [Identifier<Subject>: Int]

  /// Families by the place of their first subject.
  private let families: [String: Int]

  /// Subjects that are listed apart, since nobody can order them any more.
  private var discontinued: Set<Identifier<Subject>> = []

  package init(
    subjects: [Subject] = [],
    sources: [Source] = [],
    snapshots: [Snapshot] = [],
    claims: [Claim] = [],
    decisions: [Decision] = []
  ) {
    self.subjects = Dictionary(subjects.map { ($0.id, $0) }) { first, _ in first }
    self.sources = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
    self.claims = Dictionary(claims.map { ($0.id, $0) }) { first, _ in first }
    self.decisions = Dictionary(decisions.map { ($0.id, $0) }) { first, _ in first }
    self.snapshots = Dictionary(grouping: snapshots) { $0.id }
    families = Dictionary(subjects.enumerated().map { ($1.family, $0) }) { first, _ in first }
    order = Dictionary(subjects.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  func name(of subject: Identifier<Subject>) -> String {
    subjects[subject]?.name ?? subject.text
  }

  /// The place of a subject in the registry; unknown ones come last.
  package func position(of subject: Identifier<Subject>) -> Int {
    order[subject] ?? order.count
  }

  /// The same, with some subjects listed as no longer offered.
  func discontinuing(_ subjects: Set<Identifier<Subject>>) -> Register {
    var register = self
    register.discontinued = subjects
    return register
  }

  /// The group a subject is listed in.
  func family(of subject: Identifier<Subject>) -> String {
    discontinued.contains(subject)
      ? Families.discontinued : subjects[subject]?.family ?? Families.other
  }

  /// Where a subject is listed: what is sold before how it is paid for, families together.
  func rank(of subject: Identifier<Subject>) -> [Int] {
    guard let known = subjects[subject] else { return [1, 0, 0, order.count] }
    let isSold = known.kind == .service || known.kind == .model
    return [
      0, Families.place(of: family(of: subject), isSold: isSold), families[known.family] ?? 0,
      position(of: subject),
    ]
  }

  /// The capture that a claim was read from.
  func snapshot(of claim: Claim) -> Snapshot? {
    guard let id = claim.evidence?.snapshot, let captures = snapshots[id] else { return nil }
    return captures.first { $0.source == claim.source } ?? captures.first
  }
}
