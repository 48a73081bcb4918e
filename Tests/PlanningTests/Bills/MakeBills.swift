import Planning
import Vocabulary

/// An amount a test writes out; tests write only amounts that there are.
func amount(_ text: String) -> Amount {
  Amount(text) ?? Amount(units: -1)
}

/// A fraction: "1/6", "0.25".
func fraction(_ text: String) -> Rational {
  let parts = text.split(separator: "/").map { Rational(amount(String($0))) }
  return parts.dropFirst().reduce(parts[0]) { $0.divided(by: $1) ?? Rational(.zero) }
}

func makeRate(
  _ subject: Identifier<Subject>,
  _ value: Value?,
  attribute: Attribute = .price,
  unit: Unit = .creditPerGeneration,
  conditions: [String: String] = [:],
  venue: Venue = .stability,
  usd: Value? = nil,
  status: Ruling.Status = .settled
) -> Rate {
  let scope = conditions.isEmpty ? "" : "?" + conditions.sortedText
  return Rate(
    key: Rate.Key(
      subject: subject,
      attribute: attribute,
      unit: unit,
      conditions: conditions,
      venue: venue
    ),
    value: value,
    usd: usd,
    interval: Interval(),
    status: status,
    confidence: Confidence(percent: 90),
    ruling: Identifier("\(subject)/\(attribute)\(scope)"),
    claims: ["c"]
  )
}

func makeRate(_ subject: Identifier<Subject>, _ credits: String) -> Rate {
  makeRate(subject, .amount(amount(credits)))
}

/// USD 0.01 a credit.
let creditPrice = makeRate("credit", .amount(amount("0.01")), unit: .usdPerCredit)

/// Failed and refused requests are free, filtered ones are charged.
let failureRates = [
  makeFailureRate(.failed, isCharged: false),
  makeFailureRate(.refused, isCharged: false),
  makeFailureRate(.filtered, isCharged: true),
]

func makeFailureRate(
  _ failure: FailureCase,
  isCharged: Bool,
  of subject: Identifier<Subject> = "api",
  status: Ruling.Status = .settled
) -> Rate {
  makeRate(
    subject,
    .boolean(isCharged),
    attribute: .chargedOnFailure,
    unit: .boolean,
    conditions: ["failure": failure.rawValue],
    status: status
  )
}

/// The prices of the worked examples.
let shopRates =
  [
    creditPrice,
    makeRate("stable-image-core", "3"),
    makeRate("sd3.5-medium", "3.5"),
    makeRate("sd3.5-large", "6.5"),
    makeRate("stable-image-ultra", "8"),
    makeRate("remove-background", "5"),
    makeRate("upscale-conservative", "40"),
  ] + failureRates

/// "erase=100" and the like.
func workload(_ texts: String..., settings: [String: String] = [:]) -> Workload {
  .operations(
    texts.map { text in
      let parts = text.split(separator: "=").map(String.init)
      return .init(Identifier(parts[0]), count: amount(parts[1]), settings: settings)
    }
  )
}

/// A bill as text: "erase 5 credits USD 0.05; total 5 credits USD 0.05".
func summary(_ bill: Bill) -> String {
  let lines = bill.lines.map { "\($0.operation) \(summary($0.cost))" }
  return (lines + ["total \(summary(bill.total))"]).joined(separator: "; ")
}

func summary(_ cost: Bill.Cost) -> String {
  let credits = cost.credits.map { "\($0) credits" }
  let usd = cost.usd.map { "USD \($0)" }
  return [credits, usd].compactMap { $0 }.joined(separator: " ")
}

func fault(_ biller: Biller, _ workload: Workload) -> BillError? {
  do throws(BillError) {
    _ = try biller.bill(for: workload)
    return nil
  } catch {
    return error
  }
}
