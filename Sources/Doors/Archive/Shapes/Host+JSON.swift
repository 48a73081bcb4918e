import Vocabulary

extension Host {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      id: try members.id("id"),
      name: try members.string("name"),
      venue: Venue(try members.string("venue")),
      payer: members["payer"] == nil ? .developer : try members.word("payer"),
      prices: try members.list("prices", Price.init(json:)),
      assumptions: try members.strings("assumptions")
    )
  }

  var json: JSON {
    .object([
      "assumptions": .strings(assumptions), "id": .string(id.text), "name": .string(name),
      "payer": .string(payer.rawValue), "prices": .array(prices.map(\.json)),
      "schema": .integer(FileKind.host.schema), "venue": .string(venue.name),
    ])
  }
}

extension Host.Price {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let interval = try Interval(in: members)
    if let from = interval.from, let until = interval.until, until.day <= from.day {
      throw Misfit(expected: "a day after \(from.day)", found: "\(until.day)").below("until")
    }
    self.init(
      subject: try members.id("subject"),
      region: try members.stringIfPresent("region"),
      conditions: try members.conditions("conditions"),
      terms: try members.read("terms", Host.Terms.init(json:)),
      interval: interval,
      citations: try members.list("citations", Citation.init(json:))
    )
  }

  var json: JSON {
    .object([
      "citations": .array(citations.map(\.json)), "conditions": .conditions(conditions),
      "from": interval.from?.span.json, "region": region.map(JSON.string),
      "subject": .string(subject.text), "terms": terms.json, "until": interval.until?.span.json,
    ])
  }
}

extension Host.Terms {
  /// `{"rate": KEY}`, `{"charge": CHARGE}`, or the members of a value with `contested` where it is.
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    if members["rate"] != nil {
      self = .rate(try members.read("rate", Rate.Key.init(json:)))
    } else if members["charge"] != nil {
      self = .charge(try members.read("charge", Charge.init(json:)))
    } else {
      let value = try Value(json: json, unit: .usdPerGeneration)
      guard value.isPrice else {
        throw Misfit(
          expected: "a price of 0 or more: an amount, a range, a formula or a grid with cells",
          found: "'\(value)'"
        )
      }
      self = .value(
        value,
        isContested: try members.readIfPresent("contested") { (json) throws(Misfit) in
          try json.truth()
        } ?? false
      )
    }
  }

  var json: JSON {
    switch self {
    case .rate(let key): return .object(["rate": key.json])
    case .charge(let charge): return .object(["charge": charge.json])
    case .value(let value, let isContested):
      guard case .object(let members) = value.json(unit: .usdPerGeneration) else { return .null }
      return .object(
        members + (isContested ? [JSON.Member("contested", .boolean(true))] : [])
      )
    }
  }
}

extension Value {
  /// Whether it can be what something costs; what a formula gives shows only with its settings.
  fileprivate var isPrice: Bool {
    switch self {
    case .amount(let amount): !amount.isNegative
    case .range(let low, _): !low.isNegative
    case .formula: true
    case .grid(let grid): !grid.cells.isEmpty && grid.cells.allSatisfy { !$0.value.isNegative }
    case .boolean, .day, .text: false
    }
  }
}
