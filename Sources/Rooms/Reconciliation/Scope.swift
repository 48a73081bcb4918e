import Vocabulary

/// Splits the claims of a topic by the conditions under which they hold.
///
/// Numeric conditions are settings of one price list where a topic lists several combinations or gives
/// a formula; else they bound a scope like any other condition. A scope stands on its own where a
/// source with authority or two independent sources know it, or where its source sets it against others;
/// what one source alone limits, while the rest state it for all, becomes a note to the wider question.
struct Scope {
  let claims: [Claim]
  let register: Register

  /// From this many listed combinations on, numeric conditions are a price list.
  private static let fewestCells = 4

  func questions(on topic: Topic, of members: [Int]) -> [Question] {
    if topic.attribute == .chargedOnFailure { return failureCases(topic, members) }
    let hasConditions = members.contains { !claims[$0].conditions.isEmpty }
    guard hasConditions else { return [question(topic, [:], members, hasSettings: false)] }
    let hasSettings = listsSettings(members)
    var groups: [[String: String]: [Int]] = [:]
    for member in members {
      let scope = claims[member].conditions.filter { !hasSettings || !Settings.isSetting($0.value) }
      groups[scope, default: []].append(member)
    }
    guard groups.count > 1 else {
      return groups.map { question(topic, $0.key, $0.value, hasSettings: hasSettings) }
    }
    var found: [[String: String]: Question] = [:]
    let scopes = groups.keys.sorted { ($0.count, $0.sortedText) < ($1.count, $1.sortedText) }
    for scope in scopes {
      guard let own = groups[scope] else { continue }
      let wider = scopes.last { isWider($0, than: scope) && found[$0] != nil }
      if let wider, !standsAlone(own, among: members, of: topic) {
        found[wider]?.narrower += own
      } else {
        found[scope] = question(topic, scope, own, hasSettings: hasSettings)
      }
    }
    return scopes.compactMap { found[$0] }
  }

  private func failureCases(_ topic: Topic, _ members: [Int]) -> [Question] {
    let cases = FailureCases.cases(of: members, in: claims, register)
    var groups: [[String: String]: [Int]] = [:]
    for member in members {
      var scope = claims[member].conditions
      scope[FailureCases.condition] = (cases[member] ?? .failed).rawValue
      groups[scope, default: []].append(member)
    }
    return groups.keys.sorted { $0.sortedText < $1.sortedText }.map { scope in
      question(topic, scope, groups[scope] ?? [], hasSettings: false)
    }
  }

  private func question(
    _ topic: Topic,
    _ scope: [String: String],
    _ members: [Int],
    hasSettings: Bool
  ) -> Question {
    Question(
      subject: topic.subject,
      attribute: topic.attribute,
      unit: topic.unit,
      venue: topic.venue,
      scope: scope,
      claims: members,
      hasSettings: hasSettings
    )
  }

  private func listsSettings(_ members: [Int]) -> Bool {
    var points: Set<[String: String]> = []
    for member in members {
      switch claims[member].value {
      case .formula, .grid: return true
      default: break
      }
      let settings = claims[member].conditions.filter { Settings.isSetting($0.value) }
      if !settings.isEmpty { points.insert(settings) }
      if points.count >= Self.fewestCells { return true }
    }
    return false
  }

  private func isWider(_ scope: [String: String], than other: [String: String]) -> Bool {
    scope.count < other.count && scope.allSatisfy { other[$0.key] == $0.value }
  }

  private func standsAlone(_ own: [Int], among all: [Int], of topic: Topic) -> Bool {
    let speakers = Set(own.map { register.number(of: claims[$0].source) })
    if speakers.contains(where: { register.voice(of: $0, on: topic.subject).hasAuthority }) {
      return true
    }
    let independent = speakers.filter { speaker in
      register.origins[speaker].allSatisfy { !speakers.contains($0) }
    }
    if independent.count > 1 { return true }
    // A source that states another value elsewhere in the topic sets the scopes apart on purpose.
    let values = Set(own.map { claims[$0].value })
    return all.contains { member in
      speakers.contains(register.number(of: claims[member].source))
        && !own.contains(member) && !values.contains(claims[member].value)
    }
  }
}
