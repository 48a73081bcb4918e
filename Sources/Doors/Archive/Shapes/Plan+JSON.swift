import Vocabulary

extension Plan {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      id: try members.id("id"),
      name: try members.string("name"),
      kind: try members.word("kind"),
      access: members["access"] == nil ? .api : try members.word("access"),
      venue: try members.venue(),
      fee: try members.readIfPresent("fee", Quote.init(json:)),
      grants: try members.list("grants", Grant.init(json:)),
      packs: try members.list("packs", Pack.init(json:)),
      burnOrder: try members.readIfPresent("burnOrder", CreditKind.order(json:))
        ?? [.granted, .purchased],
      most: try members.countIfPresent("most"),
      models: try members.list("models", HostedModel.init(json:)),
      running: try members.readIfPresent("running", Running.init(json:)),
      assumptions: try members.strings("assumptions"),
      citations: try members.list("citations", Citation.init(json:))
    )
    try checkKind()
  }

  /// What a kind of plan must have, and what it cannot have.
  private func checkKind() throws(Misfit) {
    switch kind {
    case .enterprise where !quotes.isEmpty:
      throw Misfit(expected: "no number, as it is by quote", found: "one")
    case .selfHosting where models.isEmpty:
      throw Misfit(expected: "at least one", found: "none").below("models")
    case .selfHosting where running == nil:
      throw Misfit(expected: "how the machines are run", found: "nothing").below("running")
    case .selfHosting, .enterprise: return
    default:
      if models.isEmpty, running == nil { return }
      throw Misfit(
        expected: "'models' and 'running' for the kind '\(Kind.selfHosting.rawValue)' only",
        found: "them for '\(kind.rawValue)'"
      )
    }
  }

  var json: JSON {
    .object([
      "access": .string(access.rawValue), "assumptions": .strings(assumptions),
      "burnOrder": .strings(burnOrder.map(\.rawValue)),
      "citations": .array(citations.map(\.json)), "fee": fee?.json,
      "grants": .array(grants.map(\.json)), "id": .string(id.text),
      "kind": .string(kind.rawValue), "models": .array(models.map(\.json)),
      "most": most.map(JSON.integer), "name": .string(name), "packs": .array(packs.map(\.json)),
      "running": running?.json, "schema": .integer(FileKind.plan.schema),
      "venue": .string(venue.name),
    ])
  }
}

extension Plan.CreditKind {
  /// Every kind once, in the order they are used up.
  static func order(json: JSON) throws(Misfit) -> [Self] {
    let order = try json.elements { (json) throws(Misfit) in
      try json.word(as: Self.self)
    }
    guard order.count == allCases.count, Set(order).count == order.count else {
      throw Misfit(expected: "each of the \(allCases.count) kinds once", found: json.kind)
    }
    return order
  }
}

extension Plan.Quote {
  /// `{"rate": KEY}`, or `{"stated": AMOUNT, "citation": CITATION}`.
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    switch (members["rate"] != nil, members["stated"] != nil) {
    case (true, false): self = .rate(try members.read("rate", Rate.Key.init(json:)))
    case (false, true): self = .stated(try members.notNegative("stated"), try members.citation())
    case (true, true): throw Misfit(expected: "'rate' or 'stated'", found: "both")
    case (false, false): throw Misfit(expected: "'rate' or 'stated'", found: "neither")
    }
  }

  var json: JSON {
    switch self {
    case .rate(let key): .object(["rate": key.json])
    case .stated(let amount, let citation):
      .object(["citation": citation.json, "stated": .string(amount.description)])
    }
  }
}

extension Plan.Grant {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      credits: try members.read("credits", Plan.Quote.init(json:)),
      every: try members.word("every"),
      rollsOver: try members.truth("rollsOver"),
      expiresAfter: try members.countIfPresent("expiresAfter")
    )
  }

  var json: JSON {
    .object([
      "credits": credits.json, "every": .string(every.rawValue),
      "expiresAfter": expiresAfter.map(JSON.integer), "rollsOver": .boolean(rollsOver),
    ])
  }
}

extension Plan.Pack {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      credits: try members.positive("credits"),
      price: try members.read("price", Plan.Quote.init(json:)),
      expiresAfter: try members.countIfPresent("expiresAfter")
    )
  }

  var json: JSON {
    .object([
      "credits": .string(credits.description), "expiresAfter": expiresAfter.map(JSON.integer),
      "price": price.json,
    ])
  }
}
