import Vocabulary

/// Reads usage from JSONL: one object a line.
///
/// Names as in a CSV header, in any order; `settings` may be an object of its own. A name that is
/// missing or `null` is not given: no count is one generation.
struct JSONLUsage {
  private let bytes: UnsafeRawBufferPointer
  private let columns: UsageColumns
  private(set) var tally: UsageTally
  private(set) var log = UsageFaultLog()
  private var ignoredNames: Set<String> = []
  private var position: Int

  /// What names that were seen are for, found by their bytes.
  private var names = TextTable()
  private var uses: [UsageColumns.Use] = []

  /// What the row that is being read holds; kept between rows for its room.
  private var members: [JSONLineScanner.Member] = []
  private var settings: [UsageField?]

  private static let mostNames = 1_000

  init(
    _ bytes: UnsafeRawBufferPointer,
    from start: Int,
    _ columns: UsageColumns,
    resolving resolve: @escaping (String) -> Identifier<Subject>?
  ) {
    self.bytes = bytes
    self.columns = columns
    position = start
    settings = columns.settings.map { _ in nil }
    tally = UsageTally(settings: columns.settings, resolving: resolve)
  }

  /// Names that no price depends on, sorted.
  var ignored: [String] { ignoredNames.sorted() }

  mutating func readRows() {
    var line = 0
    while position < bytes.count {
      line += 1
      let start = position
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start)
      position = end + 1
      var scanner = JSONLineScanner(bytes, start..<end)
      if scanner.isBlank { continue }
      do throws(JSONLineScanner.Fault) {
        members.removeAll(keepingCapacity: true)
        try scanner.read(into: &members)
        if let (offset, reason) = refusal(scanner.copy, start) {
          log.add(line, offset - start + 1, reason)
        }
      } catch {
        let reason = UsageFault.Reason.json(found: error.found, expected: error.expected)
        log.add(line, error.offset - start + 1, reason)
      }
    }
  }

  /// Counts the members of a line, or says why not and where.
  private mutating func refusal(
    _ copy: [UInt8],
    _ start: Int
  ) -> (offset: Int, reason: UsageFault.Reason)? {
    copy.withUnsafeBytes { copy in
      func field(_ text: JSONLineScanner.Text) -> UsageField? {
        UsageField(text.isCopied ? copy : bytes, text.range.lowerBound, text.range.upperBound)
      }
      var cells = Cells()
      for index in settings.indices { settings[index] = nil }
      for member in members {
        guard let text = member.value, let value = field(text), let name = field(member.name)
        else { continue }
        switch use(of: name) {
        case .setting(let index):
          if settings[index] != nil { return (member.offset, .repeatedName(name.excerpt)) }
          settings[index] = value
        case .role(let role, let isOwnWord) where !member.isNested:
          if let other = cells[role], other.isOwnWord == isOwnWord {
            let reason: UsageFault.Reason =
              isOwnWord
              ? .repeatedName(name.excerpt) : .twoNames(role, other.name.excerpt, name.excerpt)
            return (member.offset, reason)
          }
          if isOwnWord || cells[role] == nil {
            cells[role] = Cell(
              name: name,
              value: value,
              offset: member.valueOffset,
              isOwnWord: isOwnWord
            )
          }
        case .role:
          if ignoredNames.count < Self.mostNames { ignoredNames.insert(name.excerpt) }
        case .ignored: break
        }
      }
      guard let time = cells.time else { return (start, .missing(.time)) }
      guard let operation = cells.operation else { return (start, .missing(.operation)) }
      let row = UsageRow(
        time: time.value,
        operation: operation.value,
        count: cells.count?.value,
        settings: settings
      )
      do throws(UsageTally.Refusal) {
        try tally.add(row)
        return nil
      } catch {
        return (cells[error.role]?.offset ?? start, error.reason)
      }
    }
  }

  /// What stands for each role so far.
  private struct Cells {
    var time: Cell?
    var operation: Cell?
    var count: Cell?

    subscript(role: UsageRole) -> Cell? {
      get {
        switch role {
        case .time: time
        case .operation: operation
        case .count: count
        }
      }
      set {
        switch role {
        case .time: time = newValue
        case .operation: operation = newValue
        case .count: count = newValue
        }
      }
    }
  }

  private struct Cell {
    let name: UsageField
    let value: UsageField
    let offset: Int
    let isOwnWord: Bool
  }

  private mutating func use(of name: UsageField) -> UsageColumns.Use {
    switch names.place(of: name) {
    case .known(let number): return uses[number]
    case .free(let slot, let hash):
      let use = columns.use(of: name.excerpt)
      if use == .ignored, ignoredNames.count < Self.mostNames { ignoredNames.insert(name.excerpt) }
      if uses.count < Self.mostNames {
        _ = names.add(name, slot: slot, hash: hash)
        uses.append(use)
      }
      return use
    }
  }
}
