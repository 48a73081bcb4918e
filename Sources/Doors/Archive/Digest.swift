private import CCrypto
package import Vocabulary

/// Content hashes, which are the ids of snapshots, and signatures.
package enum Digest {
  /// The SHA-256 of bytes in lower-case hexadecimal: the id their snapshot has.
  package static func snapshot(of bytes: [UInt8]) -> Identifier<Snapshot> {
    Identifier(fingerprint(of: bytes))
  }

  /// The SHA-256 of bytes in lower-case hexadecimal.
  package static func fingerprint(of bytes: [UInt8]) -> String {
    let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      let result = bytes.withUnsafeBytes {
        pricebook_digest($0.baseAddress, $0.count, buffer.baseAddress)
      }
      // Fails only where the C library cannot be used at all.
      precondition(result == 1, "libcrypto gave no SHA-256; expected OpenSSL 3 with its provider.")
      count = 32
    }
    return hexadecimal(digest)
  }

  /// The HMAC-SHA-256 of bytes in lower-case hexadecimal (RFC 2104).
  package static func authentication(of bytes: [UInt8], key: [UInt8]) -> String {
    let code = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      let result = bytes.withUnsafeBytes { bytes in
        key.withUnsafeBytes { key in
          pricebook_authenticate(
            key.baseAddress,
            Int32(clamping: key.count),
            bytes.baseAddress,
            bytes.count,
            buffer.baseAddress
          )
        }
      }
      precondition(result == 1, "libcrypto gave no HMAC; expected OpenSSL 3 with its provider.")
      count = 32
    }
    return hexadecimal(code)
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
