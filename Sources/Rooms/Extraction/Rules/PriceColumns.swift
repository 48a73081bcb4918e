import Vocabulary

/// Rows of a table that name a service and price it in columns whose heads say what they hold.
///
/// Takes heads such as "Credits per image", "Cost", "USD / call", "Old", "New", "Effective from",
/// "Provider", and cells with or without units. Leaves columns of examples ("Monthly cost (2,000
/// images)", "Cost of 100"), rows of other makers, and cells that say "varies" or nothing.
struct PriceColumns {
  let headRows: Int
  private let table: ScannedTable
  private let block: ScannedBlock
  private let context: PageContext
  private let roles: [Role]
  private let heads: [ScannedText]

  private enum Role: Equatable {
    case name
    case price(unit: Unit?, phase: Phase, venue: String?)
    case effective
    case provider
    case steps
    case size
    case excluded
    case other
  }

  private enum Phase: Equatable {
    case none
    case old
    case new
  }

  init(_ table: ScannedTable, _ block: ScannedBlock, _ context: PageContext) {
    self.table = table
    self.block = block
    self.context = context
    let looksHeaded =
      table.rows.first?.allSatisfy { $0.quantities.allSatisfy { !$0.isPrice } } ?? false
    headRows = table.headRows > 0 ? table.headRows : looksHeaded ? 1 : 0
    let width = table.rows.first?.count ?? 0
    let headRows = headRows
    heads = (0..<width).map { column in
      headRows > 0 ? table.rows[headRows - 1][column] : ScannedText.empty(context)
    }
    roles = (0..<width).map { column in
      let above = (0..<headRows).map { table.rows[$0][column] }
      let cells = table.rows.dropFirst(headRows).map { $0[column] }
      return Self.role(above, cells)
    }
  }

  /// Itself where some column holds prices, or what is worked out from them and is to be left.
  var usable: Self? {
    roles.contains {
      if case .price = $0 { true } else { $0 == .excluded }
    } ? self : nil
  }

  // MARK: - Heads

  private static func role(_ heads: [ScannedText], _ cells: [ScannedText]) -> Role {
    func any(_ test: (MarkReader, Int) -> Bool) -> Bool {
      heads.contains { head in head.reader.marks.indices.contains { test(head.reader, $0) } }
    }
    let hasDerived = heads.contains { $0.quantities.contains { isBatch($0) } }
    if hasDerived || any({ $0.has($1, .total) || isPeriod($0.thing($1)) }) { return .excluded }
    let venue = heads.lazy.flatMap { head in
      head.reader.marks.indices.compactMap { head.reader.vendor($0) }
    }.first
    let isPriced = cells.filter { $0.quantities.contains(where: \.isPrice) }.count * 2 > cells.count
    let isPrice = any {
      $0.has($1, .price) || $0.has($1, .credit) || $0.isSign($1, "$") || $0.has($1, .dollar)
    }
    let phase: Phase = any { $0.has($1, .old) } ? .old : any { $0.has($1, .new) } ? .new : .none
    let isFigures =
      cells.filter { $0.quantities.contains { $0.measure == .bare } }.count * 2 > cells.count
    if any({ $0.has($1, .effective) }),
      cells.contains(where: { EffectiveDay.day(in: $0, 0..<$0.marks.count) != nil })
    {
      return .effective
    }
    if isPrice || isPriced || (phase != .none && isFigures) {
      if venue?.role == .maker { return .excluded }
      let unit = heads.reversed().lazy.compactMap { UnitHint.of($0) }.first
      if isPrice || isPriced || unit != nil || phase != .none {
        return .price(unit: unit, phase: phase, venue: venue?.role == .host ? venue?.name : nil)
      }
    }
    if any({ $0.has($1, .provider) }) { return .provider }
    if any({ $0.thing($1) == .step }) { return .steps }
    if any({ $0.has($1, .size) }) { return .size }
    if any({ $0.has($1, .model) }) { return .name }
    return .other
  }

  private static func isBatch(_ quantity: Quantity) -> Bool {
    switch quantity.measure {
    case .thing(.generation), .thing(.person), .thing(.request): quantity.low > .one
    default: false
    }
  }

  private static func isPeriod(_ thing: Keyword.Thing?) -> Bool {
    thing == .month || thing == .year || thing == .day || thing == .week || thing == .hour
  }

