/// A digest as a record or an index states it: "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ".
package struct StatedDigest: Sendable, Hashable {
  private let algorithm: Algorithm
  private let digest: [UInt8]

  enum Algorithm {
    case sha1
    case sha256
  }

  /// Reads base32 or hexadecimal, and takes a text without a name for a SHA-1, as CDX servers write it.
  ///
  /// `nil` for other algorithms and for what is no digest: nothing can be checked then.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    let name = parts.count == 2 ? parts[0].lowercased() : "sha1"
    guard let value = parts.last else { return nil }
    switch name {
    case "sha1", "sha-1": algorithm = .sha1
    case "sha256", "sha-256": algorithm = .sha256
    default: return nil
    }
    let length = algorithm == .sha1 ? 20 : 32
    let bytes =
      value.utf8.count == length * 2 ? Self.hexadecimal(value) : Base32.bytes(of: value)
    guard let bytes, bytes.count == length else { return nil }
    digest = bytes
  }

  /// Whether bytes have this digest.
  package func matches(_ bytes: [UInt8], by digests: Digests) -> Bool {
    digest == (algorithm == .sha1 ? digests.sha1(bytes) : digests.sha256(bytes))
  }

  private static func hexadecimal(_ text: Substring) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

/// The hash functions that WARC files use; the hall has them from another door.
package struct Digests: Sendable {
  package let sha1: @Sendable ([UInt8]) -> [UInt8]
  package let sha256: @Sendable ([UInt8]) -> [UInt8]

  package init(
    sha1: @escaping @Sendable ([UInt8]) -> [UInt8],
    sha256: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) {
    self.sha1 = sha1
    self.sha256 = sha256
  }
}
