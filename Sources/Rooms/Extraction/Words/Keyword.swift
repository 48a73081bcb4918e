import Vocabulary

/// A word of the language of prices, whatever language the page is in.
enum Keyword: Hashable, Sendable {
  case credit
  case dollar
  case cent
  /// Another currency: known, so that it is not taken for dollars.
  case foreignMoney
  case per
  case each
  /// Takes things one by one: "every generation", "for each result".
  case every
  case thing(Thing)
  case hedge
  case atLeast
  case atMost
  case between
  case to
  case and
  case or
  case number(Int)
  case scale(Amount)
  case free
  /// May stand between a number and its unit: "25 free API credits", "8 Stability credits".
  case filler
  case costs
  case forSubject
  case negation
  case multiple
  case cue(Cue)

  /// What a rate is counted by, or what is counted.
  enum Thing: Int, Hashable, Sendable {
    case generation
    case request
    case second
    case minute
    case hour
    case day
    case week
    case month
    case year
    case token
    case megapixel
    case pixel
    case step
    case frame
    case gigabyte
    case megabyte
    case percent
    case key
    case person
  }

  /// Words that tell what a sentence is about.
  enum Cue: Int, Hashable, Sendable {
    case signup
    case google
    case otherLogin
    case grant
    case failure
    case success
    case charge
    case consumes
    case still
    case policy
    case refusal
    case filtering
    case subscription
    case trial
    case rollover
    case revenue
    case license
    case vram
    case discontinued
    case purchase
    case total
    case left
    case comparison
    case defaultSettings
    case except
    case all
    case model
    case price
    case old
    case new
    case effective
    case verified
    case provider
    case plan
    case size
    case status
    case change
    case outdated
    case sum
  }
}

extension Keyword {
  /// A bit for each word without a value of its own, so that a term tells in one step what it is.
  var bit: UInt128 {
    switch self {
    case .credit: 1 << 0
    case .dollar: 1 << 1
    case .cent: 1 << 2
    case .foreignMoney: 1 << 3
    case .per: 1 << 4
    case .each: 1 << 5
    case .hedge: 1 << 6
    case .atLeast: 1 << 7
    case .atMost: 1 << 8
    case .between: 1 << 9
    case .to: 1 << 10
    case .and: 1 << 11
    case .or: 1 << 12
    case .free: 1 << 13
    case .every: 1 << 14
    case .filler: 1 << 15
    case .costs: 1 << 16
    case .forSubject: 1 << 17
    case .negation: 1 << 18
    case .multiple: 1 << 19
    case .number, .scale: 0
    case .thing(let thing): 1 << (32 + UInt128(thing.rawValue))
    case .cue(let cue): 1 << (64 + UInt128(cue.rawValue))
    }
  }
}
