import Vocabulary

/// Whose prices a user wants to see.
enum VenueChoice: Sendable, Equatable {
  case only(Venue)
  case all

  init(_ name: String) {
    self = name == "all" ? .all : .only(Venue(name))
  }

  /// Those of the API itself: rows of other sellers would only be mistaken for them.
  static let standard = Self.only(.stability)

  func includes(_ venue: Venue) -> Bool {
    switch self {
    case .only(let chosen): chosen == venue
    case .all: true
    }
  }

  /// What to say where rows were left out; `nil` where none was.
  func note(leavingOut count: Int, _ noun: String) -> String? {
    guard count > 0, self == .standard else { return nil }
    return "\(count) \(noun)\(count == 1 ? "" : "s") at other venues; '--venue all' shows them too."
  }
}
