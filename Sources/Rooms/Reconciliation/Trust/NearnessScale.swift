/// How near two values of an attribute must be to speak for each other, learned from its claims.
struct NearnessScale {
  /// Within this distance a value counts as much as it ever does for another.
  private let width: Double

  /// Whether distance is measured in parts of the value: populations, not temperatures.
  private let isRelative: Bool

  /// The most that goes from one value to another.
  private let most: Double

  /// Whether the attribute has a few values that many items share: labels, not names.
  let isCategorical: Bool

  /// What part of the score of the value at `left` goes to that at `right`, and back.
  func part(_ left: Double, _ right: Double) -> Double {
    guard most > 0.01, width > 0 else { return 0 }
    let size = isRelative ? max(abs(left), abs(right)) : 1
    let distance = abs(left - right) / (width * max(size, .leastNormalMagnitude))
    guard distance < 3 else { return 0 }
    return most * PortableMath.exp(-distance * distance / 2)
  }

  /// The scale of each attribute of a table.
  static func scales(of table: StatementTable) -> [Self] {
    var samples = Array(repeating: Sample(), count: table.kinds.count)
    for item in 0..<table.itemCount where table.optionStart[item + 1] > table.optionStart[item] {
      samples[Int(table.attribute[item])].add(item, table)
    }
    return samples.map(Self.init)
  }

  private init(_ sample: Sample) {
    isCategorical = sample.labels.count < Sample.labelLimit
    let exact = sample.pairs > 0 ? sample.equal / sample.pairs : 1
    isRelative = sample.isRelative
    let within = Sample.quarter(isRelative ? sample.relative : sample.absolute)
    width = 1.5 * within
    let isLabelled = sample.numbers.count < Sample.leastNumbers
    most =
      isLabelled
      ? 0 : 0.8 * (1 - exact) * (1 - exact) * sample.concentration(within, isRelative: isRelative)
  }

  /// What the items of one attribute show.
  private struct Sample {
    var pairs = 0.0
    var equal = 0.0
    var absolute: [Double] = []
    var relative: [Double] = []
    var labels: Set<String> = []
    var numbers: Set<Double> = []

    /// The middle value of each item.
    private var medians: [Double] = []

    static let labelLimit = 40

    /// Fewer different numbers than this are labels: grades, answers, stars.
    static let leastNumbers = 12

    /// Distances enough to know a quarter by.
    private static let enough = 50_000

    mutating func add(_ item: Int, _ table: StatementTable) {
      let options = Int(table.optionStart[item])..<Int(table.optionStart[item + 1])
      for option in options where labels.count < Self.labelLimit {
        if case .words(let label) = table.forms[option] { labels.insert(label) }
      }
      for option in options where numbers.count < Self.leastNumbers {
        if let position = table.forms[option].position { numbers.insert(position) }
      }
      let statements = Int(table.statementStart[item])..<Int(table.statementStart[item + 1])
      guard statements.count > 1 else { return }
      var counts = Array(repeating: 0.0, count: options.count)
      for index in statements {
        counts[Int(table.statementOption[index]) - options.lowerBound] += 1
      }
      let all = Double(statements.count)
      // Each item counts as often as it has statements, so that a crowded one does not drown the rest.
      pairs += all
      equal += counts.reduce(0) { $0 + $1 * ($1 - 1) } / (all - 1)
      if absolute.count < Self.enough { measure(options, counts, table) }
    }

    private mutating func measure(
      _ options: Range<Int>,
      _ counts: [Double],
      _ table: StatementTable
    ) {
      let placed = options.compactMap { option in
        table.forms[option].position.map {
          (position: $0, count: counts[option - options.lowerBound])
        }
      }.sorted { $0.position < $1.position }
      guard placed.count > 1 else { return }
      let half = placed.reduce(0) { $0 + $1.count } / 2
      var passed = 0.0
      var median = placed[0].position
      for (position, count) in placed {
        passed += count
        median = position
        if passed >= half { break }
      }
      medians.append(median)
      for (position, _) in placed where position != median {
        absolute.append(abs(position - median))
        relative.append(abs(position - median) / max(abs(position), abs(median)))
      }
    }

    /// Whether the values of different items differ by orders of magnitude.
    var isRelative: Bool {
      let sorted = medians.map(abs).sorted()
      guard sorted.count >= 5 else { return false }
      let (low, high) = (sorted[sorted.count / 10], sorted[sorted.count * 9 / 10])
      return low > 0 && high / low > 10
    }

    /// How much nearer the values of one item are to each other than those of different items: 0 where
    /// they are not, so that nearness says nothing; 1 where they lie close together.
    func concentration(_ within: Double, isRelative: Bool) -> Double {
      guard medians.count >= 5 else { return 0.5 }
      let between = Self.quarter(
        zip(medians, medians.dropFirst()).map { left, right in
          abs(left - right) / (isRelative ? max(abs(left), abs(right), .leastNormalMagnitude) : 1)
        }
      )
      guard between > 0 else { return 0 }
      return min(1, max(0, (0.6 - within / between) / 0.4))
    }

    /// The distance that a quarter of the distances do not reach.
    static func quarter(_ distances: [Double]) -> Double {
      guard !distances.isEmpty else { return 0 }
      return distances.sorted()[distances.count / 4]
    }
  }
}
