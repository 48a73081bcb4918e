import Vocabulary

extension Charge {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    if members["flat"] != nil {
      self = .flat(try members.notNegative("flat"))
    } else if members["package"] != nil {
      self = try members.read("package") { (json) throws(Misfit) in
        let package = try Members(json)
        return .package(
          size: try package.positive("size"),
          price: try package.notNegative("price"),
          free: try package.notNegativeIfPresent("free") ?? .zero
        )
      }
    } else if members["graduated"] != nil {
      self = .graduated(try members.read("graduated", Tier.all(json:)))
    } else if members["volume"] != nil {
      self = .volume(try members.read("volume", Tier.all(json:)))
    } else {
      throw Misfit(
        expected: "'flat', 'package', 'graduated' or 'volume'",
        found: "none of them"
      )
    }
  }

  var json: JSON {
    switch self {
    case .flat(let price): .object(["flat": .string(price.description)])
    case .package(let size, let price, let free):
      .object([
        "package": .object([
          "free": .string(free.description), "price": .string(price.description),
          "size": .string(size.description),
        ])
      ])
    case .graduated(let tiers): .object(["graduated": .array(tiers.map(\.json))])
    case .volume(let tiers): .object(["volume": .array(tiers.map(\.json))])
    }
  }
}

extension Charge.Tier {
  /// Tiers in rising order, of which the last alone has no end.
  static func all(json: JSON) throws(Misfit) -> [Self] {
    let tiers = try json.elements(Self.init(json:))
    guard let last = tiers.last, last.upTo == nil else {
      throw Misfit(expected: "a last tier without 'upTo'", found: "none")
    }
    for (index, tier) in tiers.dropLast().enumerated() {
      let before = index == 0 ? Amount.zero : tiers[index - 1].upTo ?? .zero
      guard let upTo = tier.upTo, upTo > before else {
        throw Misfit(
          expected: "an amount above \(before)",
          found: tier.upTo.map { "\($0)" } ?? "nothing"
        ).below("upTo").below("[\(index)]")
      }
    }
    return tiers
  }

  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      upTo: try members.notNegativeIfPresent("upTo"),
      unitPrice: try members.notNegative("unitPrice"),
      flatFee: try members.notNegativeIfPresent("flatFee") ?? .zero
    )
  }

  var json: JSON {
    .object([
      "flatFee": .string(flatFee.description), "unitPrice": .string(unitPrice.description),
      "upTo": upTo.map { .string($0.description) },
    ])
  }
}
