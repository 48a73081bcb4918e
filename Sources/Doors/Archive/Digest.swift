private import CCrypto
package import Vocabulary

/// Content hashes: the ids of snapshots.
package enum Digest {
  /// The SHA-256 of bytes in lower-case hexadecimal: the id their snapshot has.
  package static func snapshot(of bytes: [UInt8]) -> Identifier<Snapshot> {
    let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      let result = bytes.withUnsafeBytes {
        pricebook_digest($0.baseAddress, $0.count, buffer.baseAddress)
      }
      // Fails only where the C library cannot be used at all.
      precondition(result == 1, "libcrypto gave no SHA-256; expected OpenSSL 3 with its provider.")
      count = 32
    }
    return Identifier(hexadecimal(digest))
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[index * 2] = digits[Int(byte >> 4)]
        buffer[index * 2 + 1] = digits[Int(byte & 15)]
      }
      return bytes.count * 2
    }
  }
}
