import Vocabulary

@testable import Archive

/// One scenario, plan, host and graphics card in which every member occurs.
enum PlanningSample {
  static let citation = Citation(
    source: "page",
    published: Sample.day,
    read: Sample.day.adding(days: 1),
    note: "Without tax."
  )

  /// A row that the sample's table and ruling have.
  static let key = Rate.Key(subject: "erase", attribute: .price, unit: .creditPerGeneration)

  static let scenario = Scenario(
    id: "shop",
    title: "A shop",
    why: "As in the example.",
    period: .month,
    workload: .pipeline(
      Pipeline(
        items: Amount(600),
        steps: [
          Pipeline.Step("erase"),
          Pipeline.Step(
            "erase",
            share: sixth,
            settings: ["steps": "30"],
            retries: 2,
            failures: FailureShares(failed: tenth, refused: .zero, filtered: tenth)
          ),
        ],
        keepRate: sixth
      )
    ),
    expected: Scenario.Expected(credits: Amount(5), usd: nil)
  )

  static let plan = Plan(
    id: "own",
    name: "Own cards",
    kind: .selfHosting,
    access: .api,
    venue: Venue("own"),
    fee: .rate(key),
    grants: [
      Plan.Grant(credits: .stated(Amount(25), citation), every: .once, rollsOver: true),
      Plan.Grant(credits: .rate(key), every: .month, rollsOver: false, expiresAfter: 1),
    ],
    packs: [Plan.Pack(credits: Amount(1000), price: .stated(.one, citation), expiresAfter: 12)],
    burnOrder: [.purchased, .granted],
    most: 1,
    models: [
      Plan.HostedModel(
        subject: "erase",
        licence: "open-licence",
        memory: [Plan.MemoryNeed(precision: "fp16", gigabytes: Amount(18), citation: citation)]
      )
    ],
    running: Plan.Running(
      utilisation: .one,
      secondsPerStart: Amount(90),
      startsPerMonth: .zero,
      usdPerKilowattHour: .stated(tenth, citation),
      writeOffMonths: 36
    ),
    assumptions: ["Credits do not expire."],
    citations: [citation]
  )

  static let charges: [Charge] = [
    .flat(tenth), .package(size: Amount(100), price: .one, free: Amount(10)),
    .graduated([
      Charge.Tier(upTo: Amount(100), unitPrice: tenth),
      Charge.Tier(upTo: nil, unitPrice: .zero, flatFee: .one),
    ]),
    .volume([Charge.Tier(upTo: nil, unitPrice: tenth)]),
  ]

  static let host = Host(
    id: "elsewhere",
    name: "Elsewhere",
    venue: Venue("elsewhere"),
    payer: .user,
    prices: [
      Host.Price(subject: "erase", region: "us-west-2", terms: .rate(key)),
      Host.Price(
        subject: "erase",
        conditions: ["steps": "<=30"],
        terms: .value(.range(.zero, .one), isContested: true),
        interval: Interval(
          from: .init(on: Sample.day),
          until: .init(on: Sample.day.adding(days: 9))
        ),
        citations: [citation]
      ),
      Host.Price(
        subject: "erase",
        terms: .value(.formula(Formula(.parameter("steps"))), isContested: false)
      ),
    ] + charges.map { Host.Price(subject: "erase", terms: .charge($0)) },
    assumptions: ["Billed by the picture."]
  )

  static let gpu = GPU(
    id: "card",
    name: "Card",
    memory: Amount(24),
    power: GPU.Power(watts: Amount(450), citation: citation),
    offers: [
      GPU.Offer(
        provider: "Cloud",
        tier: "spot",
        region: "us",
        billing: .second,
        usdPerHour: tenth,
        least: 8,
        citation: citation
      )
    ],
    throughputs: [
      GPU.Throughput(
        model: "erase",
        settings: ["steps": "20"],
        precision: "fp16",
        software: "diffusers",
        secondsPerImage: Amount(3),
        basis: .measured,
        citation: citation
      ),
      GPU.Throughput(
        model: "erase",
        settings: [:],
        secondsPerImage: .one,
        basis: .estimate("The site's own guess."),
        citation: citation
      ),
    ]
  )

  private static let tenth = Amount(units: Amount.scale / 10)
  private static let sixth = Rational(.one).divided(by: Rational(Amount(6))) ?? Rational(.one)

  /// Their files, written into a sample's folder.
  static func write(to folder: TemporaryFolder) throws {
    try folder.write(JSONWriter.document(scenario.json), to: "data/scenarios/shop.json")
    try folder.write(JSONWriter.document(plan.json), to: "data/plans/own.json")
    try folder.write(JSONWriter.document(host.json), to: "data/hosts/elsewhere.json")
    try folder.write(JSONWriter.document(gpu.json), to: "data/gpus/card.json")
  }
}
