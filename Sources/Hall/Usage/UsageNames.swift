import Vocabulary

/// Finds the operation that a usage file means by a name.
///
/// Ids, names, aliases and former ids of services and models count alike, whatever their case and
/// punctuation, and so do endpoints, also as full addresses and behind a method. Nothing is guessed:
/// a bill must not rest on what a name is near to.
struct UsageNames: Sendable {
  private let subjects: [Subject]
  private let byName: [String: Set<Identifier<Subject>>]
  private let byEndpoint: [String: Set<Identifier<Subject>>]

  init(_ subjects: [Subject]) {
    self.subjects = subjects.filter { $0.kind == .service || $0.kind == .model }
    var byName: [String: Set<Identifier<Subject>>] = [:]
    var byEndpoint: [String: Set<Identifier<Subject>>] = [:]
    for subject in self.subjects {
      let former = subject.formerIDs.map(\.text)
      for name in [subject.id.text, subject.name] + subject.aliases + former {
        byName[Self.letters(of: name), default: []].insert(subject.id)
      }
      for endpoint in subject.endpoints {
        byEndpoint[Self.path(of: endpoint), default: []].insert(subject.id)
      }
    }
    // A short name as "core" counts where nothing else is called so.
    var short: [String: Set<Identifier<Subject>>] = [:]
    for subject in self.subjects {
      for scoped in subject.scopedAliases {
        short[Self.letters(of: scoped.alias), default: []].insert(subject.id)
      }
    }
    for (name, ids) in short where byName[name] == nil { byName[name] = ids }
    // An id means what it says, also where it is another's alias.
    for subject in self.subjects { byName[Self.letters(of: subject.id.text)] = [subject.id] }
    self.byName = byName
    self.byEndpoint = byEndpoint
  }

  /// The operation a name means; `nil` where it means none or several.
  func operation(named name: String) -> Identifier<Subject>? {
    let found = meanings(of: name)
    return found.count == 1 ? found.first : nil
  }

  /// All operations that a name may mean, sorted.
  func meanings(of name: String) -> [Identifier<Subject>] {
    let found = name.contains("/") ? byEndpoint[Self.path(of: name)] : nil
    return (found ?? byName[Self.letters(of: name)] ?? []).sorted()
  }

  /// The nearest known names of a name that means none.
  func nearest(to name: String) -> [String] {
    if name.contains("/") {
      let known = subjects.flatMap(\.endpoints)
      return Suggestion.nearest(to: Self.path(of: name), among: known)
    }
    switch SubjectNames(subjects).resolution(of: name) {
    case .found(let subject): return [subject.id.text]
    case .ambiguous(let subjects): return subjects.prefix(3).map(\.id.text)
    case .unknown(let nearest): return nearest
    }
  }

  /// Letters and digits in lower case: "SD 3.5 Large" is "sd35large".
  private static func letters(of name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// "/v2beta/edit/erase" of "POST https://api.example/v2beta/edit/erase/?x=1".
  private static func path(of endpoint: String) -> String {
    var path = endpoint.lowercased()[...]
    if let blank = path.lastIndex(of: " ") { path = path[path.index(after: blank)...] }
    if let scheme = path.firstRange(of: "://") {
      let host = path[scheme.upperBound...]
      path = host.firstIndex(of: "/").map { host[$0...] } ?? ""
    }
    if let query = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<query] }
    while path.hasSuffix("/") { path = path.dropLast() }
    return path.hasPrefix("/") ? String(path) : "/" + path
  }
}
