import Vocabulary

/// What is asked: one attribute of one subject, in one unit, within one scope and venue.
struct Question {
  let subject: Identifier<Subject>
  let attribute: Attribute
  let unit: Unit
  let venue: Venue
  let scope: [String: String]

  /// Claims that answer it, as indices, ascending.
  var claims: [Int]

  /// Claims of one source that limits its statement as no other source does; they have no vote.
  var narrower: [Int] = []

  /// Whether numeric conditions are settings of one price list rather than scopes of their own.
  var hasSettings = false

  /// Whether the same is asked more often in another unit, so that this one must be named.
  var isUnitNamed = false

  /// "upscale-creative/price", "signup-grant/credits?signup=google", "erase/price@bedrock".
  var id: Identifier<Ruling> {
    var text = "\(subject)/\(attribute)"
    if venue != .stability { text += "@\(venue)" }
    if !scope.isEmpty { text += "?" + scope.sortedText }
    if isUnitNamed { text += "#\(unit)" }
    return Identifier(text)
  }
}

/// What claims have in common before their conditions are looked at.
struct Topic: Hashable {
  let subject: Identifier<Subject>
  let attribute: Attribute
  let unit: Unit
  let venue: Venue
}

extension Topic: Comparable {
  static func < (left: Self, right: Self) -> Bool {
    if left.subject != right.subject { return left.subject < right.subject }
    if left.attribute != right.attribute { return left.attribute < right.attribute }
    if left.venue != right.venue { return left.venue < right.venue }
    return left.unit < right.unit
  }
}

extension Question {
  /// What a ruling's name says beside the unit.
  struct Name: Hashable {
    let subject: Identifier<Subject>
    let attribute: Attribute
    let venue: Venue
    let scope: [String: String]
  }

  var name: Name {
    Name(subject: subject, attribute: attribute, venue: venue, scope: scope)
  }
}
