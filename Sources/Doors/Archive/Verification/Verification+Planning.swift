import Vocabulary

extension Verification {
  /// Scenarios, plans, hosts and graphics cards: each readable, named as its file, leading somewhere.
  ///
  /// What their numbers may be is checked where they are read.
  mutating func checkPlanning() {
    for (file, scenario) in each(in: Layout.scenarios, as: .scenario, Scenario.init(json:), \.json)
    {
      check(scenario.id.text, isNameOf: file)
      for subject in scenario.workload.subjects {
        check(subject, of: "subject", isIn: subjects, from: file)
      }
    }
    for (file, plan) in each(in: Layout.plans, as: .plan, Plan.init(json:), \.json) {
      check(plan.id.text, isNameOf: file)
      check(plan.quotes.compactMap(\.key), in: file)
      check(plan.allCitations, in: file)
      for model in plan.models {
        check(model.subject, of: "subject", isIn: subjects, from: file)
        check(model.licence, of: "licence", isIn: licences, from: file)
      }
    }
    for (file, host) in each(in: Layout.hosts, as: .host, Host.init(json:), \.json) {
      check(host.id.text, isNameOf: file)
      check(host.allCitations, in: file)
      for price in host.prices {
        check(price.subject, of: "subject", isIn: subjects, from: file)
      }
      check(host.prices.compactMap(\.terms.key), in: file)
    }
    for (file, gpu) in each(in: Layout.gpus, as: .gpu, GPU.init(json:), \.json) {
      check(gpu.id.text, isNameOf: file)
      check(gpu.allCitations, in: file)
      for throughput in gpu.throughputs {
        check(throughput.model, of: "subject", isIn: subjects, from: file)
      }
    }
  }

  private mutating func each<Value>(
    in folder: String,
    as kind: FileKind,
    _ read: (JSON) throws(Misfit) -> Value,
    _ json: (Value) -> JSON
  ) -> [(file: String, value: Value)] {
    var all: [(file: String, value: Value)] = []
    for name in names(in: folder) where name.hasSuffix(".json") {
      let file = "\(folder)/\(name)"
      if let value = value(of: file, as: kind, read, json: json) { all.append((file, value)) }
    }
    return all
  }

  private mutating func check(_ citations: [Citation], in file: String) {
    for source in Set(citations.map(\.source)).sorted() {
      check(source, of: "source", isIn: sources, from: file)
    }
  }

  /// Rows may be missing where nothing that states them was captured yet: a warning, no fault, and
  /// none in a knowledge base that has no rows at all.
  private mutating func check(_ keys: [Rate.Key], in file: String) {
    let missing = keys.filter { !rateKeys.contains($0) }
    guard let first = missing.min(), !rateKeys.isEmpty else { return }
    let others = missing.count == 1 ? "" : " and \(missing.count - 1) more"
    report(
      .warning,
      "unknown-rate",
      in: file,
      "'\(file)' points to the price row '\(first.text)'\(others), which no table or ruling has; "
        + "expected one that is published, so correct it or capture a page that states it."
    )
  }
}

extension Rate.Key {
  /// "top-up/price?credits=1000@stability in USD".
  fileprivate var text: String {
    let scope = conditions.isEmpty ? "" : "?\(conditions.sortedText)"
    return "\(subject)/\(attribute)\(scope)@\(venue) in \(unit.symbol)"
  }
}

extension Plan.Quote {
  fileprivate var key: Rate.Key? {
    if case .rate(let key) = self { key } else { nil }
  }
}

extension Host.Terms {
  fileprivate var key: Rate.Key? {
    if case .rate(let key) = self { key } else { nil }
  }
}
