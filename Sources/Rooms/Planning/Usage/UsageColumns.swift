/// What the columns of a usage file are for, by their names.
struct UsageColumns {
  /// Names of settings that a price depends on, sorted.
  let settings: [String]

  private let settingsByName: [String: Int]

  init(settings: Set<String>) {
    self.settings = settings.sorted()
    var settingsByName: [String: Int] = [:]
    for (index, name) in self.settings.enumerated() { settingsByName[name.lowercased()] = index }
    self.settingsByName = settingsByName
  }

  enum Use: Hashable {
    /// The word itself is preferred to others that may mean the same.
    case role(UsageRole, isOwnWord: Bool)
    case setting(Int)
    case ignored
  }

  /// The use of a column, whatever the case of its name.
  func use(of name: String) -> Use {
    let name = name.lowercased()
    if let setting = settingsByName[name] { return .setting(setting) }
    for (role, others) in Self.words {
      if name == role.rawValue { return .role(role, isOwnWord: true) }
      if others.contains(name) { return .role(role, isOwnWord: false) }
    }
    return .ignored
  }

  private static let words: [(role: UsageRole, others: [String])] = [
    (.time, ["timestamp", "date", "day", "datetime"]),
    (.operation, ["service", "endpoint", "model"]),
    (.count, ["quantity", "requests", "n"]),
  ]
}

/// Where the columns of one header stand.
struct UsageHeader {
  /// What each column is for, in the order of the file.
  private(set) var uses: [Use] = []

  /// Which of the settings that matter have a column, by their number.
  private(set) var settings: [Int] = []
  private(set) var ignored: [String] = []

  enum Use: Hashable {
    case time
    case operation
    case count
    /// The number among the settings that have a column.
    case setting(Int)
    case ignored
  }

  /// A fault of the header; the index is the column's, or none for the whole line.
  struct Refusal: Error {
    let index: Int
    let reason: UsageFault.Reason
  }

  init(_ names: [String], _ columns: UsageColumns) throws(Refusal) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard seen.insert(name.lowercased()).inserted else {
        throw Refusal(index: index, reason: .repeatedName(name))
      }
    }
    let uses = names.map { columns.use(of: $0) }
    let time = try Self.index(of: .time, in: uses, names)
    let operation = try Self.index(of: .operation, in: uses, names)
    let count = try Self.index(of: .count, in: uses, names)
    guard let time else { throw Refusal(index: 0, reason: .missing(.time)) }
    guard let operation else { throw Refusal(index: 0, reason: .missing(.operation)) }
    for (index, use) in uses.enumerated() {
      switch use {
      case .setting(let setting):
        self.uses.append(.setting(settings.count))
        settings.append(setting)
      case .role, .ignored:
        if index == time {
          self.uses.append(.time)
        } else if index == operation {
          self.uses.append(.operation)
        } else if index == count {
          self.uses.append(.count)
        } else {
          self.uses.append(.ignored)
          ignored.append(names[index])
        }
      }
    }
  }

  /// The column of a role: the one that has its word for a name, else the only one that may mean it.
  private static func index(
    of role: UsageRole,
    in uses: [UsageColumns.Use],
    _ names: [String]
  ) throws(Refusal) -> Int? {
    if let own = uses.firstIndex(of: .role(role, isOwnWord: true)) { return own }
    let other = UsageColumns.Use.role(role, isOwnWord: false)
    guard let first = uses.firstIndex(of: other) else { return nil }
    if let second = uses.lastIndex(of: other), second != first {
      throw Refusal(index: second, reason: .twoNames(role, names[first], names[second]))
    }
    return first
  }
}
