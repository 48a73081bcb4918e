package import Vocabulary

/// How far sources can be believed, and how likely each stated value is, from the claims alone.
///
/// Claims are handed in with the groups they form: all claims of one group answer the same question
/// (a subject's attribute within a scope and venue), and time plays no part. What comes out does not
/// depend on the order of claims, groups or sources.
package struct Trust: Sendable {
  /// One verdict a group, in the order of the groups.
  package let verdicts: [Verdict]

  /// How much each claim counts, in the order of the claims: the natural logarithm of the odds its
  /// source has earned, less what it shares with sources that it copies or that copy it.
  ///
  /// Zero for a claim that states nothing ("n/a") and for one that no group holds.
  package let weights: [Double]

  /// Pairs of sources that do not speak independently, the surest first.
  package let dependences: [Dependence]

  private let reliabilities: [Identifier<Source>: Double]

  /// What a group's claims come to.
  package struct Verdict: Sendable, Hashable {
    /// The values stated, likeliest first; empty where no claim states one.
    package let options: [Option]
  }

  /// Claims that mean the same value: "7:10 a.m." and "07:10".
  package struct Option: Sendable, Hashable {
    /// Indices into the claims handed in, ascending.
    package let claims: [Int]

    /// The claim whose wording stands for all: the most trusted wording.
    package let spokesman: Int

    /// How likely it is that this value is the true one.
    package let probability: Double

    /// How likely it is that this value is the true one or near it, as near as the attribute's sources
    /// come to each other; the same as `probability` for words and for values stated alike.
    package let probabilityNear: Double

    let form: ValueForm
  }

  /// Two sources of which one seems to copy the other, or both a third.
  package struct Dependence: Sendable, Hashable {
    package let first: Identifier<Source>
    package let second: Identifier<Source>
    package let probability: Double
  }

  /// The estimate for claims in groups, under the authority their sources declare.
  ///
  /// - Parameters:
  ///   - claims: The statements; their days are not looked at.
  ///   - groups: Indices into `claims`, one list a question.
  ///   - sources: Who speaks; a source that is not listed counts as a third party.
  package init(claims: [Claim], groups: [[Int]], sources: [Source]) {
    let table = StatementTable(claims: claims, groups: groups, sources: sources)
    let estimate = Estimator(table).estimate()
    verdicts = table.verdicts(estimate, claims: claims)
    weights = table.weights(estimate, count: claims.count)
    dependences = estimate.dependences.map { pair in
      Dependence(
        first: table.sources[pair.first],
        second: table.sources[pair.second],
        probability: pair.probability
      )
    }
    reliabilities = Dictionary(
      zip(table.sources, estimate.reliability),
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// How often a source is right when it speaks, as far as its claims tell; `nil` where it made none.
  package func reliability(of source: Identifier<Source>) -> Double? {
    reliabilities[source]
  }
}
