/// What the index of a web archive answered: its captures, and where the next part begins.
///
/// Two shapes are read: the Wayback Machine's array of rows, of which the first names the columns and
/// the last may be the key of the next part, and pywb's JSON objects, one a line.
struct CDXAnswer: Sendable, Hashable {
  /// Every row that has a time and an address, pages or not.
  let captures: [ArchivedCapture]

  /// How many rows there were, with those that have neither.
  let rows: Int
  let resumeKey: String?

  /// `nil` where the bytes have neither shape.
  init?(_ bytes: [UInt8]) {
    var reader = FlatJSON(bytes)
    reader.skipSpace()
    guard let first = reader.peek else {
      self.init(captures: [], rows: 0, resumeKey: nil)
      return
    }
    switch first {
    case UInt8(ascii: "["): self.init(rows: &reader)
    case UInt8(ascii: "{"): self.init(lines: &reader)
    default: return nil
    }
  }

  private init(captures: [ArchivedCapture], rows: Int, resumeKey: String?) {
    self.captures = captures
    self.rows = rows
    self.resumeKey = resumeKey
  }

  private init?(rows reader: inout FlatJSON) {
    guard var rows = reader.arrays() else { return nil }
    var key: String?
    if rows.count >= 2, rows[rows.count - 2].isEmpty, rows[rows.count - 1].count == 1 {
      key = rows[rows.count - 1][0]
      rows.removeLast(2)
    }
    let columns = rows.first ?? []
    let captures = rows.dropFirst().compactMap { row in
      Self.capture(Dictionary(zip(columns, row)) { first, _ in first })
    }
    self.init(captures: captures, rows: max(0, rows.count - 1), resumeKey: key)
  }

  private init?(lines reader: inout FlatJSON) {
    var captures: [ArchivedCapture] = []
    var rows = 0
    while reader.peek != nil {
      guard let row = reader.object() else { return nil }
      rows += 1
      if let capture = Self.capture(row) { captures.append(capture) }
      reader.skipSpace()
    }
    self.init(captures: captures, rows: rows, resumeKey: nil)
  }

  /// The columns have a long name and a short one.
  private static func capture(_ row: [String: String]) -> ArchivedCapture? {
    ArchivedCapture(
      timestamp: row["timestamp"],
      address: row["original"] ?? row["url"],
      mediaType: row["mimetype"] ?? row["mime"],
      status: row["statuscode"] ?? row["status"],
      digest: row["digest"]
    )
  }
}
