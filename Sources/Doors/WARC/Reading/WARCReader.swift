package import Vocabulary

/// Reads the pages out of a WARC file of any size, packed or not.
///
/// Not `Sendable`: it holds an open file.
package final class WARCReader {
  private let records: RecordReader
  private let name: String
  private let digests: Digests
  private let limits: WARCLimits

  package enum Item: Sendable, Hashable {
    case page(WARCPage)
    case revisit(WARCRevisit)
    /// A record that is wrong, with the offset of its first byte in the file.
    case fault(Finding)
  }

  /// Opens a file; `name` is what messages call it.
  ///
  /// Records of addresses that `isWanted` does not take are passed over unread.
  package init(
    _ path: String,
    called name: String,
    digests: Digests,
    limits: WARCLimits = WARCLimits(),
    isWanted: @escaping (String) -> Bool = { _ in true }
  ) throws(WARCError) {
    self.name = name
    self.digests = digests
    self.limits = limits
    records = try RecordReader(try InputFile(path, called: name), limits: limits) { fields in
      let type = fields.first(named: "warc-type")?.lowercased() ?? ""
      guard ["response", "resource", "revisit", "conversion"].contains(type) else { return false }
      return fields.first(named: "warc-target-uri").map { isWanted(Self.bare($0)) } ?? false
    }
  }

  /// How many records were passed over so far: of other kinds or addresses.
  package var passed: Int { records.passed }

  /// The next page, revisit or fault; `nil` at the end.
  ///
  /// Throws `.notWARC` where no record was found.
  package func next() throws(WARCError) -> Item? {
    while let item = try records.next() {
      switch item {
      case .fault(let place, let text): return fault("warc-record", place, text)
      case .record(let record, let place): return self.item(record, place)
      }
    }
    if !records.hasRecord { throw .notWARC(file: name) }
    return nil
  }

  // MARK: - Records

  private func item(_ record: WARCRecord, _ place: Int) -> Item {
    let address = Self.bare(record["WARC-Target-URI"] ?? "")
    let about = "the record of '\(address)' there"
    guard let date = record["WARC-Date"], date.utf8.count >= 10,
      let day = Day(String(date.prefix(10)))
    else { return fault("warc-record", place, "\(about) has no day in 'WARC-Date'") }
    if let reason = record["WARC-Truncated"] {
      return fault("warc-truncated", place, "\(about) was cut off when it was made ('\(reason)')")
    }
    if let stated = record["WARC-Block-Digest"].flatMap({ StatedDigest($0) }),
      !stated.matches(record.block, by: digests)
    {
      return fault("warc-digest", place, "\(about) does not have the digest it states (block)")
    }
    switch record["WARC-Type"]?.lowercased() {
    case "revisit": return revisit(record, address, day, place)
    case "conversion":
      return fault(
        "warc-conversion",
        place,
        "\(about) is a conversion and not the page's own bytes"
      )
    case "resource":
      return page(
        record,
        address,
        day,
        place,
        headers: [.init("Content-Type", record["Content-Type"] ?? "application/octet-stream")],
        status: 200,
        payloads: [record.block],
        bytes: record.block
      )
    default: return response(record, address, day, place)
    }
  }

  private func response(_ record: WARCRecord, _ address: String, _ day: Day, _ place: Int) -> Item {
    let about = "the record of '\(address)' there"
    guard let message = HTTPMessage(record.block, limit: limits.headerBytes * 4) else {
      return fault("warc-record", place, "\(about) holds no answer of an HTTP server")
    }
    switch message.body(limit: limits.recordBytes) {
    case .lost(let cause): return fault("warc-body", place, "\(about) cannot be read: \(cause)")
    case .whole(let bytes):
      return page(
        record,
        address,
        day,
        place,
        headers: message.headers,
        status: message.status,
        // Programs disagree on whether the payload is with its chunks or without.
        payloads: message.raw == message.payload ? [message.raw] : [message.raw, message.payload],
        bytes: bytes
      )
    }
  }

  private func page(
    _ record: WARCRecord,
    _ address: String,
    _ day: Day,
    _ place: Int,
    headers: [WARCRecord.Field],
    status: Int,
    payloads: [[UInt8]],
    bytes: [UInt8]
  ) -> Item {
    let text = record["WARC-Payload-Digest"]
    if let stated = text.flatMap({ StatedDigest($0) }),
      !payloads.contains(where: { stated.matches($0, by: digests) })
    {
      return fault(
        "warc-digest",
        place,
        "the record of '\(address)' there does not have the digest it states (payload)"
      )
    }
    return .page(
      WARCPage(
        address: address,
        day: day,
        status: status,
        headers: headers,
        bytes: bytes,
        payloadDigest: text,
        place: place
      )
    )
  }

  private func revisit(_ record: WARCRecord, _ address: String, _ day: Day, _ place: Int) -> Item {
    let profile = record["WARC-Profile"] ?? ""
    guard profile.contains("identical-payload-digest"), let digest = record["WARC-Payload-Digest"]
    else {
      return fault(
        "warc-revisit",
        place,
        "the record of '\(address)' there says that nothing was new, and not by a digest"
      )
    }
    return .revisit(WARCRevisit(address: address, day: day, payloadDigest: digest, place: place))
  }

  private func fault(_ category: String, _ place: Int, _ text: String) -> Item {
    .fault(
      Finding(
        .warning,
        category,
        "'\(name)', byte \(place): \(text); it was left out.",
        at: .file(name, line: nil)
      )
    )
  }

  /// Older programs wrote addresses in angle brackets.
  private static func bare(_ address: String) -> String {
    guard address.hasPrefix("<"), address.hasSuffix(">") else { return address }
    return String(address.dropFirst().dropLast())
  }
}
