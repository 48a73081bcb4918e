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
    hexadecimal(sha256(of: bytes))
  }

  package static func sha256(of bytes: [UInt8]) -> [UInt8] {
    digest(of: bytes, length: 32, by: pricebook_digest)
  }

  /// Only to compare with what web archives state; nothing of ours is known by it.
  package static func sha1(of bytes: [UInt8]) -> [UInt8] {
    digest(of: bytes, length: 20, by: pricebook_sha1)
  }

  /// The HMAC-SHA-256 of bytes in lower-case hexadecimal (RFC 2104).
  package static func authentication(of bytes: [UInt8], key: [UInt8]) -> String {
    hexadecimal(
      digest(of: bytes, length: 32) { start, count, buffer in
        key.withUnsafeBytes { key in
          pricebook_authenticate(
            key.baseAddress,
            Int32(clamping: key.count),
            start,
            count,
            buffer
          )
        }
      }
    )
  }

  private static func digest(
    of bytes: [UInt8],
    length: Int,
    by function: (UnsafeRawPointer?, Int, UnsafeMutablePointer<UInt8>?) -> Int32
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      let result = bytes.withUnsafeBytes { function($0.baseAddress, $0.count, buffer.baseAddress) }
      // Fails only where the C library cannot be used at all.
      precondition(result == 1, "libcrypto gave no digest; expected OpenSSL 3 with its provider.")
      count = length
    }
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
