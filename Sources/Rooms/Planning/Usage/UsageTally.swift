import Vocabulary

/// Adds rows up, whatever the form of the file they come from.
struct UsageTally {
  private let settings: [String]
  private let resolve: (String) -> Identifier<Subject>?

  private var time = UsageTime()
  private var names = TextTable()
  /// The number of the operation that each name means, or -1.
  private var operationOfName: [Int] = []
  private var operations: [Identifier<Subject>] = []
  private var numberOfOperation: [Identifier<Subject>: Int] = [:]

  /// The texts of each setting, and how each goes on from the uses without it; see `use(of:)`.
  private var texts: [TextTable]
  private var branches: [PairTable]

  private var cells = PairTable()
  private var counts: [Int128] = []
  /// The cell each use was last counted in: neighbouring rows are of one day mostly.
  private var latest: [(day: Int, cell: Int)] = []
  private var total: Int128 = 0
  private(set) var rows = 0

  /// What is kept of names that are unknown; more of them are asked for each time.
  private static let mostUnknownNames = 65_536
  private static let none = Int.min

  init(settings: [String], resolving resolve: @escaping (String) -> Identifier<Subject>?) {
    self.settings = settings
    self.resolve = resolve
    texts = settings.map { _ in TextTable() }
    branches = settings.map { _ in PairTable() }
  }

  /// Why a row is not counted, and which of its cells is the reason.
  struct Refusal: Error {
    let role: UsageRole
    let reason: UsageFault.Reason
  }

  /// Counts a row, or throws why not.
  @inline(__always)
  mutating func add(_ row: UsageRow) throws(Refusal) {
    guard let day = time.day(of: row.time) else {
      throw Refusal(role: .time, reason: .time(row.time.trimmed.excerpt))
    }
    let number = number(named: row.operation)
    guard number >= 0 else {
      throw Refusal(role: .operation, reason: .unknownOperation(row.operation.trimmed.excerpt))
    }
    var units = Amount.scale
    if let count = row.count {
      switch UsageCount(count) {
      case .units(let given): units = given
      case .refused(let reason): throw Refusal(role: .count, reason: reason)
      }
    }
    let (sum, isTooLarge) = total.addingReportingOverflow(units)
    if isTooLarge {
      throw Refusal(role: .count, reason: .totalOutOfRange(row.count?.trimmed.excerpt ?? "1"))
    }
    let cell = cell(of: use(of: number, row.settings), day)
    total = sum
    // Part of the total, so it fits.
    counts[cell] &+= units
    rows &+= 1
  }

  @inline(__always)
  private mutating func number(named name: UsageField) -> Int {
    switch names.place(of: name) {
    case .known(let number): operationOfName[number]
    case .free(let slot, let hash): newNumber(named: name, slot, hash)
    }
  }

  private mutating func newNumber(named name: UsageField, _ slot: Int, _ hash: UInt64) -> Int {
    let trimmed = name.trimmed
    var number = -1
    if trimmed.count > 0, trimmed.count <= Self.longestName,
      let operation = resolve(trimmed.text)
    {
      number = numberOfOperation[operation] ?? operations.count
      if number == operations.count {
        operations.append(operation)
        numberOfOperation[operation] = number
      }
    }
    if number >= 0 || operationOfName.count < Self.mostUnknownNames {
      _ = names.add(name, slot: slot, hash: hash)
      operationOfName.append(number)
    }
    return number
  }

  /// No name of a service is longer.
  private static let longestName = 1_000

  /// The number of an operation with settings: each setting in turn branches off from what stands
  /// before it, so that the last table numbers the whole.
  @inline(__always)
  private mutating func use(of operation: Int, _ settings: [UsageField?]) -> Int {
    var use = operation
    for index in settings.indices {
      let text = settings[index].map { texts[index].number(of: $0) } ?? -1
      use = branches[index].number(of: use, text)
    }
    return use
  }

  @inline(__always)
  private mutating func cell(of use: Int, _ day: Int) -> Int {
    if use < latest.count, latest[use].day == day { return latest[use].cell }
    return newCell(of: use, day)
  }

  private mutating func newCell(of use: Int, _ day: Int) -> Int {
    while latest.count <= use { latest.append((Self.none, 0)) }
    let cell = cells.number(of: use, day)
    if cell == counts.count { counts.append(0) }
    latest[use] = (day, cell)
    return cell
  }

  /// The ledger of all rows counted.
  func ledger() -> UsageLedger {
    var entries = [[UsageLedger.Entry]](repeating: [], count: latest.count)
    for (pair, count) in zip(cells.pairs, counts) {
      let entry = UsageLedger.Entry(Day(number: pair.second), Amount(units: count))
      entries[pair.first].append(entry)
    }
    let used = entries.indices.filter { !entries[$0].isEmpty }
    return UsageLedger(groups: used.map { (name(of: $0), entries[$0]) }) ?? .empty
  }

  /// The operation and settings behind a number, from the last setting back to the first.
  private func name(of use: Int) -> UsageLedger.Use {
    var given: [String: String] = [:]
    var number = use
    for index in settings.indices.reversed() {
      let (before, text) = branches[index].pairs[number]
      if text >= 0, let value = Self.setting(texts[index].text(text)) {
        given[settings[index]] = value
      }
      number = before
    }
    return UsageLedger.Use(operations[number], given)
  }

  /// The value in one spelling, without blanks and with numbers at their shortest: "30.0" is 30.
  ///
  /// An empty cell is not given.
  private static func setting(_ text: String) -> String? {
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.first, UsageField.isBlank(byte) { bytes.removeFirst() }
    while let byte = bytes.last, UsageField.isBlank(byte) { bytes.removeLast() }
    if bytes.isEmpty { return nil }
    let trimmed = String(decoding: bytes, as: UTF8.self)
    return Amount(trimmed)?.description ?? trimmed
  }
}

/// The cells of a row that count.
struct UsageRow {
  let time: UsageField
  let operation: UsageField

  /// `nil` where the file has no column for it: each row is one generation.
  let count: UsageField?

  /// In the order of the settings' names; none at all where no column is a setting.
  let settings: [UsageField?]
}
