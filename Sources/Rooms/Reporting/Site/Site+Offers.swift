import Vocabulary

/// Prices as offers of schema.org, in JSON-LD: for programs that read pages.
extension Site {
  /// The subject as a service with an offer for each price in USD that is in force; `nil` where it is
  /// nothing that is sold.
  func offers(of subject: Identifier<Subject>) -> JSON? {
    let rates = contents.rates.filter { $0.key.subject == subject }
    let offers = rates.compactMap(Self.offer)
    guard !offers.isEmpty else { return nil }
    let known = register.subjects[subject]
    let aliases = known?.aliases ?? []
    let others: [JSON.Member] =
      aliases.isEmpty ? [] : [.init("alternateName", .strings(aliases))]
    return .object(
      [
        .init("@context", .string("https://schema.org")), .init("@type", .string("Service")),
        .init("name", .string(register.name(of: subject))),
        .init("identifier", .string(subject.text)),
        .init("category", .string(Families.title(of: register.family(of: subject)))),
        .init("provider", Self.organization("Stability AI")),
        .init("offers", .array(offers)),
      ] + others
    )
  }

  /// What is charged for: a price of a use, or a plan's fee a month.
  private static func offer(_ rate: Rate) -> JSON? {
    let isFee = rate.key.attribute == .monthlyFee
    guard rate.key.attribute == .price || isFee,
      let bounds = bounds(rate.key.unit.numerator == "USD" ? rate.value : rate.usd)
    else { return nil }
    var price: [JSON.Member] = [.init("priceCurrency", .string("USD"))]
    if bounds.isExact {
      price.append(.init("price", .string(bounds.low.description)))
    }
    let range: [JSON.Member] =
      bounds.isExact
      ? []
      : [
        .init("minPrice", .string(bounds.low.description)),
        .init("maxPrice", .string(bounds.high.description)),
      ]
    var members: [JSON.Member] = [.init("@type", .string("Offer"))] + price
    members.append(
      .init(
        "priceSpecification",
        .object(
          [.init("@type", .string("UnitPriceSpecification"))] + price + range
            + specification(rate.key.unit, isFee: isFee)
        )
      )
    )
    if let from = rate.interval.from {
      members.append(.init("validFrom", .string(from.day.description)))
    }
    if let until = rate.interval.until {
      // Half-open here, the last day itself there.
      members.append(.init("validThrough", .string(until.day.adding(days: -1).description)))
    }
    let seller = rate.key.venue == .stability ? "Stability AI" : rate.key.venue.name
    members.append(.init("seller", organization(seller)))
    if !rate.key.conditions.isEmpty {
      members.append(.init("description", .string(Report.words(for: rate.key.conditions))))
    }
    return .object(members)
  }

  private static func specification(_ unit: Unit, isFee: Bool) -> [JSON.Member] {
    if isFee {
      return [
        .init("priceComponentType", .string("https://schema.org/Subscription")),
        .init("billingDuration", .string("P1M")), .init("unitCode", .string("MON")),
      ]
    }
    return [
      .init("unitText", .string(unit.denominator ?? "piece")),
      .init(
        "referenceQuantity",
        .object([
          .init("@type", .string("QuantitativeValue")), .init("value", .number(1)),
          .init("unitCode", .string("C62")),
        ])
      ),
    ]
  }

  private static func organization(_ name: String) -> JSON {
    .object([.init("@type", .string("Organization")), .init("name", .string(name))])
  }

  private static func bounds(_ value: Value?) -> Bounds<Amount>? {
    switch value {
    case .amount(let amount): return Bounds(amount)
    case .range(let low, let high): return Bounds(low, high)
    case .grid(let grid):
      let prices = grid.cells.map(\.value)
      guard let low = prices.min(), let high = prices.max() else { return nil }
      return Bounds(low, high)
    default: return nil
    }
  }
}
