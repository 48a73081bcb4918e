/// A way of paying: a file of `data/plans/`.
///
/// What other hosts charge is in `Host`, what graphics cards cost and do in `GPU`.
package struct Plan: Sendable, Hashable {
  package let id: Identifier<Plan>
  package let name: String
  package let kind: Kind
  package let access: Access

  /// Whose prices in credits the operations have under it.
  package let venue: Venue

  /// What is paid every month, however much is used; `nil` where nothing is.
  package let fee: Quote?
  package let grants: [Grant]

  /// Credits that can be bought under it, in whole packs.
  package let packs: [Pack]

  /// Which credits are used up first; expiring ones before lasting ones within each.
  package let burnOrder: [CreditKind]

  /// How many of it one customer may hold at a time; `nil` where there is no limit.
  package let most: Int?

  /// The models it runs, for self-hosting; empty for all others.
  package let models: [HostedModel]

  /// How one's own machines are run, for self-hosting; `nil` for all others.
  package let running: Running?

  /// What it takes for granted, a sentence each.
  package let assumptions: [String]
  package let citations: [Citation]

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case payAsYouGo = "pay-as-you-go"
    case membership
    case webSubscription = "web-subscription"
    case grant
    /// By quote: it has no number.
    case enterprise
    case selfHosting = "self-hosting"
  }

  /// How its operations are reached; what is reached by the web only serves no program.
  package enum Access: String, Sendable, Hashable, CaseIterable {
    case api
    case web
  }

  /// Credits are told apart by how one came by them, as in Lago's wallets.
  package enum CreditKind: String, Sendable, Hashable, CaseIterable {
    case granted
    case purchased
  }

  package init(
    id: Identifier<Plan>,
    name: String,
    kind: Kind,
    access: Access = .api,
    venue: Venue = .stability,
    fee: Quote? = nil,
    grants: [Grant] = [],
    packs: [Pack] = [],
    burnOrder: [CreditKind] = [.granted, .purchased],
    most: Int? = nil,
    models: [HostedModel] = [],
    running: Running? = nil,
    assumptions: [String] = [],
    citations: [Citation] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.access = access
    self.venue = venue
    self.fee = fee
    self.grants = grants
    self.packs = packs
    self.burnOrder = burnOrder
    self.most = most
    self.models = models
    self.running = running
    self.assumptions = assumptions
    self.citations = citations
  }
}

extension Plan {
  /// A number of a plan: one that the knowledge base rules on, or one that somebody looked up.
  package enum Quote: Sendable, Hashable {
    /// The row of the price table in force.
    case rate(Rate.Key)
    case stated(Amount, Citation)
  }

  /// Credits that come with the plan.
  package struct Grant: Sendable, Hashable {
    package let credits: Quote
    package let every: Every

    /// Whether what is left over stays for later months.
    package let rollsOver: Bool

    /// After how many months granted credits are lost; `nil` where they last.
    package let expiresAfter: Int?

    package enum Every: String, Sendable, Hashable, CaseIterable {
      case month
      case once
    }

    package init(credits: Quote, every: Every, rollsOver: Bool, expiresAfter: Int? = nil) {
      self.credits = credits
      self.every = every
      self.rollsOver = rollsOver
      self.expiresAfter = expiresAfter
    }
  }

  /// A number of credits sold together.
  package struct Pack: Sendable, Hashable {
    package let credits: Amount
    package let price: Quote

    /// After how many months they are lost; `nil` where they last.
    package let expiresAfter: Int?

    package init(credits: Amount, price: Quote, expiresAfter: Int? = nil) {
      self.credits = credits
      self.price = price
      self.expiresAfter = expiresAfter
    }
  }

  /// A model whose weights may be run on one's own machines.
  package struct HostedModel: Sendable, Hashable {
    package let subject: Identifier<Subject>

    /// The licence under which that costs nothing, up to its revenue limit.
    package let licence: Identifier<Subject>
    package let memory: [MemoryNeed]

    package init(
      subject: Identifier<Subject>,
      licence: Identifier<Subject>,
      memory: [MemoryNeed]
    ) {
      self.subject = subject
      self.licence = licence
      self.memory = memory
    }
  }

  /// How much memory of a graphics card a model needs.
  package struct MemoryNeed: Sendable, Hashable {
    /// "fp16", "bf16", "fp8", "int8", ...
    package let precision: String

    /// In GB, 10^9 bytes.
    package let gigabytes: Amount
    package let citation: Citation

    package init(precision: String, gigabytes: Amount, citation: Citation) {
      self.precision = precision
      self.gigabytes = gigabytes
      self.citation = citation
    }
  }

  /// How one's own machines are run; a user's options replace what a plan takes for granted.
  package struct Running: Sendable, Hashable {
    /// The share of the paid time in which pictures are made, above 0 and up to 1.
    package let utilisation: Amount

    /// How long a start takes, model loaded, in seconds, and how often a month one is needed.
    package let secondsPerStart: Amount
    package let startsPerMonth: Amount

    /// What a kilowatt-hour costs in USD, for cards that are owned.
    package let usdPerKilowattHour: Quote

    /// Over how many months the price of an owned card is written off.
    package let writeOffMonths: Int

    package init(
      utilisation: Amount,
      secondsPerStart: Amount,
      startsPerMonth: Amount,
      usdPerKilowattHour: Quote,
      writeOffMonths: Int
    ) {
      self.utilisation = utilisation
      self.secondsPerStart = secondsPerStart
      self.startsPerMonth = startsPerMonth
      self.usdPerKilowattHour = usdPerKilowattHour
      self.writeOffMonths = writeOffMonths
    }
  }
}
