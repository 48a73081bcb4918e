/// Reads a WARC file record by record; a bad one is told with its place, and the reading goes on
/// behind it.
final class RecordReader {
  private let inflow: Inflow
  private let limits: WARCLimits
  private let isWanted: ([WARCRecord.Field]) -> Bool
  private(set) var hasRecord = false

  /// The last packed member in which a record was read: where a member holds several, one may follow.
  private var memberWithRecord: Int?

  /// How many records were passed over because nobody wanted them.
  private(set) var passed = 0

  enum Item {
    case record(WARCRecord, place: Int)
    /// What is wrong at a place, as the middle of a sentence: "no record begins there".
    case fault(place: Int, String)
  }

  init(
    _ file: InputFile,
    limits: WARCLimits,
    isWanted: @escaping ([WARCRecord.Field]) -> Bool
  ) throws(WARCError) {
    self.limits = limits
    self.isWanted = isWanted
    inflow = try Inflow(file, limits: limits)
  }

  /// The next wanted record or fault; `nil` at the end.
  func next() throws(WARCError) -> Item? {
    while true {
      if !inflow.faults.isEmpty {
        let fault = inflow.faults.removeFirst()
        return .fault(place: fault.place, fault.text)
      }
      guard try inflow.fill(1) else {
        if inflow.passBarrier() || !inflow.faults.isEmpty { continue }
        return nil
      }
      if let byte = inflow.window.first, byte == 0x0D || byte == 0x0A {
        inflow.drop(1)
        continue
      }
      if let item = try item() { return item }
    }
  }

  private func item() throws(WARCError) -> Item? {
    let place = inflow.place
    guard try inflow.fill(5), inflow.window.starts(with: Array("WARC/".utf8)) else {
      return try lost(place, "no record begins there")
    }
    let end: Int
    switch try endOfHeader() {
    case .found(let count): end = count
    case .missing: return try lost(place, "the header of the record there has no end", past: 5)
    case .tooLong:
      let text = "the header of the record there has more than \(limits.headerBytes) bytes"
      return try lost(place, text, past: 5)
    }
    let fields = fields(end)
    guard let length = Self.length(fields) else {
      let text = "the record there states no length that can be ('Content-Length')"
      return try lost(place, text, past: end)
    }
    guard length <= limits.recordBytes else { return try longRecord(fields, place, end, length) }
    guard inflow.mayHold(end + length), try inflow.fill(end + length) else {
      return try lost(
        place,
        "the record there ends before the \(length) bytes it states",
        past: end
      )
    }
    guard try isEnd(after: end + length) else {
      return try lost(
        place,
        "the record there does not end after the \(length) bytes it states",
        past: end
      )
    }
    hasRecord = true
    memberWithRecord = place
    let wanted = isWanted(fields)
    let block = wanted ? Array(inflow.window.dropFirst(end).prefix(length)) : []
    inflow.drop(end + length)
    guard wanted else {
      passed += 1
      return nil
    }
    return .record(WARCRecord(fields, block: block), place: place)
  }

  private func longRecord(
    _ fields: [WARCRecord.Field],
    _ place: Int,
    _ end: Int,
    _ length: Int
  ) throws(WARCError) -> Item? {
    guard inflow.mayHold(length) else {
      return try lost(
        place,
        "the record there ends before the \(length) bytes it states",
        past: end
      )
    }
    inflow.drop(end)
    guard try inflow.discard(length) else {
      return .fault(place: place, "the record there ends before the \(length) bytes it states")
    }
    guard try isEnd(after: 0) else {
      return try lost(place, "the record there does not end after the \(length) bytes it states")
    }
    hasRecord = true
    guard isWanted(fields) else {
      passed += 1
      return nil
    }
    return .fault(place: place, "the record there has more than \(limits.recordBytes) bytes")
  }

  // MARK: - Headers

