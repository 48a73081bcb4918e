/// How often each source was right where others could tell: what it has earned beside its tier.
struct Experience {
  /// Judgements that a tier's prior is worth.
  private static let prior = 8.0

  /// However good its record, one source without authority must not change a price by itself: its being
  /// wrong has to stay cheaper than an unannounced change.
  private static let leastError = 0.13
  private static let leastOfficialError = 0.002

  private var right: [Int: Double] = [:]
  private var wrong: [Int: Double] = [:]

  /// What the questions tell of their sources, where another source is there to judge by.
  ///
  /// A value that was right at another time is no error: being behind has a price of its own.
  init(_ judgements: [Judgement]) {
    for judgement in judgements where judgement.hearing.statements.count > 1 {
      for (index, numbers) in judgement.supporters.enumerated() {
        for number in numbers {
          let source = judgement.hearing.statements[number].source
          if judgement.hasOtherWitness(segment: index, than: source) {
            right[source, default: 0] += judgement.hearing.statements[number].share
          }
        }
      }
      for number in judgement.dissenters where judgement.wasNeverInForce(number) {
        let source = judgement.hearing.statements[number].source
        let isJudged = judgement.segments.indices.contains {
          judgement.hasOtherWitness(segment: $0, than: source)
        }
        if isJudged { wrong[source, default: 0] += judgement.hearing.statements[number].share }
      }
    }
  }

  /// The voice of a tier, with the error rate that the record suggests.
  func voice(of source: Int, _ declared: Voice) -> Voice {
    guard right[source] != nil || wrong[source] != nil else { return declared }
    var voice = declared
    let errors = declared.error * Self.prior + wrong[source, default: 0]
    let count = Self.prior + right[source, default: 0] + wrong[source, default: 0]
    let least = declared.hasAuthority ? Self.leastOfficialError : Self.leastError
    voice.error = min(0.45, max(least, errors / count))
    return voice
  }
}