  // MARK: - Rows

  /// Reads a row; `false` where it names no service and is left to other rules.
  func read(_ row: [ScannedText], into book: inout ClaimBook) -> Bool {
    guard !namesPlan(row) else { return false }
    guard let (name, named) = name(of: row) else { return hasOtherMaker(row) }
    guard let venue = venue(of: row, name, named) else { return true }
    let settings = settings(of: row, named, name)
    let day = effectiveDay(of: row)
    for (column, role) in roles.enumerated() where column < row.count {
      guard case .price(let unit, let phase, let columnVenue) = role else { continue }
      let cell = statement(row[column], column)
      if cell.has(.revenue) {
        LimitRules.read(cell, into: &book)
        continue
      }
      let limits = settings.merging(Settings.of(cell, cell.range)) { first, _ in first }
      for (quantity, unit, old) in prices(in: cell, unit) {
        if name.subjects.count > 1, quantity.isRange { continue }
        let isHosted = columnVenue != nil || venue != nil
        if unit.numerator == "credit", isHosted || context.facts.hasForeignCredits { continue }
        for subject in name.subjects {
          book.add(
            ClaimBook.Draft(
              rule: "table-row",
              subject: context.lexicon.subjects[subject].id,
              attribute: .price,
              value: quantity.value,
              unit: unit,
              conditions: limits,
              isApproximate: quantity.isHedged || isHedged(column),
              from: phase == .new || old == false
                ? day : phase == .none && old == nil ? announced : nil,
              until: phase == .old || old == true ? day : nil,
              venue: columnVenue.map { Venue($0) } ?? venue,
              marks: quantity.marks
            ),
            in: cell
          )
        }
      }
    }
    return true
  }

  /// "Estimated cost" over a column makes its prices approximate.
  private func isHedged(_ column: Int) -> Bool {
    heads[column].marks.indices.contains { heads[column].reader.has($0, .hedge) }
  }

  private func statement(_ text: ScannedText, _ column: Int) -> Statement {
    Statement(
      text: text,
      block: block.block,
      around: block.around,
      facts: context.facts,
      shape: .row,
      heads: (table.caption.map { [$0] } ?? []) + heads
    )
  }

  /// The prices of a cell; figures alone take the unit of the column or of what stands over the table.
  ///
  /// "25 -> 60" gives two, the first of them old.
  private func prices(in cell: Statement, _ unit: Unit?) -> [(Quantity, Unit, Bool?)] {
    let fallback =
      unit
      ?? UnitHint.of(
        [table.caption, block.around.lead].compactMap { $0 } + block.around.headings.prefix(1)
      )
    var found: [(Quantity, Unit, Bool?)] = []
    for quantity in cell.text.quantities {
      if let own = PriceUnit.of(quantity) {
        found.append((quantity, own, nil))
      } else if quantity.measure == .bare, quantity.rate == nil, let fallback,
        found.isEmpty || isArrow(before: quantity, cell)
      {
        found.append((quantity, fallback, nil))
      }
    }
    if found.count == 2, isArrow(before: found[1].0, cell) {
      return [(found[0].0, found[1].1, true), (found[1].0, found[1].1, false)]
    }
    // A second amount in the same unit explains or compares; the first is the price.
    var units: Set<Unit> = []
    return found.filter { units.insert($0.1).inserted }
  }

  private func isArrow(before quantity: Quantity, _ cell: Statement) -> Bool {
    cell.reader.isSign(quantity.marks.lowerBound - 1, ">")
  }

  private func name(of row: [ScannedText]) -> (NameGroup, ScannedText)? {
    let order =
      roles.indices.filter { roles[$0] == .name }
      + roles.indices.filter {
        roles[$0] == .other || roles[$0] == .provider || roles[$0] == .excluded && $0 == 0
      }
    for column in order where column < row.count {
      let cell = statement(row[column], column)
      let groups = NameGroup.all(in: cell, excluding: [])
      guard let group = groups.first else { continue }
      // A description names things on its way; a name stands at the start, or is short.
      guard group.marks.lowerBound <= 3 || row[column].marks.count <= 12 else { continue }
      if groups.count > 1,
        groups.dropFirst().contains(where: {
          $0.isFull && Set($0.subjects).isDisjoint(with: group.subjects)
        }),
        isListing(row[column])
      {
        return (NameGroup(merging: groups), row[column])
      }
      return (group, row[column])
    }
    return nil
  }

