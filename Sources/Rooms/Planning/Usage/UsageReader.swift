package import Vocabulary

/// Reads usage rows of time, operation, count and settings from CSV or JSONL.
///
/// CSV has a header; its columns may stand in any order and are called time (timestamp, date, day),
/// operation (service, endpoint, model) and count (quantity, requests, n; without it each row is one
/// generation). JSONL has one object a line with the same names, and perhaps `settings` as an object.
/// Which of them it is the first byte that is no blank tells. Times are counted by their day in UTC.
///
///     let reader = UsageReader(settings: ["steps", "seconds"])
///     let reading = reader.reading(of: bytes) { names[$0] }
package struct UsageReader: Sendable {
  private let columns: UsageColumns

  /// - Parameter settings: names of the settings that some price depends on; other columns are ignored.
  package init(settings: Set<String>) {
    columns = UsageColumns(settings: settings)
  }

  /// Names of the settings that the prices of some rows depend on.
  ///
  /// Conditions, parameters of formulas and grids, and what a unit counts: "steps", "plan", "seconds".
  package static func settings(of rates: some Sequence<Rate>) -> Set<String> {
    var names: Set<String> = []
    for rate in rates where rate.key.attribute == .price {
      guard let counted = rate.key.unit.denominator else { continue }
      names.formUnion(rate.key.conditions.keys)
      if counted != "generation", rate.key.unit != .usdPerCredit {
        names.formUnion([counted, counted + "s"])
      }
      switch rate.value {
      case .formula(let formula): names.formUnion(formula.parameters)
      case .grid(let grid): names.formUnion(grid.parameters)
      case .amount, .range, .boolean, .day, .text, nil: break
      }
    }
    return names
  }

  /// Counts the good rows and lists the faults of the others.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - resolve: the operation that a name means, asked once a name; `nil` for none.
  /// - Returns: the ledger of the good rows, which stands also where there are faults.
  package func reading(
    of bytes: UnsafeRawBufferPointer,
    resolving resolve: @escaping (_ name: String) -> Identifier<Subject>?
  ) -> UsageReading {
    let start = Self.byteOrderMark(bytes) ? 3 : 0
    guard let first = bytes[start...].first(where: { !UsageField.isBlank($0) }) else {
      return UsageReading(refusedFor: UsageFault(line: 1, column: 1, .nothing))
    }
    if first == UInt8(ascii: "{") {
      var rows = JSONLUsage(bytes, from: start, columns, resolving: resolve)
      rows.readRows()
      return UsageReading(rows.tally, rows.log, ignored: rows.ignored)
    }
    do throws(UsageFault) {
      var rows = try CSVUsage(bytes, from: start, columns, resolving: resolve)
      rows.readRows()
      return UsageReading(rows.tally, rows.log, ignored: rows.header.ignored)
    } catch {
      return UsageReading(refusedFor: error)
    }
  }

  /// The same of bytes in an array.
  package func reading(
    of bytes: [UInt8],
    resolving resolve: @escaping (_ name: String) -> Identifier<Subject>?
  ) -> UsageReading {
    bytes.withUnsafeBytes { reading(of: $0, resolving: resolve) }
  }

  private static func byteOrderMark(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }
}

extension UsageReading {
  fileprivate init(_ tally: UsageTally, _ log: UsageFaultLog, ignored: [String]) {
    self.init(
      ledger: tally.ledger(),
      faults: log.faults,
      faultCount: log.count,
      rows: tally.rows,
      ignored: Array(ignored.prefix(100))
    )
  }

  fileprivate init(refusedFor fault: UsageFault) {
    self.init(ledger: .empty, faults: [fault], faultCount: 1, rows: 0, ignored: [])
  }
}
