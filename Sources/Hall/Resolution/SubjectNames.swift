import Vocabulary

/// Finds the subject that a user means by a name.
///
/// Ids, names, aliases and former ids count alike; case, punctuation and the order of words do not
/// matter, so "creative upscale" finds "upscale-creative" and "sd3.5 large" finds "sd3.5-large".
struct SubjectNames {
  private let subjects: [Subject]
  private let byName: [String: [Int]]
  private let byWords: [String: [Int]]

  init(_ subjects: [Subject]) {
    self.subjects = subjects
    var byName: [String: [Int]] = [:]
    var byWords: [String: [Int]] = [:]
    for (index, subject) in subjects.enumerated() {
      for name in Self.names(of: subject) + Self.scopedNames(of: subject) {
        byName[Self.words(of: name).joined(), default: []].append(index)
        byWords[Self.words(of: name).sorted().joined(separator: " "), default: []].append(index)
      }
    }
    self.byName = byName
    self.byWords = byWords
  }

  enum Resolution: Equatable {
    case found(Subject)
    /// Several fit, in the order of the registry.
    case ambiguous([Subject])
    /// None fits; the nearest known names.
    case unknown(nearest: [String])
  }

  /// The subject a name means: the exact id first, then names and aliases, then words of names.
  func resolution(of name: String) -> Resolution {
    if let exact = subjects.first(where: { $0.id.text == name }) { return .found(exact) }
    let words = Self.words(of: name)
    let lookups = [
      byName[words.joined()], byWords[words.sorted().joined(separator: " ")],
      shortlyCalled(words),
      withWords(words) { $0 == $1 }, withWords(words) { $0.hasPrefix($1) },
    ]
    for indexes in lookups {
      let found = Set(indexes ?? []).sorted().map { subjects[$0] }
      if found.count == 1 { return .found(found[0]) }
      if found.count > 1 { return .ambiguous(found) }
    }
    return .unknown(nearest: nearest(to: name))
  }

  /// Subjects that a page may call so where it is clear what it speaks of: "ultra", "creative".
  private func shortlyCalled(_ words: [String]) -> [Int] {
    subjects.indices.filter { index in
      subjects[index].scopedAliases.contains { Self.words(of: $0.alias) == words }
    }
  }

  /// Subjects that have a name in which each word occurs.
  private func withWords(
    _ words: [String],
    _ matches: (_ known: String, _ given: String) -> Bool
  ) -> [Int] {
    guard !words.isEmpty else { return [] }
    return subjects.indices.filter { index in
      Self.names(of: subjects[index]).contains { name in
        let known = Self.words(of: name)
        return words.allSatisfy { word in known.contains { matches($0, word) } }
      }
    }
  }

  private func nearest(to name: String) -> [String] {
    let known = subjects.flatMap { subject in
      (Self.names(of: subject) + Self.scopedNames(of: subject)
        + subject.scopedAliases.map(\.alias)).map { (name: $0, id: subject.id.text) }
    }
    let near = Suggestion.nearest(to: name, among: known.map(\.name), limit: 6)
    var ids: [String] = []
    for candidate in near {
      guard let id = known.first(where: { $0.name == candidate })?.id else { continue }
      if !ids.contains(id) { ids.append(id) }
    }
    return Array(ids.prefix(3))
  }

  private static func names(of subject: Subject) -> [String] {
    [subject.id.text, subject.name] + subject.aliases + subject.formerIDs.map(\.text)
  }

  /// Short names with a word that makes them clear: "creative upscale".
  private static func scopedNames(of subject: Subject) -> [String] {
    subject.scopedAliases.flatMap { scoped in
      scoped.within.map { "\(scoped.alias) \($0)" }
    }
  }

  /// Runs of letters and digits in lower case; "SD3.5" is "sd", "3", "5".
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var current = ""
    var wasDigit = false
    for character in name.lowercased() {
      let isDigit = character.isNumber
      guard isDigit || character.isLetter else {
        if !current.isEmpty { words.append(current) }
        current = ""
        continue
      }
      if !current.isEmpty, isDigit != wasDigit {
        words.append(current)
        current = ""
      }
      wasDigit = isDigit
      current.append(character)
    }
    return current.isEmpty ? words : words + [current]
  }
}
