import Planning
import Vocabulary

let marketDay = Day("2026-11-25") ?? Day(number: 0)
let citation = Citation(source: "page", read: marketDay)

/// The market of the tests: what the worked examples know, and what a test adds.
func makeMarket(
  rates: [Rate] = [],
  alternatives: [Rate.Key: [Value]] = [:],
  plans: [Plan] = [payAsYouGo],
  hosts: [Host] = [],
  gpus: [GPU] = []
) -> Market {
  Market(
    rates: shopRates + rates,
    alternatives: alternatives,
    plans: plans,
    hosts: hosts,
    gpus: gpus,
    day: marketDay
  )
}

func stated(_ text: String) -> Plan.Quote {
  .stated(amount(text), citation)
}

/// 10 for 1,000 credits.
let payAsYouGo = Plan(
  id: "pay-as-you-go",
  name: "Pay as you go",
  kind: .payAsYouGo,
  packs: [Plan.Pack(credits: Amount(1_000), price: stated("10"))]
)

/// 20 for 6,000 credits that lapse, and packs beyond.
let membership = Plan(
  id: "membership",
  name: "Membership",
  kind: .membership,
  fee: stated("20"),
  grants: [Plan.Grant(credits: stated("6000"), every: .month, rollsOver: false)],
  packs: [Plan.Pack(credits: Amount(1_000), price: stated("10"))],
  most: 1
)

/// 25 credits once.
let grant = Plan(
  id: "grant",
  name: "Free credits",
  kind: .grant,
  grants: [Plan.Grant(credits: stated("25"), every: .once, rollsOver: true)],
  most: 1
)

func makeHost(
  _ id: Identifier<Host>,
  _ prices: [(Identifier<Subject>, Host.Terms)],
  region: String? = nil,
  payer: Host.Payer = .developer
) -> Host {
  Host(
    id: id,
    name: "Host \(id)",
    venue: Venue(id.text),
    payer: payer,
    prices: prices.map {
      Host.Price(subject: $0.0, region: region, terms: $0.1, citations: [citation])
    }
  )
}

func price(_ text: String) -> Host.Terms {
  .value(.amount(amount(text)), isContested: false)
}

/// Runs SD 3.5 Medium; half of the time, no starts.
let selfHosting = Plan(
  id: "self-hosting",
  name: "Self-hosting",
  kind: .selfHosting,
  models: [
    Plan.HostedModel(
      subject: "sd3.5-medium",
      licence: "community-license",
      memory: [Plan.MemoryNeed(precision: "fp16", gigabytes: Amount(10), citation: citation)]
    )
  ],
  running: Plan.Running(
    utilisation: amount("0.5"),
    secondsPerStart: .zero,
    startsPerMonth: .zero,
    usdPerKilowattHour: stated("0.2"),
    writeOffMonths: 36
  )
)

func makeCard(
  _ id: Identifier<GPU> = "card",
  memory: Int = 24,
  seconds: String = "4",
  settings: [String: String] = [:],
  basis: GPU.Throughput.Basis = .measured,
  offers: [GPU.Offer]
) -> GPU {
  GPU(
    id: id,
    name: "Card \(id)",
    memory: Amount(memory),
    power: GPU.Power(watts: Amount(450), citation: citation),
    offers: offers,
    throughputs: [
      GPU.Throughput(
        model: "sd3.5-medium",
        settings: settings,
        precision: "fp16",
        secondsPerImage: amount(seconds),
        basis: basis,
        citation: citation
      )
    ]
  )
}

func makeOffer(_ billing: GPU.Offer.Billing, _ usd: String, least: Int = 1) -> GPU.Offer {
  GPU.Offer(
    provider: "Cloud",
    tier: billing.rawValue,
    billing: billing,
    usdPerHour: amount(usd),
    least: least,
    citation: citation
  )
}

/// "pay-as-you-go 63; membership 23".
func ranking(_ comparison: Comparison) -> String {
  comparison.entries.map { "\($0.id) \($0.monthly)" }.joined(separator: "; ")
}
