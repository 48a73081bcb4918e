package import Vocabulary

/// Charges as rows of the Cost and Usage dataset of FOCUS 1.2, with credits as a virtual currency.
///
/// Buying credits is a Purchase with a BilledCost in USD and an EffectiveCost of 0; using them is
/// Usage with a BilledCost of 0, whose PricingCurrency is the credit (FOCUS 1.2, appendix on virtual
/// currency). Unit prices are costs over quantities, rounded half-even to twelve places. Columns of
/// our own begin with `x_`. Numbers have a point, so that no reader takes a column for whole ones.
package struct FOCUSSheet: Sendable, Hashable {
  private let records: [[JSON.Member]]

  /// How PricingCurrency names the credit.
  package static let credit = "Stability AI Credits"

  /// Makes one row a charge.
  ///
  /// - Parameters:
  ///   - charges: in the order of the rows.
  ///   - account: what the billing account is called; a bill of ours knows of none.
  ///   - invoice: the invoice that the charges are on; `nil` where they are on none, as FOCUS asks.
  ///   - register: where names are looked up.
  package init(
    _ charges: [FOCUSCharge],
    account: String,
    invoice: String? = nil,
    _ register: Register
  ) {
    records = charges.map { charge in
      var cells = Self.cells(of: charge, account: account, register)
      cells["InvoiceId"] = .optional(invoice)
      return Self.columns.map { JSON.Member($0, cells[$0] ?? .null) }
    }
  }

  /// The rows as CSV with a head.
  package var text: String { CSV.text(columns: Self.columns, records: records) }

  static let columns = [
    "BilledCost", "BillingAccountId", "BillingAccountName", "BillingAccountType", "BillingCurrency",
    "BillingPeriodEnd", "BillingPeriodStart", "ChargeCategory", "ChargeClass", "ChargeDescription",
    "ChargeFrequency", "ChargePeriodEnd", "ChargePeriodStart", "CommitmentDiscountStatus",
    "ConsumedQuantity", "ConsumedUnit",
    "ContractedCost", "ContractedUnitPrice", "EffectiveCost", "InvoiceId", "InvoiceIssuerName",
    "ListCost", "ListUnitPrice", "PricingCategory", "PricingCurrency",
    "PricingCurrencyContractedUnitPrice", "PricingCurrencyEffectiveCost",
    "PricingCurrencyListUnitPrice", "PricingQuantity", "PricingUnit", "ProviderName",
    "PublisherName",
    "ServiceCategory", "ServiceName", "ServiceSubcategory", "SkuId", "SkuMeter", "SkuPriceDetails",
    "SkuPriceId", "x_Confidence", "x_Known", "x_RulingId", "x_Status", "x_TableNumber",
  ]

  private static func cells(
    of charge: FOCUSCharge,
    account: String,
    _ register: Register
  ) -> [String: JSON] {
    let venue = charge.rate.key.venue
    let seller = venue == .stability ? "Stability AI" : venue.name
    var cells: [String: JSON] = [
      "BillingAccountId": .string(account), "BillingAccountName": .string(account),
      "BillingAccountType": .string("Account"), "BillingCurrency": .string("USD"),
      "BillingPeriodStart": moment(charge.month.start),
      "BillingPeriodEnd": moment(charge.month.adding(1).start),
      "ChargePeriodStart": moment(charge.days.first),
      "ChargePeriodEnd": moment(charge.days.last.adding(days: 1)),
      "InvoiceIssuerName": .string(seller), "ProviderName": .string(seller),
      "PublisherName": .string("Stability AI"), "PricingCategory": .string("Standard"),
      "ServiceCategory": .string("AI and Machine Learning"),
      "ServiceName": .string("Stability AI API"), "ServiceSubcategory": .string("Generative AI"),
      "x_Confidence": number(Amount(charge.rate.confidence.percent)),
      "x_Known": .string(charge.known.description), "x_RulingId": .string(charge.rate.ruling.text),
      "x_Status": .string(charge.rate.status.rawValue), "x_TableNumber": .number(charge.table),
    ]
    let own =
      switch charge.kind {
      case .creditUse(let use, let credits, let usd):
        usage(use, usd: usd, billed: .zero, in: credit, credits, charge.rate, register)
      case .paidUse(let use, let usd):
        usage(use, usd: usd, billed: usd, in: "USD", usd, charge.rate, register)
      case .credits(let size, let count, let each):
        purchase(size: size, count: count, usdEach: each, charge.rate)
      }
    cells.merge(own) { _, own in own }
    return cells
  }

  private static func usage(
    _ use: FOCUSCharge.Use,
    usd: Amount,
    billed: Amount,
    in currency: String,
    _ cost: Amount,
    _ rate: Rate,
    _ register: Register
  ) -> [String: JSON] {
    let price = number(usd.divided(by: use.count) ?? .zero)
    let inCurrency = number(cost.divided(by: use.count) ?? .zero)
    let settings = use.settings.sortedText
    let name = register.name(of: use.operation)
    return [
      "BilledCost": number(billed), "EffectiveCost": number(usd), "ListCost": number(usd),
      "ContractedCost": number(usd), "ListUnitPrice": price, "ContractedUnitPrice": price,
      "PricingCurrency": .string(currency), "PricingCurrencyListUnitPrice": inCurrency,
      "PricingCurrencyContractedUnitPrice": inCurrency,
      "PricingCurrencyEffectiveCost": number(cost), "PricingQuantity": number(use.count),
      "PricingUnit": .string("Generations"), "ConsumedQuantity": number(use.count),
      "ConsumedUnit": .string("Generations"), "ChargeCategory": .string("Usage"),
      "ChargeFrequency": .string("Usage-Based"),
      "ChargeDescription": .string(settings.isEmpty ? name : "\(name) (\(settings))"),
      "SkuId": .string(use.operation.text), "SkuMeter": .string("Generations"),
      "SkuPriceId": .string(
        rate.ruling.text + (settings.isEmpty ? "" : "#\(settings)")
      ),
      "SkuPriceDetails": details(of: use),
    ]
  }

  /// Credits cover later use, so that use bears the cost.
  private static func purchase(
    size: Amount,
    count: Amount,
    usdEach: Amount,
    _ rate: Rate
  ) -> [String: JSON] {
    let cost = number(usdEach.multiplied(by: count) ?? .zero)
    let price = number(usdEach)
    return [
      "BilledCost": cost, "EffectiveCost": number(.zero), "ListCost": cost, "ContractedCost": cost,
      "ListUnitPrice": price, "ContractedUnitPrice": price, "PricingCurrency": .string("USD"),
      "PricingCurrencyListUnitPrice": price, "PricingCurrencyContractedUnitPrice": price,
      "PricingCurrencyEffectiveCost": number(.zero), "PricingQuantity": number(count),
      "PricingUnit": .string(size == .one ? "Credits" : "\(size) Credits"),
      "ChargeCategory": .string("Purchase"), "ChargeFrequency": .string("One-Time"),
      "ChargeDescription": .string(
        size == .one ? "Credits bought one by one" : "Packs of \(size) credits"
      ),
      "SkuId": .string(rate.key.subject.text), "SkuMeter": .string("Credits Purchased"),
      "SkuPriceId": .string(rate.ruling.text),
      "SkuPriceDetails": .string(
        JSON.object([.init("x_CreditsEach", .string(size.description))]).compact
      ),
    ]
  }

  /// What the price depends on, under names of our own: `{"x_Operation":"sdxl-1.0","x_steps":"30"}`.
  private static func details(of use: FOCUSCharge.Use) -> JSON {
    let members = [JSON.Member("x_Operation", .string(use.operation.text))]
    let settings = use.settings.sorted { $0.key < $1.key }
      .map { JSON.Member("x_\($0.key)", .string($0.value)) }
    return .string(JSON.object(members + settings).compact)
  }

  private static func moment(_ day: Day) -> JSON { .string("\(day)T00:00:00Z") }

  /// "8.0" for 8.
  private static func number(_ amount: Amount) -> JSON {
    .string(amount.isWhole ? "\(amount).0" : amount.description)
  }
}
