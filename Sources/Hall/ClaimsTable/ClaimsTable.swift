import Vocabulary

/// Somebody's claims in rows: `source,subject,attribute,value`, and where known `unit` and `day`.
///
/// Columns may stand in any order; others are not read. A row that lacks something is skipped with a
/// finding that names its line, and reading goes on. The id of a claim is its line: "line-12".
struct ClaimsTable {
  private(set) var claims: [Claim] = []
  private(set) var sources: [Source] = []
  private(set) var findings: [Finding] = []

  /// Reads the bytes of a file; `name` is what findings call it.
  init(reading bytes: [UInt8], named name: String, tiers: TiersTable? = nil) {
    var log = FindingLog(file: name)
    read(bytes, &log)
    let declared = Dictionary(grouping: tiers?.entries ?? [], by: \.source)
    let used = Set(claims.map(\.source))
    sources = used.sorted().map { id in
      tiers.map { $0.source(id, rows: declared[id] ?? []) }
        ?? Source(id: id, publisher: id.text, title: id.text, address: "", kind: .thirdParty)
    }
    findings = log.findings + (tiers?.findings ?? [])
    for id in declared.keys.sorted() where !used.contains(id) {
      let near = used.sorted().first { ColumnMap.areNear(id.text, $0.text) }
      findings.append(
        Finding(
          .warning,
          "unknown-source",
          "Source '\(id)' has a tier and no claim."
            + (near.map { " Did you mean '\($0)'?" } ?? ""),
          at: .file(name, line: nil)
        )
      )
    }
  }

  private mutating func read(_ bytes: [UInt8], _ log: inout FindingLog) {
    // A first row names columns; binary files and UTF-16 have a zero byte before any line ends.
    if bytes.prefix(4_096).prefix(while: { $0 != UInt8(ascii: "\n") }).contains(0) {
      log.add(
        .error,
        "binary-table",
        "The file is no UTF-8 text; expected rows (CSV) that begin with 'source,subject,attribute,value'."
      )
      return
    }
    var reader = CSVReader(bytes)
    var row = CSVReader.Row()
    guard reader.next(&row) else {
      log.add(
        .error,
        "empty-table",
        "The file is empty; expected a first row 'source,subject,attribute,value'."
      )
      return
    }
    let map = ColumnMap(
      header: row.fields.map(reader.text),
      required: ["source", "subject", "attribute", "value"],
      optional: ["unit", "day"]
    )
    guard log.accept(map, line: row.line), let columns = Columns(map) else { return }
    let width = row.fields.count
    while reader.next(&row) {
      if row.fields.count > width {
        log.add(
          .warning,
          "row-too-long",
          line: row.line,
          "The row has \(row.fields.count) fields and the first row \(width); is a value with a comma"
            + " not in quotes? The row is skipped."
        )
        continue
      }
      if let claim = columns.claim(row, reader, &log) { claims.append(claim) }
    }
    if let line = reader.unclosedQuoteLine {
      log.add(
        .warning,
        "unclosed-quote",
        line: line,
        "A quote opens here and never closes; from here on quotes are read as themselves."
      )
    }
  }
}

/// Where a claim's parts stand in a row.
private struct Columns {
  let source: Int
  let subject: Int
  let attribute: Int
  let value: Int
  let unit: Int?
  let day: Int?

  init?(_ map: ColumnMap) {
    guard let source = map["source"], let subject = map["subject"],
      let attribute = map["attribute"], let value = map["value"]
    else { return nil }
    self.source = source
    self.subject = subject
    self.attribute = attribute
    self.value = value
    unit = map["unit"]
    day = map["day"]
  }

  func claim(_ row: CSVReader.Row, _ reader: CSVReader, _ log: inout FindingLog) -> Claim? {
    func text(_ column: Int) -> String {
      row.fields.indices.contains(column) ? reader.text(row.fields[column]) : ""
    }
    let (source, subject, attribute) = (text(source), text(subject), text(attribute))
    if source.isEmpty || subject.isEmpty || attribute.isEmpty {
      let name = source.isEmpty ? "source" : subject.isEmpty ? "subject" : "attribute"
      log.add(
        .warning,
        "missing-value",
        line: row.line,
        "Column '\(name)' is empty; the row is skipped."
      )
      return nil
    }
    // Saying nothing is no statement, and nothing is wrong with the row.
    let stated = text(value)
    if stated.isEmpty, row.fields.indices.contains(value) { return nil }
    if stated.isEmpty {
      log.add(
        .warning,
        "row-too-short",
        line: row.line,
        "The row ends before column 'value'; the row is skipped."
      )
      return nil
    }
    var asserted: DaySpan?
    if let day, case let word = text(day), !word.isEmpty {
      guard let span = Self.days(word) else {
        log.add(
          .warning,
          "bad-day",
          line: row.line,
          "'\(word)' in column 'day' is no day like 2025-08-01; the row is skipped."
        )
        return nil
      }
      asserted = span
    }
    return Claim(
      id: Identifier("line-\(row.line)"),
      source: Identifier(source),
      subject: Identifier(subject),
      attribute: Attribute(attribute),
      value: Self.value(stated),
      unit: Unit(unit.map(text) ?? ""),
      validity: Claim.Validity(asserted: asserted)
    )
  }

  /// A number, day or truth where it is written the way this program writes it, so that what was
  /// claimed comes out as it went in; else the text.
  private static func value(_ text: String) -> Value {
    guard let first = text.utf8.first else { return .text(text) }
    if first == UInt8(ascii: "-") || (0x30...0x39).contains(first) {
      if let amount = plainAmount(text) { return .amount(amount) }
      if let day = Day(text) { return .day(day) }
    } else if text == "true" || text == "false" {
      return .boolean(text == "true")
    }
    return .text(text)
  }

  /// The amount that is printed just like this: no zeros to spare, at most fifteen digits.
  private static func plainAmount(_ text: String) -> Amount? {
    var mantissa: Int64 = 0
    var (digits, places, isNegative) = (0, -1, false)
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits == 1, mantissa == 0, places < 0 { return nil }
        mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
        digits += 1
        if places >= 0 { places += 1 }
        guard digits <= 15, places <= Amount.places else { return nil }
      case UInt8(ascii: ".") where places < 0 && digits > 0: places = 0
      case UInt8(ascii: "-") where digits == 0 && !isNegative && places < 0: isNegative = true
      default: return nil
      }
      last = byte
    }
    guard digits > 0, places != 0, places < 0 || last != UInt8(ascii: "0"),
      !isNegative || mantissa != 0
    else { return nil }
    var power: Int64 = 1
    for _ in max(0, places)..<Amount.places { power *= 10 }
    let units = Int128(mantissa) * Int128(power)
    return Amount(units: isNegative ? -units : units)
  }

  /// A day, a month or a year: "2025-08-01", "2025-08", "2025".
  private static func days(_ text: String) -> DaySpan? {
    if let day = Day(text) { return DaySpan(day) }
    if let first = Day("\(text)-01") {
      let (year, month, _) = first.civil
      return DaySpan(
        from: first,
        to: first.adding(days: Day.length(ofMonth: month, year: year) - 1)
      )
    }
    guard let first = Day("\(text)-01-01"), let last = Day("\(text)-12-31") else { return nil }
    return DaySpan(from: first, to: last)
  }
}
