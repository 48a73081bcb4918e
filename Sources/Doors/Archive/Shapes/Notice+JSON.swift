import Vocabulary

extension Notice {
  init(json: JSON, watch: Identifier<Watch>) throws(Misfit) {
    let members = try Members(json)
    let news: News
    if members["change"] != nil {
      news = .change(try members.read("change", PriceNews.init(json:)))
    } else if members["alarm"] != nil {
      news = .alarm(try members.read("alarm", CaptureAlarm.init(json:)))
    } else {
      news = .test
    }
    self.init(
      id: try members.id("id"),
      watch: watch,
      known: try members.day("known"),
      news: news
    )
  }

  var json: JSON {
    var (change, alarm): (JSON?, JSON?)
    switch news {
    case .change(let news): change = news.json
    case .alarm(let found): alarm = found.json
    case .test: break
    }
    return .object([
      "alarm": alarm, "change": change, "id": .string(id.text), "known": known.json,
    ])
  }
}

extension CaptureAlarm {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      source: try members.id("source"),
      publisher: try members.string("publisher"),
      address: try members.string("address"),
      kind: try members.word("kind"),
      message: try members.string("message"),
      failuresInARow: try members.count("failuresInARow"),
      lastSeen: try members.dayIfPresent("lastSeen")
    )
  }

  fileprivate var json: JSON {
    .object([
      "address": .string(address), "failuresInARow": .integer(failuresInARow),
      "kind": .string(kind.rawValue), "lastSeen": lastSeen?.json, "message": .string(message),
      "publisher": .string(publisher), "source": .string(source.text),
    ])
  }
}

extension PriceNews {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      change: try Change(json: json),
      name: try members.string("name"),
      table: try members.count("table"),
      status: try members.word("status"),
      confidence: try members.confidence(),
      cost: try members.readIfPresent("cost", WorkloadCost.init(json:)),
      evidence: try members.list("evidence", Witness.init(json:))
    )
  }

  fileprivate var json: JSON {
    .object([
      "attribute": .string(change.key.attribute.name), "class": .string(change.kind.name),
      "conditions": .conditions(change.key.conditions), "confidence": .integer(confidence.percent),
      "cost": cost?.json, "day": change.day.json, "evidence": .array(evidence.map(\.json)),
      "formerly": change.kind.formerly.map(JSON.string), "name": .string(name),
      "new": change.new?.json(unit: change.key.unit),
      "old": change.old?.json(unit: change.key.unit),
      "percent": change.percent.map { .string($0.description) },
      "status": .string(status.rawValue), "subject": .string(change.key.subject.text),
      "table": .integer(table), "unit": .string(change.key.unit.symbol),
      "venue": .string(change.key.venue.name),
    ])
  }
}

extension Change {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let key = try Rate.Key(json: json)
    func value(_ name: String) throws(Misfit) -> Value? {
      try members.readIfPresent(name) { (json) throws(Misfit) in
        try Value(json: json, unit: key.unit)
      }
    }
    let kind: Kind
    switch try members.word("class", as: Watch.Class.self) {
    case .priceChange: kind = .priceChange
    case .correction: kind = .correction
    case .readerUpgrade: kind = .readerUpgrade
    case .new: kind = .new
    case .removed: kind = .removed
    case .renamed: kind = .renamed(from: try members.id("formerly"))
    case .unit: kind = .unit(from: Unit(try members.string("formerly")))
    }
    self.init(
      kind: kind,
      key: key,
      old: try value("old"),
      new: try value("new"),
      percent: members["percent"] == nil ? nil : try members.amount("percent"),
      day: try members.day("day")
    )
  }
}

extension Change.Kind {
  fileprivate var formerly: String? {
    switch self {
    case .renamed(let subject): subject.text
    case .unit(let unit): unit.symbol
    default: nil
    }
  }
}

extension PriceNews.Witness {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      source: try members.id("source"),
      publisher: try members.string("publisher"),
      address: try members.string("address"),
      captured: try members.day("captured"),
      snapshot: try members.id("snapshot"),
      quote: try members.string("quote")
    )
  }

  fileprivate var json: JSON {
    .object([
      "address": .string(address), "captured": captured.json, "publisher": .string(publisher),
      "quote": .string(quote), "snapshot": .string(snapshot.text), "source": .string(source.text),
    ])
  }
}

extension WorkloadCost {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      scenario: try members.id("scenario"),
      title: try members.string("title"),
      period: try members.word("period"),
      alone: try members.read("alone", Outcome.init(json:)),
      together: try members.read("together", Outcome.init(json:))
    )
  }

  fileprivate var json: JSON {
    .object([
      "alone": alone.json, "period": .string(period.rawValue), "scenario": .string(scenario.text),
      "title": .string(title), "together": together.json,
    ])
  }
}

extension WorkloadCost.Outcome {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    if members["problem"] != nil {
      self = .unbilled(try members.string("problem"))
    } else {
      self = .billed(
        before: try members.read("before", Bounds.init(json:)),
        after: try members.read("after", Bounds.init(json:)),
        low: try members.amount("differenceLow"),
        high: try members.amount("differenceHigh")
      )
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .billed(let before, let after, let low, let high):
      .object([
        "after": after.json, "before": before.json, "differenceHigh": .string(high.description),
        "differenceLow": .string(low.description),
      ])
    case .unbilled(let reason): .object(["problem": .string(reason)])
    }
  }
}

extension Bounds<Amount> {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(try members.amount("low"), try members.amount("high"))
  }

  fileprivate var json: JSON {
    .object(["high": .string(high.description), "low": .string(low.description)])
  }
}
