import Vocabulary

extension PriceTable {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      number: try members.integer("number"),
      day: try members.day("day"),
      known: try members.day("known"),
      reader: try members.string("reader"),
      rates: try members.list("rates", Rate.init(json:))
    )
  }

  var json: JSON {
    .object([
      "day": day.json, "known": known.json, "number": .integer(number),
      "rates": .array(rates.map(\.json)), "reader": .string(reader),
      "schema": .integer(FileKind.table.schema),
    ])
  }
}

extension Rate {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let unit = try members.unit()
    self.init(
      key: try Key(json: json),
      value: try members.readIfPresent("value") { (json) throws(Misfit) in
        try Value(json: json, unit: unit)
      },
      usd: try members.readIfPresent("usd") { (json) throws(Misfit) in
        try Value(json: json, unit: .usd)
      },
      interval: try Interval(in: members),
      status: try members.word("status"),
      confidence: try members.confidence(),
      ruling: try members.id("ruling"),
      claims: try members.ids("claims")
    )
  }

  var json: JSON {
    .object([
      "attribute": .string(key.attribute.name), "claims": .identifiers(claims),
      "conditions": .conditions(key.conditions), "confidence": .integer(confidence.percent),
      "from": interval.from?.span.json, "ruling": .string(ruling.text),
      "status": .string(status.rawValue), "subject": .string(key.subject.text),
      "unit": .string(key.unit.symbol), "until": interval.until?.span.json,
      "usd": usd?.json(unit: .usd), "value": value?.json(unit: key.unit),
      "venue": .string(key.venue.name),
    ])
  }
}
