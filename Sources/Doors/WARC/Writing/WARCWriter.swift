import Glibc

/// Writes a WARC file that is there whole or not at all.
///
/// Records go to a temporary file beside it, which takes its name when all are written. Not
/// `Sendable`: it holds an open file.
package final class WARCWriter {
  private let path: String
  private let name: String
  private let temporary: String
  private let isPacked: Bool
  private let digests: Digests
  private var descriptor: Int32

  /// Begins a file; packed record by record where `isPacked`.
  ///
  /// `name` is what messages call it.
  package init(
    _ path: String,
    called name: String,
    isPacked: Bool,
    digests: Digests
  ) throws(WARCError) {
    self.path = path
    self.name = name
    self.isPacked = isPacked
    self.digests = digests
    temporary = path + ".part-\(getpid())"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .unwritable(file: name, cause: InputFile.lastError)
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Adds a record; its digests and its length are filled in.
  package func write(_ record: WARCRecord) throws(WARCError) {
    let digest = "sha1:" + Base32.text(of: digests.sha1(record.block))
    var lines = ["WARC/1.1"] + record.fields.map { "\($0.name): \(Self.oneLine($0.value))" }
    lines.append("WARC-Block-Digest: \(digest)")
    // The payload of such a record is its whole block (WARC 1.1, section 6.4).
    if ["resource", "conversion"].contains(record["WARC-Type"]) {
      lines.append("WARC-Payload-Digest: \(digest)")
    }
    lines.append("Content-Length: \(record.block.count)")
    let header = lines.joined(separator: "\r\n") + "\r\n\r\n"
    let bytes = Array(header.utf8) + record.block + [0x0D, 0x0A, 0x0D, 0x0A]
    if isPacked {
      guard let packed = Deflater.member(bytes) else {
        throw .unwritable(file: name, cause: "a record is too large to be packed")
      }
      try put(packed)
    } else {
      try put(bytes)
    }
  }

  /// Puts the file in place.
  package func finish() throws(WARCError) {
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw .unwritable(file: name, cause: InputFile.lastError)
    }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0, rename(temporary, path) == 0 else {
      let cause = InputFile.lastError
      unlink(temporary)
      throw .unwritable(file: name, cause: cause)
    }
  }

  /// An id that follows from what a record is of: a UUID of version 8 (RFC 9562) made of a SHA-256.
  package static func id(of text: String, by digests: Digests) -> String {
    var bytes = Array(digests.sha256(Array(text.utf8)).prefix(16))
    guard bytes.count == 16 else { return "<urn:uuid:>" }
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }
    return "<urn:uuid:\(groups.joined(separator: "-"))>"
  }

  /// A line end within a value would begin a field of somebody else's making.
  private static func oneLine(_ value: String) -> String {
    String(value.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
  }

  private func put(_ bytes: [UInt8]) throws(WARCError) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write($0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(file: name, cause: InputFile.lastError) }
      done += count
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
  }
}
