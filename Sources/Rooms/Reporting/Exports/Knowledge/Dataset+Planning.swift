import Vocabulary

/// The tables of what plans, other hosts and graphics cards cost, kept by hand with citations.
extension Dataset {
  static func planning(of knowledge: Knowledge) -> [Table] {
    [
      plans(knowledge), packs(knowledge), hosts(knowledge), hostPrices(knowledge), gpus(knowledge),
      offers(knowledge), timings(knowledge),
    ]
  }

  private static func plans(_ knowledge: Knowledge) -> Table {
    Table(
      "plans",
      ["id", "name", "kind", "access", "venue"].map { .init($0) } + Column.amount("usd_a_month")
        + [.init("usd_a_month_row", isOptional: true), .init("assumptions")],
      key: ["id"],
      rows: unique(knowledge.plans.map { ($0.id.text, $0) }).map { plan in
        [
          .text(plan.id.text), .text(plan.name), .text(plan.kind.rawValue),
          .text(plan.access.rawValue), .text(plan.venue.name),
        ] + quote(plan.fee) + [.text(plan.assumptions.joined(separator: " "))]
      }
    )
  }

  private static func packs(_ knowledge: Knowledge) -> Table {
    Table(
      "credit_packs",
      [.init("plan")] + Column.amount("credits") + Column.amount("usd")
        + [.init("usd_row", isOptional: true)],
      key: ["plan", "credits"],
      references: [.init(["plan"], in: "plans", ["id"])],
      rows: unique(
        knowledge.plans.flatMap { plan in
          plan.packs.map { ([plan.id.text, $0.credits.description], (plan.id.text, $0)) }
        }
      ).map { plan, pack in
        [.text(plan)] + Cell.amount(pack.credits) + quote(pack.price)
      }
    )
  }

  /// A stated number, or the row of the price table that has it.
  private static func quote(_ quote: Plan.Quote?) -> [Cell] {
    switch quote {
    case nil: [.null, .null, .null]
    case .stated(let amount, _): Cell.amount(amount) + [.null]
    case .rate(let key): [.null, .null, .text(Report.what(key))]
    }
  }

  private static func hosts(_ knowledge: Knowledge) -> Table {
    Table(
      "hosts",
      ["id", "name", "venue", "payer", "assumptions"].map { .init($0) },
      key: ["id"],
      rows: unique(knowledge.hosts.map { ($0.id.text, $0) }).map { host in
        [
          .text(host.id.text), .text(host.name), .text(host.venue.name),
          .text(host.payer.rawValue), .text(host.assumptions.joined(separator: " ")),
        ]
      }
    )
  }

  private static func hostPrices(_ knowledge: Knowledge) -> Table {
    Table(
      "host_prices",
      [
        .init("host"), .init("position", .integer), .init("subject"),
        .init("region", isOptional: true), .init("conditions"), .init("terms"),
      ] + Column.value + [.init("usd_row", isOptional: true), .init("is_contested", .integer)]
        + Column.interval + [.init("sources")],
      key: ["host", "position"],
      references: [
        .init(["host"], in: "hosts", ["id"]), .init(["subject"], in: "subjects", ["id"]),
      ],
      rows: unique(knowledge.hosts.map { ($0.id.text, $0) }).flatMap { host in
        host.prices.enumerated().map { index, price in
          [
            .text(host.id.text), .integer(index + 1), .text(price.subject.text),
            .text(price.region), .texts(price.conditions),
          ] + terms(price.terms) + Cell.interval(price.interval)
            + [.text(price.citations.map(\.source.text).joined(separator: " "))]
        }
      }
    )
  }

  private static func terms(_ terms: Host.Terms) -> [Cell] {
    switch terms {
    case .rate(let key):
      [.text("rate")] + Cell.value(nil) + [.text(Report.what(key)), .truth(false)]
    case .value(let value, let isContested):
      [.text("value")] + Cell.value(value) + [.null, .truth(isContested)]
    case .charge(.flat(let amount)):
      [.text("charge")] + Cell.value(.amount(amount)) + [.null, .truth(false)]
    case .charge: [.text("charge by volume")] + Cell.value(nil) + [.null, .truth(false)]
    }
  }

  private static func gpus(_ knowledge: Knowledge) -> Table {
    Table(
      "gpus",
      [.init("id"), .init("name")] + Column.amount("memory_gb") + Column.amount("watts"),
      key: ["id"],
      rows: unique(knowledge.gpus.map { ($0.id.text, $0) }).map { gpu in
        [.text(gpu.id.text), .text(gpu.name)] + Cell.amount(gpu.memory)
          + Cell.amount(gpu.power?.watts)
      }
    )
  }

  private static func offers(_ knowledge: Knowledge) -> Table {
    Table(
      "gpu_offers",
      [
        .init("gpu"), .init("position", .integer), .init("provider"), .init("tier"),
        .init("region", isOptional: true), .init("billing"),
      ] + Column.amount("usd_an_hour") + [.init("least", .integer), .init("source")],
      key: ["gpu", "position"],
      references: [.init(["gpu"], in: "gpus", ["id"])],
      rows: unique(knowledge.gpus.map { ($0.id.text, $0) }).flatMap { gpu in
        gpu.offers.enumerated().map { index, offer in
          [
            .text(gpu.id.text), .integer(index + 1), .text(offer.provider), .text(offer.tier),
            .text(offer.region), .text(offer.billing.rawValue),
          ] + Cell.amount(offer.usdPerHour)
            + [.integer(offer.least), .text(offer.citation.source.text)]
        }
      }
    )
  }

  private static func timings(_ knowledge: Knowledge) -> Table {
    Table(
      "gpu_timings",
      [
        .init("gpu"), .init("position", .integer), .init("subject"), .init("settings"),
        .init("precision", isOptional: true), .init("software", isOptional: true),
      ] + Column.amount("seconds") + [.init("estimate", isOptional: true), .init("source")],
      key: ["gpu", "position"],
      references: [
        .init(["gpu"], in: "gpus", ["id"]), .init(["subject"], in: "subjects", ["id"]),
      ],
      rows: unique(knowledge.gpus.map { ($0.id.text, $0) }).flatMap { gpu in
        gpu.throughputs.enumerated().map { index, timing in
          var estimate: Cell = .null
          if case .estimate(let how) = timing.basis { estimate = .text(how) }
          return [
            .text(gpu.id.text), .integer(index + 1), .text(timing.model.text),
            .texts(timing.settings), .text(timing.precision), .text(timing.software),
          ] + Cell.amount(timing.secondsPerImage)
            + [estimate, .text(timing.citation.source.text)]
        }
      }
    )
  }
}
