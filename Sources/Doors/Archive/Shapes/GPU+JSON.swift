import Vocabulary

extension GPU {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      id: try members.id("id"),
      name: try members.string("name"),
      memory: try members.positive("memory"),
      power: try members.readIfPresent("power") { (json) throws(Misfit) in
        let power = try Members(json)
        return Power(watts: try power.positive("watts"), citation: try power.citation())
      },
      offers: try members.list("offers", Offer.init(json:)),
      throughputs: try members.list("throughputs", Throughput.init(json:))
    )
  }

  var json: JSON {
    .object([
      "id": .string(id.text), "memory": .string(memory.description), "name": .string(name),
      "offers": .array(offers.map(\.json)),
      "power": power.map { power in
        .object(["citation": power.citation.json, "watts": .string(power.watts.description)])
      },
      "schema": .integer(FileKind.gpu.schema), "throughputs": .array(throughputs.map(\.json)),
    ])
  }
}

extension GPU.Offer {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      provider: try members.string("provider"),
      tier: try members.string("tier"),
      region: try members.stringIfPresent("region"),
      billing: try members.word("billing"),
      usdPerHour: try members.notNegative("usdPerHour"),
      least: try members.countIfPresent("least") ?? 1,
      citation: try members.citation()
    )
  }

  var json: JSON {
    .object([
      "billing": .string(billing.rawValue), "citation": citation.json, "least": .integer(least),
      "provider": .string(provider), "region": region.map(JSON.string), "tier": .string(tier),
      "usdPerHour": .string(usdPerHour.description),
    ])
  }
}

extension GPU.Throughput {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      model: try members.id("model"),
      settings: try members.conditions("settings"),
      precision: try members.stringIfPresent("precision"),
      software: try members.stringIfPresent("software"),
      secondsPerImage: try members.positive("secondsPerImage"),
      basis: try members.read("basis", Basis.init(json:)),
      citation: try members.citation()
    )
  }

  var json: JSON {
    .object([
      "basis": basis.json, "citation": citation.json, "model": .string(model.text),
      "precision": precision.map(JSON.string),
      "secondsPerImage": .string(secondsPerImage.description),
      "settings": .conditions(settings), "software": software.map(JSON.string),
    ])
  }
}

extension GPU.Throughput.Basis {
  private static let measuredWord = "measured"

  /// "measured", or `{"estimate": SENTENCE}`.
  init(json: JSON) throws(Misfit) {
    if case .string(Self.measuredWord) = json {
      self = .measured
      return
    }
    guard case .object = json else {
      throw Misfit(
        expected: "'\(Self.measuredWord)' or an object with 'estimate'",
        found: json.kind
      )
    }
    self = .estimate(try Members(json).string("estimate"))
  }

  var json: JSON {
    switch self {
    case .measured: .string(Self.measuredWord)
    case .estimate(let reason): .object(["estimate": .string(reason)])
    }
  }
}
