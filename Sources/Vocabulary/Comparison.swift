/// Ways of paying for one workload, side by side: what each costs a month and what it cannot serve.
package struct Comparison: Sendable, Hashable {
  /// Those that serve the whole workload and that the developer pays, cheapest first.
  ///
  /// Ordered by the high bound of their cost, which is what one can count on, then by the low one.
  package let entries: [Entry]

  /// Those that are not ranked, each with the reason, in the order of their kinds.
  package let exclusions: [Exclusion]

  /// What the workload is counted in, and how many of it there are in a month.
  package let assets: Assets

  /// Which entry is cheapest for which number of assets a month, from 1 on.
  package let cheapest: [Stretch]

  /// For each entry but the first: for which numbers it is cheaper than the first.
  package let breakEvens: [BreakEven]
  package let sensitivities: [Sensitivity]

  package struct Assets: Sendable, Hashable {
    package let count: Rational

    /// Whether they are the kept results of a pipeline; otherwise requests of the workload.
    package let areKept: Bool

    package init(count: Rational, areKept: Bool) {
      self.count = count
      self.areKept = areKept
    }
  }

  /// A run of numbers of assets for which one entry is the cheapest.
  package struct Stretch: Sendable, Hashable {
    package let entry: Identifier<Entry>
    package let span: BreakEven.Span

    package init(entry: Identifier<Entry>, span: BreakEven.Span) {
      self.entry = entry
      self.span = span
    }
  }

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case payAsYouGo = "pay-as-you-go"
    case membership
    case webSubscription = "web-subscription"
    case grant
    case enterprise
    case host
    case selfHosting = "self-hosting"
    case userPays = "user-pays"
  }

  package init(
    entries: [Entry],
    exclusions: [Exclusion],
    assets: Assets,
    cheapest: [Stretch],
    breakEvens: [BreakEven],
    sensitivities: [Sensitivity]
  ) {
    self.entries = entries
    self.exclusions = exclusions
    self.assets = assets
    self.cheapest = cheapest
    self.breakEvens = breakEvens
    self.sensitivities = sensitivities
  }
}

extension Comparison {
  /// One way of paying that serves the whole workload.
  package struct Entry: Sendable, Hashable {
    /// "pay-as-you-go", "bedrock/us-west-2", "rtx-4090/runpod/community".
    package let id: Identifier<Entry>
    package let name: String
    package let kind: Kind

    /// USD a month, rounded half-even to twelve places.
    package let monthly: Bounds<Amount>

    /// USD for one asset; `nil` where there are none.
    package let perAsset: Bounds<Amount>?

    /// Credits used in a month; `nil` where it is not paid in credits.
    package let credits: Bounds<Amount>?

    /// USD a month over credits used; `nil` likewise.
    package let usdPerCredit: Bounds<Amount>?

    /// Credits paid for or granted and not used in the month; `nil` likewise.
    package let unused: Unused?

    /// What the first twelve months cost in money paid.
    package let year: Year?

    /// What one month makes one buy in whole pieces.
    package let purchases: [Purchase]

    /// Whether a price it rests on is contested or unresolved.
    package let isContested: Bool

    /// Whether a figure it rests on is estimated.
    package let isEstimated: Bool

    /// What it takes for granted, a sentence each.
    package let assumptions: [String]
    package let rulings: [Identifier<Ruling>]
    package let citations: [Citation]

    package init(
      id: Identifier<Entry>,
      name: String,
      kind: Kind,
      monthly: Bounds<Amount>,
      perAsset: Bounds<Amount>?,
      credits: Bounds<Amount>? = nil,
      usdPerCredit: Bounds<Amount>? = nil,
      unused: Unused? = nil,
      year: Year? = nil,
      purchases: [Purchase] = [],
      isContested: Bool = false,
      isEstimated: Bool = false,
      assumptions: [String] = [],
      rulings: [Identifier<Ruling>] = [],
      citations: [Citation] = []
    ) {
      self.id = id
      self.name = name
      self.kind = kind
      self.monthly = monthly
      self.perAsset = perAsset
      self.credits = credits
      self.usdPerCredit = usdPerCredit
      self.unused = unused
      self.year = year
      self.purchases = purchases
      self.isContested = isContested
      self.isEstimated = isEstimated
      self.assumptions = assumptions
      self.rulings = rulings
      self.citations = citations
    }
  }

  package struct Unused: Sendable, Hashable {
    package let credits: Amount

    /// Whether they are gone at the end of the month, rather than there for the next.
    package let areLost: Bool

    package init(credits: Amount, areLost: Bool) {
      self.credits = credits
      self.areLost = areLost
    }
  }

  /// Twelve months of a new customer: whole packs, sign-up credits and expiry included.
  package struct Year: Sendable, Hashable {
    /// USD, rounded half-even to twelve places.
    package let usd: Bounds<Amount>

    /// Credits that expired unused, and those left at the end; `nil` where it is no account.
    package let lost: Amount?
    package let left: Amount?

    package init(usd: Bounds<Amount>, lost: Amount? = nil, left: Amount? = nil) {
      self.usd = usd
      self.lost = lost
      self.left = left
    }
  }

  /// Some of what is sold in whole pieces: packs, memberships, hours or months of a card.
  package struct Purchase: Sendable, Hashable {
    package let count: Int
    package let what: String

    /// USD for all of them.
    package let usd: Bounds<Amount>

    package init(count: Int, what: String, usd: Bounds<Amount>) {
      self.count = count
      self.what = what
      self.usd = usd
    }
  }

  /// One way of paying that is not ranked.
  package struct Exclusion: Sendable, Hashable {
    package let id: Identifier<Entry>
    package let name: String
    package let kind: Kind
    package let reason: Reason

    package enum Reason: Sendable, Hashable {
      /// Operations of the workload that it does not offer at all, or not at their settings.
      case cannotServe([Identifier<Subject>])
      /// It serves people at a web page and no program.
      case webOnly
      /// Its price is agreed with each customer.
      case byQuote
      /// These credits come once and not every month.
      case once(Amount)
      /// A price is contested or a time estimated, and only what is sure was asked for.
      case unsure
      /// It ends with a number of credits a month.
      case tooFewCredits(has: Amount, needs: Amount)
      /// A number it needs is not known: the attribute, in words.
      case unknownPrice(String)
      /// Nobody has timed these operations on the card.
      case noThroughput([Identifier<Subject>])
      /// The model does not fit into the card's memory: both in GB.
      case memory(needs: Amount, has: Amount)
      /// Above the revenue limit of the free licence, in USD a year, a licence is by quote.
      case licence(limit: Amount)
      /// The people who use the program pay: this much a month.
      case usersPay(Bounds<Amount>)
      /// A bill cannot be made.
      case bill(BillError)
    }

    package init(id: Identifier<Entry>, name: String, kind: Kind, reason: Reason) {
      self.id = id
      self.name = name
      self.kind = kind
      self.reason = reason
    }
  }
}
