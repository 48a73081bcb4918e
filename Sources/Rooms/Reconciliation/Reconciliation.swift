package import Vocabulary

/// Decides what is true where sources disagree.
///
/// For each question (a subject's attribute within a scope and venue) it finds the step function over
/// time that the evidence supports best, and says of every claim that does not agree with it why.
package enum Reconciliation {
  /// Changes whenever the same claims may lead to other rulings.
  package static let version = "1"

  /// What a set of claims comes to.
  package struct Outcome: Sendable, Hashable {
    /// Sorted by subject, attribute, venue, scope and unit.
    package let rulings: [Ruling]

    /// Sorted by category and message.
    package let findings: [Finding]

    package init(rulings: [Ruling], findings: [Finding]) {
      self.rulings = rulings
      self.findings = findings
    }
  }

  /// The rulings on all claims, the same for any order of what is handed in.
  ///
  /// - Parameters:
  ///   - claims: What sources state; a claim handed in twice counts once.
  ///   - sources: Who speaks; a source that is not listed counts as a third party.
  ///   - subjects: What is spoken of; needed for siblings and for the credit itself.
  ///   - decisions: Those that count, by people; they outrank the evidence.
  ///   - today: The day on which undated claims in USD are converted.
  package static func outcome(
    of claims: [Claim],
    sources: [Source],
    subjects: [Subject],
    decisions: [Decision] = [],
    today: Day? = nil
  ) -> Outcome {
    Session(
      claims: claims,
      sources: sources,
      subjects: subjects,
      decisions: decisions,
      today: today
    ).outcome()
  }
}
