import Archive
import Vocabulary

/// What a user wants priced: a shipped scenario, a scenario's file, or operations with counts.
struct NamedWorkload {
  /// What reports call it.
  let title: String

  /// The scenario's id and where its numbers come from; `nil` for operations.
  let id: String?
  let why: String?
  let period: Scenario.Period
  let workload: Workload

  /// The help of the argument that every command with workloads takes.
  static let argument = CommandDescription.Argument(
    ValueKind(placeholder: "WORKLOAD", expectation: "a workload", completion: .subjects),
    .any,
    "A scenario's id or file, or operations as core=600."
  )

  /// Understands the arguments of a command; `--at` counts where an operation has no settings.
  init(
    _ invocation: Invocation,
    _ opened: OpenBase,
    _ surroundings: Surroundings
  ) throws {
    let arguments = invocation.arguments
    let settings = (invocation[PricesCommand.at] ?? [:]).mapValues(\.description)
    guard !arguments.isEmpty else {
      throw UsageError.missingArgument(placeholder: "WORKLOAD", meaning: Self.argument.help)
    }
    if arguments.count == 1, let name = arguments.first, !name.contains("=") {
      let scenario = try Self.scenario(named: name, opened, surroundings)
      title = scenario.title
      id = scenario.id.text
      why = scenario.why
      period = scenario.period
      workload = scenario.workload
      return
    }
    let names = try Self.operationNames(opened)
    var operations: [Workload.Operation] = []
    for argument in arguments {
      operations.append(try Self.operation(argument, at: settings, names))
    }
    title = "Workload"
    id = nil
    why = nil
    period = .month
    workload = .operations(operations)
  }

  /// The names of what can be asked for: "core" is a service here, and no plan.
  static func operationNames(_ opened: OpenBase) throws -> SubjectNames {
    SubjectNames(try opened.base.subjects().filter { $0.kind == .service || $0.kind == .model })
  }

  /// The same for a month: a day's work is done on the mean number of days of a month, 365 / 12.
  func monthly() throws -> Workload {
    guard period == .day else { return workload }
    let days = Rational(Amount(365)).divided(by: Rational(Amount(12)))
    guard let days, let monthly = workload.scaled(by: days) else {
      throw CommandFailure("'\(title)' has counts too large for a month; expected smaller ones.")
    }
    return monthly
  }

  // MARK: - Scenarios

  private static func scenario(
    named name: String,
    _ opened: OpenBase,
    _ surroundings: Surroundings
  ) throws -> Scenario {
    if name.hasSuffix(".json") {
      return try KnowledgeBase.scenario(in: DocumentFile.bytes(of: name, surroundings), of: name)
    }
    let scenarios = try opened.base.scenarios()
    if let scenario = scenarios.first(where: { $0.id.text == name }) { return scenario }
    if case .found = try operationNames(opened).resolution(of: name) {
      throw CommandFailure(
        "'\(name)' is an operation without a count; expected NAME=COUNT as \(name)=100."
      )
    }
    let near = Suggestion.nearest(to: name, among: scenarios.map(\.id.text))
    let known = (near.isEmpty ? scenarios.map(\.id.text) : near).map { "'\($0)'" }
    throw CommandFailure(
      "There is no scenario '\(name)'; expected the id of one, a .json file, or operations with "
        + "counts as core=600; \(near.isEmpty ? "known" : "near"): \(known.joined(separator: ", "))."
    )
  }

  // MARK: - Operations

  /// Reads "core=600" or "sdxl@steps=50,width=512=100": what stands after the last '=' is the count.
  private static func operation(
    _ text: String,
    at settings: [String: String],
    _ names: SubjectNames
  ) throws -> Workload.Operation {
    guard let last = text.lastIndex(of: "=") else {
      throw CommandFailure(
        "'\(text)' is no operation with a count; expected NAME=COUNT as core=600."
      )
    }
    let count = String(text[text.index(after: last)...])
    guard let amount = Amount(count), !amount.isNegative else {
      throw CommandFailure(
        "'\(text)' asks for '\(count)'; expected a number from 0 up after the last '='."
      )
    }
    let parts = text[..<last].split(
      separator: "@",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    var own = settings
    if parts.count == 2 {
      for part in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
        let pair = part.split(separator: "=", omittingEmptySubsequences: false)
        guard pair.count == 2, !pair[0].isEmpty, !pair[1].isEmpty else {
          throw CommandFailure(
            "'\(text)' has the setting '\(part)'; expected NAME=VALUE as steps=50."
          )
        }
        own[String(pair[0])] = String(pair[1])
      }
    }
    let subject = try OpenBase.subject(named: String(parts[0]), by: names)
    return Workload.Operation(subject.id, count: amount, settings: own)
  }
}

extension Workload {
  /// The same done this many times; `nil` where a count does not fit.
  func scaled(by factor: Rational) -> Workload? {
    func scaled(_ count: Amount) -> Amount? {
      Rational(count).multiplied(by: factor)?.amount(.halfEven)
    }
    switch self {
    case .operations(let operations):
      var all: [Operation] = []
      for operation in operations {
        guard let count = scaled(operation.count) else { return nil }
        all.append(Operation(operation.subject, count: count, settings: operation.settings))
      }
      return .operations(all)
    case .pipeline(let pipeline):
      return scaled(pipeline.items).map {
        .pipeline(Pipeline(items: $0, steps: pipeline.steps, keepRate: pipeline.keepRate))
      }
    }
  }
}
