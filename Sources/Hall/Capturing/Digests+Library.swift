import Archive
import WARC

extension Digests {
  /// From the one door that has a library for them.
  static let ofLibrary = Self(
    sha1: { Digest.sha1(of: $0) },
    sha256: { Digest.sha256(of: $0) }
  )
}
