import Vocabulary

extension Workload {
  /// `{"operations": [OPERATION]}` or `{"pipeline": PIPELINE}`.
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    switch (members["operations"] != nil, members["pipeline"] != nil) {
    case (true, false):
      self = .operations(try members.filledList("operations", Operation.init(json:)))
    case (false, true):
      self = .pipeline(try members.read("pipeline", Pipeline.init(json:)))
    case (true, true):
      throw Misfit(expected: "'operations' or 'pipeline'", found: "both")
    case (false, false):
      throw Misfit(expected: "'operations' or 'pipeline'", found: "neither")
    }
  }

  var json: JSON {
    switch self {
    case .operations(let operations): .object(["operations": .array(operations.map(\.json))])
    case .pipeline(let pipeline): .object(["pipeline": pipeline.json])
    }
  }

  /// What it asks for, each as often as it occurs.
  var subjects: [Identifier<Subject>] {
    switch self {
    case .operations(let operations): operations.map(\.subject)
    case .pipeline(let pipeline): pipeline.steps.map(\.subject)
    }
  }
}

extension Workload.Operation {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      try members.id("operation"),
      count: try members.positive("count"),
      settings: try members.conditions("settings")
    )
  }

  var json: JSON {
    .object([
      "count": .string(count.description), "operation": .string(subject.text),
      "settings": .conditions(settings),
    ])
  }
}

extension Pipeline {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      items: try members.positive("items"),
      steps: try members.filledList("steps", Step.init(json:)),
      keepRate: members["keep"] == nil
        ? Rational(.one) : try members.share("keep", allowsZero: false)
    )
  }

  var json: JSON {
    .object([
      "items": .string(items.description), "keep": keepRate.json,
      "steps": .array(steps.map(\.json)),
    ])
  }
}

extension Pipeline.Step {
  /// More than anybody sets, far from what could not be counted.
  private static let mostRetries = 100

  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      try members.id("operation"),
      share: members["share"] == nil
        ? Rational(.one) : try members.share("share", allowsZero: true),
      settings: try members.conditions("settings"),
      retries: members["retries"] == nil
        ? 0 : try members.count("retries", from: 0, to: Self.mostRetries),
      failures: try members.readIfPresent("failures", FailureShares.init(json:))
        ?? FailureShares()
    )
  }

  var json: JSON {
    .object([
      "failures": failures.json, "operation": .string(subject.text),
      "retries": .integer(retries), "settings": .conditions(settings), "share": share.json,
    ])
  }
}

extension FailureShares {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      failed: try members.notNegativeIfPresent("failed") ?? .zero,
      refused: try members.notNegativeIfPresent("refused") ?? .zero,
      filtered: try members.notNegativeIfPresent("filtered") ?? .zero
    )
    let sum = failed.adding(refused)?.adding(filtered)
    guard let sum, sum < .one else {
      throw Misfit(expected: "shares of together less than 1", found: sum.map { "\($0)" } ?? "more")
    }
  }

  var json: JSON {
    .object([
      "failed": .string(failed.description), "filtered": .string(filtered.description),
      "refused": .string(refused.description),
    ])
  }
}
