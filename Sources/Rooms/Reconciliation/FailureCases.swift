import Vocabulary

/// Keeps apart three things that sources call a failed generation.
///
/// A generation that breaks off, a request that moderation refuses before it runs, and an output that a
/// filter blurs after it ran are charged differently, so each is a scope of its own. A source that
/// blames "content policy" may mean either of the last two; it is taken to mean the one in which it
/// does not contradict those that are clear.
enum FailureCases {
  /// The condition that names the case.
  static let condition = "failure"

  enum Case: String {
    case failed
    case refused
    case filtered
    /// Refused or filtered: the source does not say which.
    case policy
  }

  /// Words that tell the cases apart, tried in this order.
  private static let words: [(Case, [String])] = [
    (.filtered, ["filter", "blur", "censor"]),
    (.refused, ["refus", "reject", "moderat", "denied", "403", "blocked"]),
    (.policy, ["policy", "safety", "nsfw", "content"]),
  ]

  static func named(_ text: String) -> Case {
    let folded = text.lowercased()
    // "safety-filter" names the rule, not what it did to which result.
    if folded.contains("safety") || folded.contains("policy") { return .policy }
    for (found, marks) in words where marks.contains(where: folded.contains) { return found }
    return .failed
  }

  /// The case each claim about charging for failures speaks of, by index.
  static func cases(of members: [Int], in claims: [Claim], _ register: Register) -> [Int: Case] {
    var found: [Int: Case] = [:]
    for member in members { found[member] = named(claims[member].conditions[condition] ?? "") }
    let unclear = members.filter { found[$0] == .policy }
    guard !unclear.isEmpty else { return found }
    let clear = [Case.refused, .filtered].map { wanted in
      (wanted, leading(members.filter { found[$0] == wanted }, in: claims, register))
    }
    guard clear.contains(where: { $0.1 != nil }) else { return found }
    for member in unclear {
      let value = claims[member].value
      let agreeing = clear.first { $0.1 == value }?.0
      let unspoken = clear.first { $0.1 == nil }?.0
      found[member] = agreeing ?? unspoken ?? .filtered
    }
    return found
  }

  /// The value that most of the weight is behind.
  private static func leading(_ members: [Int], in claims: [Claim], _ register: Register) -> Value?
  {
    var weights: [Value: Double] = [:]
    for member in members {
      let claim = claims[member]
      let voice = register.voice(of: register.number(of: claim.source), on: claim.subject)
      weights[claim.value, default: 0] += Disagreement.support(voice)
    }
    return weights.max { ($0.value, $0.key.orderText) < ($1.value, $1.key.orderText) }?.key
  }
}
