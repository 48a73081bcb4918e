/// How often each source was right where others could tell: what it has earned beside its tier.
struct Experience {
  /// Judgements that a tier's prior is worth.
  private static let prior = 8.0

  /// However good its record, one source without authority must not change a price by itself: its being
  /// wrong has to stay cheaper than an unannounced change.
  private static let leastError = 0.13
  private static let leastOfficialError = 0.003

  private var right: [Int: Double] = [:]
  private var wrong: [Int: Double] = [:]

  /// Counts a statement that others could judge; being behind the times is half an error.
  mutating func record(_ source: Int, wasRight: Bool, weight: Double = 1) {
    if wasRight {
      right[source, default: 0] += weight
    } else {
      wrong[source, default: 0] += weight
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
