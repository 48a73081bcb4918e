import Archive
import Reporting
import Vocabulary

/// The knowledge base that a command works on: `--root`, else the working directory where it holds
/// one, else the one in the binary.
struct OpenBase {
  let base: KnowledgeBase

  /// What messages call it.
  let name: String

  init(_ invocation: Invocation, _ surroundings: Surroundings) throws {
    if let root = invocation[SharedOptions.root] {
      guard KnowledgeBase.isPresent(at: surroundings.path(root)) else {
        throw CommandFailure(
          "There is no knowledge base in '\(root)'; expected a folder with data/subjects.json, which "
            + "'pricebook init DIR' makes."
        )
      }
      base = try KnowledgeBase(root: surroundings.path(root))
      name = "'\(root)'"
    } else if KnowledgeBase.isPresent(at: surroundings.workingDirectory) {
      base = try KnowledgeBase(root: surroundings.workingDirectory)
      name = "The knowledge base in this folder"
    } else if let shipped = try surroundings.shipped() {
      base = shipped
      name = "The built-in knowledge base"
    } else {
      throw CommandFailure(
        "There is no knowledge base here, and none is built into this program; expected a folder "
          + "with data/subjects.json, so change to one or name it with --root DIR."
      )
    }
  }

  // MARK: - Names

  /// The subjects that names mean, in the order of the names; all where there is no name.
  func subjects(named names: [String]) throws -> [Subject] {
    let known = try base.subjects()
    if names.isEmpty { return known }
    let resolver = SubjectNames(known)
    return try names.map { try Self.subject(named: $0, by: resolver) }
  }

  static func subject(named name: String, by resolver: SubjectNames) throws -> Subject {
    switch resolver.resolution(of: name) {
    case .found(let subject): return subject
    case .ambiguous(let subjects):
      let ids = subjects.map { "'\($0.id)'" }.joined(separator: ", ")
      throw CommandFailure(
        "'\(name)' may mean \(subjects.count) subjects: \(ids); name one of them."
      )
    case .unknown(let nearest):
      let ids = nearest.map { "'\($0)'" }.joined(separator: ", ")
      throw CommandFailure(
        "There is no subject '\(name)'"
          + (nearest.isEmpty
            ? "; 'pricebook completions subjects' lists all." : "; the nearest known: \(ids).")
      )
    }
  }

  func source(named name: String) throws -> Source {
    let sources = try base.sources()
    if let source = sources.first(where: { $0.id.text == name }) { return source }
    let near = Suggestion.nearest(to: name, among: sources.map(\.id.text))
    throw CommandFailure(
      "There is no source '\(name)' in data/sources"
        + (near.isEmpty
          ? "; 'pricebook sources' lists those there are."
          : "; the nearest known: \(near.map { "'\($0)'" }.joined(separator: ", ")).")
    )
  }

  // MARK: - What is known

  /// The last day of capture, return or decision, not after a day where one is given; the second
  /// time axis.
  func known(by day: Day?) throws -> Day? {
    let days =
      try base.snapshots().map(\.captured) + base.decisions().map(\.when) + PageReturns(base).days
    return days.filter { known in day.map { known <= $0 } ?? true }.max()
  }

  /// The rulings as recorded, or as they were with what was known by a day.
  func rulings(knownBy day: Day?) throws -> [Ruling] {
    guard let day else { return try base.rulings() }
    return try Beliefs(base).rulings(knownBy: day)
  }

  /// The rulings on some subjects, as recorded or as they were by a day.
  func rulings(
    on subjects: [Subject],
    attribute: Attribute?,
    at venue: VenueChoice,
    knownBy day: Day?
  ) throws -> [Ruling] {
    let rulings: [Ruling]
    if day == nil, subjects.count == 1, let only = subjects.first {
      rulings = try base.rulings(on: only.id)
    } else {
      let wanted = Set(subjects.map(\.id))
      rulings = try self.rulings(knownBy: day).filter { wanted.contains($0.subject) }
    }
    let found = rulings.filter { ruling in attribute.map { $0 == ruling.attribute } ?? true }
    if found.isEmpty, let attribute, !rulings.isEmpty {
      let known = Set(rulings.map(\.attribute.name)).sorted()
      throw CommandFailure(
        "There is no attribute '\(attribute)' here; known: \(known.joined(separator: ", "))."
      )
    }
    return found.filter { venue.includes($0.venue) }
  }

  /// Everything reports look up by id.
  func register() throws -> Register {
    var claims: [Claim] = []
    try base.forEachReading { claims += $0.claims }
    return Register(
      subjects: try base.subjects(),
      sources: try base.sources(),
      snapshots: try base.snapshots(),
      claims: claims,
      decisions: try base.decisions()
    )
  }
}
