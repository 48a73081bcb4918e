import Vocabulary

/// What a found name or word may mean.
struct Term {
  var candidates: [Candidate] = []

  /// The meanings without a value, one bit each; see `Keyword.bit`.
  private(set) var meanings: UInt128 = 0
  private(set) var thing: Keyword.Thing?
  private(set) var number: Int?
  private(set) var scale: Amount?
  var vendor: Vendor?

  /// Whether it carries the seller's own name.
  var isBranded = false

  /// Whether it is the path of an operation of the API.
  var isEndpoint = false

  /// The scope words it contains or is, one bit each.
  var scope: ScopeWords = []

  mutating func add(_ keyword: Keyword) {
    meanings |= keyword.bit
    switch keyword {
    case .thing(let thing): self.thing = self.thing ?? thing
    case .number(let number): self.number = number
    case .scale(let scale): self.scale = scale
    default: break
    }
  }

  /// A subject that the name may stand for.
  struct Candidate {
    let subject: Int

    /// Words one of which must stand near; `nil` where the name means the subject anywhere.
    let within: ScopeWords?
  }
}

/// A set of words that narrow what stands near them: "upscale", "control", "brand studio".
struct ScopeWords: OptionSet, Hashable {
  let rawValue: UInt128

  /// How many different words can be told apart.
  static let limit = 128
}

/// A maker or a host that pages name beside Stability.
struct Vendor: Hashable, Sendable {
  let name: String
  let role: Role

  enum Role: Hashable, Sendable {
    /// The platform itself.
    case stability
    /// A name of the house's products, which hosts sell too.
    case product
    /// Sells Stability's models at its own prices: another venue.
    case host
    /// Makes other models: what it names is none of our subjects.
    case maker
  }
}