  /// Whether a cell lists alternatives: "a or b", "{fast,creative}".
  private func isListing(_ cell: ScannedText) -> Bool {
    cell.marks.indices.contains {
      cell.reader.has($0, .or) || cell.reader.isSign($0, "{") || cell.reader.isSign($0, ",")
    }
  }

  private func namesPlan(_ row: [ScannedText]) -> Bool {
    guard let first = row.first else { return false }
    return !statement(first, 0).mentions([.plan]).isEmpty
      && NameGroup.all(in: statement(first, 0), excluding: []).isEmpty
  }

  private func hasOtherMaker(_ row: [ScannedText]) -> Bool {
    row.indices.contains { column in
      if case .price = roles[column] { return false }
      return row[column].marks.indices.contains { row[column].reader.vendor($0)?.role == .maker }
    }
  }

  /// The venue of a row: its own words first, then what stands over the table; `nil` where another
  /// maker's row only happens to use a name.
  private func venue(of row: [ScannedText], _ name: NameGroup, _ named: ScannedText) -> Venue?? {
    let isBranded = name.marks.contains { named.reader.term($0)?.isBranded ?? false }
    var host: String?
    for column in row.indices where column < roles.count {
      if case .price = roles[column] { continue }
      let isProvider = roles[column] == .provider
      for mark in row[column].marks.indices {
        guard let vendor = row[column].reader.vendor(mark) else { continue }
        switch vendor.role {
        case .maker where !isBranded && (isProvider || column == 0 || roles[column] == .name):
          return nil
        case .host where isProvider || column <= 1: host = host ?? vendor.name
        default: break
        }
      }
    }
    if let host { return .some(Venue(host)) }
    let hasOwn = row.contains { cell in
      cell.marks.indices.contains { cell.reader.vendor($0)?.role == .stability }
    }
    if hasOwn, isBranded || roles.contains(.provider) { return .some(headingVenue) }
    return PriceVenue.of(statement(named, 0))
  }

  /// The host that the headings name, where they name no platform of Stability's beside it.
  private var headingVenue: Venue? {
    for text in block.around.texts {
      guard let vendor = Statement.vendor(in: text, 0..<text.marks.count) else { continue }
      return vendor.role == .host ? Venue(vendor.name) : nil
    }
    return nil
  }

  private func settings(
    of row: [ScannedText],
    _ named: ScannedText,
    _ name: NameGroup
  ) -> [String: String] {
    var settings = Settings.of(statement(named, 0), 0..<named.marks.count)
    for (column, role) in roles.enumerated() where column < row.count {
      let cell = statement(row[column], column)
      if role == .size || role == .steps {
        settings.merge(Settings.of(cell, cell.range)) { first, _ in first }
      }
      if role == .steps, let quantity = row[column].quantities.first, quantity.measure == .bare,
        !quantity.isRange
      {
        settings["steps"] = Settings.steps(quantity, cell)
      }
    }
    return settings
  }

  private func effectiveDay(of row: [ScannedText]) -> Day? {
    for (column, role) in roles.enumerated() where role == .effective && column < row.count {
      if let day = EffectiveDay.day(in: row[column], 0..<row[column].marks.count) { return day }
    }
    return EffectiveDay.of(statement(row[0], 0))
  }

  /// The day a note right before the table announces for its prices.
  private var announced: Day? {
    guard let lead = block.around.lead,
      lead.marks.indices.contains(where: {
        lead.reader.has($0, .effective) && !lead.reader.has($0, .verified)
      })
    else { return EffectiveDay.announced(for: statement(.empty(context), 0)) }
    return EffectiveDay.day(in: lead, 0..<lead.marks.count)
  }
}

extension NameGroup {
  /// All names of a listing as one group.
  init(merging groups: [NameGroup]) {
    self = groups[0]
    for group in groups.dropFirst() {
      subjects += group.subjects.filter { !subjects.contains($0) }
      marks = marks.lowerBound..<group.marks.upperBound
    }
  }
}

extension ScannedText {
  /// A text without anything, for columns without a head.
  static func empty(_ context: PageContext) -> ScannedText {
    ScannedText(
      SourceText(text: "", segments: []),
      Scanner(lexicon: context.lexicon, style: context.facts.style)
    )
  }
}