  private func fields(_ end: Int) -> [WARCRecord.Field] {
    let lines = inflow.window.prefix(end)
    let first = lines.firstIndex(of: UInt8(ascii: "\n")) ?? lines.endIndex
    return [WARCRecord.Field](lines: lines[first...])
  }

  private enum Header {
    case found(Int)
    case missing
    case tooLong
  }

  /// How long the header is, with the empty line at its end; a carriage return may be missing.
  private func endOfHeader() throws(WARCError) -> Header {
    var seen = 0
    while true {
      if let end = endOfHeader(after: seen) { return .found(end) }
      guard inflow.available <= limits.headerBytes else { return .tooLong }
      // The end may stand across what is read next.
      seen = max(0, inflow.available - 2)
      guard try inflow.fill(inflow.available + 1) else { return .missing }
    }
  }

  private func endOfHeader(after seen: Int) -> Int? {
    // No further than a header may go: the window may hold records without number.
    let window = inflow.window.prefix(limits.headerBytes + 4)
    var at = min(window.startIndex + seen, window.endIndex)
    while let feed = window[at...].firstIndex(of: 0x0A) {
      let rest = window[(feed + 1)...]
      if rest.first == 0x0A { return feed + 2 - window.startIndex }
      if rest.starts(with: [0x0D, 0x0A]) { return feed + 3 - window.startIndex }
      at = feed + 1
    }
    return nil
  }

  /// The one length that the fields state.
  private static func length(_ fields: [WARCRecord.Field]) -> Int? {
    let stated = fields.filter { $0.name.lowercased() == "content-length" }.map(\.value)
    guard let first = stated.first, stated.allSatisfy({ $0 == first }) else { return nil }
    guard !first.isEmpty, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    // With room for the header before it.
    return Int(first).flatMap { $0 < Int.max / 2 ? $0 : nil }
  }

  /// Whether a record ends so many bytes on: two line ends, of which programs leave some out, and then
  /// another record or nothing.
  private func isEnd(after count: Int) throws(WARCError) -> Bool {
    if try inflow.fill(count + 4) {
      let rest = inflow.window.dropFirst(count)
      if rest.starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) { return true }
    }
    var ends = 0
    while ends < 4, try inflow.fill(count + ends + 1) {
      guard let byte = inflow.window.dropFirst(count + ends).first else { break }
      guard byte == 0x0D || byte == 0x0A else {
        guard try inflow.fill(count + ends + 5) else { return false }
        return inflow.window.dropFirst(count + ends).starts(with: Array("WARC/".utf8))
      }
      ends += 1
    }
    return true
  }

  // MARK: - Going on

  /// The fault, after going on to where a record may begin again.
  private func lost(_ place: Int, _ text: String, past count: Int = 0) throws(WARCError) -> Item {
    inflow.drop(min(count, inflow.available))
    if inflow.isPacked, place != memberWithRecord {
      // Each record has a member: what else stands in this one is text, which may look like a record.
      while !inflow.passBarrier(), try inflow.fill(1) { inflow.drop(inflow.available) }
    } else {
      try search()
    }
    return .fault(place: place, text)
  }

  private func search() throws(WARCError) {
    while true {
      let (place, isFound) = mark()
      inflow.drop(place)
      if isFound { return }
      guard try inflow.fill(inflow.available + 1) else {
        if !inflow.passBarrier() { inflow.drop(inflow.available) }
        return
      }
    }
  }

  /// Where in the window a line begins a record, or how much of it can be dropped.
  private func mark() -> (place: Int, isFound: Bool) {
    let mark = Array("\nWARC/1.".utf8)
    let window = inflow.window
    var at = window.startIndex
    while let feed = window[at...].firstIndex(of: 0x0A) {
      if window[feed...].starts(with: mark) { return (feed + 1 - window.startIndex, true) }
      at = feed + 1
    }
    return (max(0, window.count - mark.count), false)
  }
}
