/// A graphics card: what it costs and what it does; a file of `data/gpus/`.
package struct GPU: Sendable, Hashable {
  package let id: Identifier<GPU>
  package let name: String

  /// In GB as it is sold, taken as 10^9 bytes each; cards have a little more, never less.
  package let memory: Amount

  /// What it draws under load, in watts; `nil` where nobody says.
  package let power: Power?
  package let offers: [Offer]
  package let throughputs: [Throughput]

  package init(
    id: Identifier<GPU>,
    name: String,
    memory: Amount,
    power: Power? = nil,
    offers: [Offer],
    throughputs: [Throughput]
  ) {
    self.id = id
    self.name = name
    self.memory = memory
    self.power = power
    self.offers = offers
    self.throughputs = throughputs
  }

  package struct Power: Sendable, Hashable {
    package let watts: Amount
    package let citation: Citation

    package init(watts: Amount, citation: Citation) {
      self.watts = watts
      self.citation = citation
    }
  }

  /// One card for rent.
  package struct Offer: Sendable, Hashable {
    package let provider: String

    /// "on-demand", "community", "spot", "flex worker", ...
    package let tier: String
    package let region: String?
    package let billing: Billing

    /// For one card.
    package let usdPerHour: Amount

    /// How many cards are rented together at the least.
    package let least: Int
    package let citation: Citation

    /// What time is paid in.
    package enum Billing: String, Sendable, Hashable, CaseIterable {
      /// Seconds of work and of starting up.
      case second
      /// Whole hours.
      case hour
      /// All hours of a month.
      case month
    }

    package init(
      provider: String,
      tier: String,
      region: String? = nil,
      billing: Billing,
      usdPerHour: Amount,
      least: Int = 1,
      citation: Citation
    ) {
      self.provider = provider
      self.tier = tier
      self.region = region
      self.billing = billing
      self.usdPerHour = usdPerHour
      self.least = least
      self.citation = citation
    }
  }

  /// How long a picture takes on the card.
  package struct Throughput: Sendable, Hashable {
    package let model: Identifier<Subject>

    /// What the time was taken at: `["steps": "20", "width": "1024", "height": "1024"]`.
    package let settings: [String: String]
    package let precision: String?

    /// "PyTorch diffusers", "TensorRT", ...
    package let software: String?

    /// A picture's share of the time of its batch, on one card.
    package let secondsPerImage: Amount
    package let basis: Basis
    package let citation: Citation

    package enum Basis: Sendable, Hashable {
      case measured
      /// How it was arrived at, in a sentence.
      case estimate(String)
    }

    package init(
      model: Identifier<Subject>,
      settings: [String: String],
      precision: String? = nil,
      software: String? = nil,
      secondsPerImage: Amount,
      basis: Basis,
      citation: Citation
    ) {
      self.model = model
      self.settings = settings
      self.precision = precision
      self.software = software
      self.secondsPerImage = secondsPerImage
      self.basis = basis
      self.citation = citation
    }
  }
}
