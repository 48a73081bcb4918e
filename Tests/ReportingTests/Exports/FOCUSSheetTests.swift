import Testing
import Vocabulary

@testable import Reporting

struct FOCUSSheetTests {
  private let days = DaySpan(Day("2026-11-05") ?? someDay)
  private let month = Month("2026-11") ?? Month(someDay)
  private let use = FOCUSCharge.Use(
    operation: "erase",
    settings: [:],
    count: Amount(100)
  )

  private func row(_ kind: FOCUSCharge.Kind, invoice: String? = nil) -> [String: String] {
    let charge = FOCUSCharge(
      kind,
      days: days,
      month: month,
      rate: makeRate("erase", .amount(Amount(5)), percent: 99),
      table: 27,
      known: someDay
    )
    let sheet = FOCUSSheet([charge], account: "team", invoice: invoice, Register())
    let lines = sheet.text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return Dictionary(zip(lines[0], lines[1]), uniquingKeysWith: { first, _ in first })
  }

  @Test func `using credits costs no cash, and their price is in credits`() {
    let row = row(.creditUse(use, credits: Amount(500), usd: Amount(5)))
    let expected = [
      "ChargeCategory": "Usage", "ChargeFrequency": "Usage-Based", "BilledCost": "0.0",
      "EffectiveCost": "5.0", "ListUnitPrice": "0.05", "PricingQuantity": "100.0",
      "PricingCurrency": "Stability AI Credits", "PricingCurrencyListUnitPrice": "5.0",
      "PricingCurrencyEffectiveCost": "500.0", "ConsumedQuantity": "100.0",
      "BillingPeriodStart": "2026-11-01T00:00:00Z", "BillingPeriodEnd": "2026-12-01T00:00:00Z",
      "ChargePeriodStart": "2026-11-05T00:00:00Z", "ChargePeriodEnd": "2026-11-06T00:00:00Z",
      "SkuId": "erase", "SkuPriceId": "erase/price", "BillingAccountId": "team",
      "InvoiceId": "", "x_TableNumber": "27", "x_Confidence": "99.0", "x_Status": "settled",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
  }

  @Test func `settings stand in the price's id and, under names of our own, in its details`() {
    let use = FOCUSCharge.Use(operation: "erase", settings: ["steps": "30"], count: .one)
    let charge = FOCUSCharge(
      .paidUse(use, usd: .one),
      days: days,
      month: month,
      rate: makeRate("erase", .amount(Amount(5))),
      table: 27,
      known: someDay
    )
    let text = FOCUSSheet([charge], account: "team", Register()).text
    #expect(text.contains(",erase/price#steps=30,"))
    #expect(text.contains(#""{""x_Operation"":""erase"",""x_steps"":""30""}""#))
  }

  @Test func `buying credits costs cash, and its effect is left to their use`() {
    let row = row(
      .credits(size: Amount(1000), count: Amount(7), usdEach: Amount(10)),
      invoice: "A-1"
    )
    let expected = [
      "ChargeCategory": "Purchase", "ChargeFrequency": "One-Time", "BilledCost": "70.0",
      "EffectiveCost": "0.0", "ListUnitPrice": "10.0", "PricingQuantity": "7.0",
      "PricingUnit": "1000 Credits", "PricingCurrency": "USD", "ConsumedQuantity": "",
      "InvoiceId": "A-1",
    ]
    for (column, value) in expected { #expect(row[column] == value, "\(column)") }
  }

  @Test func `what is paid in USD is billed when it is used`() {
    let row = row(.paidUse(use, usd: Amount(7)))
    #expect(row["BilledCost"] == "7.0")
    #expect(row["EffectiveCost"] == "7.0")
    #expect(row["PricingCurrency"] == "USD")
    #expect(row["PricingCurrencyListUnitPrice"] == "0.07")
  }
}
