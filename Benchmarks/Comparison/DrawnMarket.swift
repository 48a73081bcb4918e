import Planning
import Vocabulary

/// A market of the size of the shipped one: eight operations, two plans, twelve hosts, ten cards with
/// four offers each.
struct DrawnMarket {
  let market: Market

  private static let operations: [Identifier<Subject>] = (1...8).map {
    Identifier("operation-\($0)")
  }
  private static let day = Day("2026-11-25") ?? Day(number: 0)
  private static let citation = Citation(source: "drawn", read: day)

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func cents(_ range: ClosedRange<Int>) -> Amount {
      Amount(units: Int128(Int.random(in: range, using: &random)) * (Amount.scale / 1_000))
    }
    let credits = Self.operations.map { operation in
      Rate(
        key: Rate.Key(subject: operation, attribute: .price, unit: .creditPerGeneration),
        value: .amount(Amount(Int.random(in: 2...60, using: &random))),
        interval: Interval(),
        status: .settled,
        confidence: Confidence(percent: 99),
        ruling: Identifier("\(operation)/price"),
        claims: []
      )
    }
    let pack = Plan.Pack(credits: Amount(1_000), price: .stated(Amount(10), Self.citation))
    let plans = [
      Plan(id: "pay-as-you-go", name: "Pay as you go", kind: .payAsYouGo, packs: [pack]),
      Plan(
        id: "membership",
        name: "Membership",
        kind: .membership,
        fee: .stated(Amount(20), Self.citation),
        grants: [
          Plan.Grant(
            credits: .stated(Amount(3_000), Self.citation),
            every: .month,
            rollsOver: false
          )
        ],
        packs: [pack],
        most: 1
      ),
      Plan(
        id: "self-hosting",
        name: "Self-hosting",
        kind: .selfHosting,
        models: Self.operations.map { .init(subject: $0, licence: "free", memory: []) },
        running: .init(
          utilisation: Amount(units: Amount.scale / 2),
          secondsPerStart: Amount(120),
          startsPerMonth: Amount(30),
          usdPerKilowattHour: .stated(Amount(units: Amount.scale / 5), Self.citation),
          writeOffMonths: 36
        )
      ),
    ]
    let hosts = (1...12).map { number in
      Host(
        id: Identifier("host-\(number)"),
        name: "Host \(number)",
        venue: Venue("host-\(number)"),
        prices: Self.operations.map { operation in
          .init(subject: operation, terms: .value(.amount(cents(15...700)), isContested: false))
        }
      )
    }
    let billings: [GPU.Offer.Billing] = [.second, .hour, .hour, .month]
    let gpus = (1...10).map { number in
      GPU(
        id: Identifier("card-\(number)"),
        name: "Card \(number)",
        memory: Amount(24),
        offers: billings.enumerated().map { place, billing in
          GPU.Offer(
            provider: "Cloud \(place)",
            tier: billing.rawValue,
            billing: billing,
            usdPerHour: cents(250...4_500),
            citation: Self.citation
          )
        },
        throughputs: Self.operations.map { operation in
          GPU.Throughput(
            model: operation,
            settings: [:],
            secondsPerImage: cents(700...12_000),
            basis: .measured,
            citation: Self.citation
          )
        }
      )
    }
    market = Market(rates: credits, plans: plans, hosts: hosts, gpus: gpus, day: Self.day)
  }

  /// One to four operations, up to 2,000 of each.
  func workload(seed: UInt64) -> Workload {
    var random = SeededGenerator(seed: seed &* 0x9E37_79B9)
    let count = Int.random(in: 1...4, using: &random)
    let chosen = Self.operations.shuffled(using: &random).prefix(count)
    return .operations(
      chosen.map { .init($0, count: Amount(Int.random(in: 1...2_000, using: &random))) }
    )
  }

  /// The workload and what we say each way costs: "operation-1=5 operation-2=7|pay-as-you-go=1.2 ...".
  func line(for workload: Workload, _ index: Int, _ entries: [Comparison.Entry]) -> String {
    guard case .operations(let operations) = workload else { return "" }
    let asked = operations.map { "\($0.subject)=\($0.count)" }.joined(separator: " ")
    let costs = entries.map { "\($0.id)=\($0.monthly.high)" }.joined(separator: " ")
    return index == 0 ? "\(description)\n\(asked)|\(costs)" : "\(asked)|\(costs)"
  }

  /// The prices, a line each: "credits operation-1 5", "host host-1 operation-1 0.07",
  /// "card card-1 operation-1 3.5", "offer card-1/cloud-0/second second 0.7".
  private var description: String {
    var lines: [String] = []
    for rate in market.rates {
      lines.append("credits \(rate.key.subject) \(rate.value?.description ?? "")")
    }
    for host in market.hosts {
      for price in host.prices {
        guard case .value(let value, _) = price.terms else { continue }
        lines.append("host \(host.id) \(price.subject) \(value)")
      }
    }
    for gpu in market.gpus {
      for throughput in gpu.throughputs {
        lines.append("card \(gpu.id) \(throughput.model) \(throughput.secondsPerImage)")
      }
      for (place, offer) in gpu.offers.enumerated() {
        let id = "\(gpu.id)/cloud-\(place)/\(offer.tier)"
        lines.append("offer \(id) \(offer.billing.rawValue) \(offer.usdPerHour)")
      }
    }
    return (lines + ["workloads"]).joined(separator: "\n")
  }
}
