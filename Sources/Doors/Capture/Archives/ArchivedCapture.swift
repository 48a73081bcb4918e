package import Vocabulary

/// One capture as the index of a web archive lists it.
package struct ArchivedCapture: Sendable, Hashable {
  /// 14 digits: "20240501100000", in UTC.
  package let timestamp: String
  package let day: Day

  /// The address as it was asked for.
  package let address: String

  /// The SHA-1 in base32 of what the archive stores; `nil` where the index states none.
  package let digest: String?
  let mediaType: String?
  let status: String?

  /// `nil` where the time or the address is none.
  init?(
    timestamp: String?,
    address: String?,
    mediaType: String?,
    status: String?,
    digest: String?
  ) {
    guard let timestamp, timestamp.utf8.count == 14,
      timestamp.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let address, !address.isEmpty
    else { return nil }
    let digits = Array(timestamp)
    let text = [digits[..<4], digits[4..<6], digits[6..<8]].map { String($0) }
    guard let day = Day(text.joined(separator: "-")) else { return nil }
    self.timestamp = timestamp
    self.day = day
    self.address = address
    self.mediaType = mediaType
    self.status = status == "-" ? nil : status
    self.digest = digest == "-" || digest == "" ? nil : digest
  }

  /// Whether it is a page of its own: no redirect, no error, no mere note that nothing was new.
  var isPage: Bool {
    (status == nil || status == "200") && mediaType != "warc/revisit"
  }

  /// Seconds since 1970.
  var moment: Int {
    let clock = timestamp.dropFirst(8).utf8.map { Int($0) - 0x30 }
    guard clock.count == 6 else { return day.number * 86_400 }
    return day.number * 86_400 + (clock[0] * 10 + clock[1]) * 3_600
      + (clock[2] * 10 + clock[3]) * 60 + clock[4] * 10 + clock[5]
  }
}
