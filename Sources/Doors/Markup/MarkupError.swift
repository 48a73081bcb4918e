/// Why bytes are no page.
package enum MarkupError: Error, Sendable, Hashable {
  /// There are no bytes, or nothing but white space.
  case empty
  /// The bytes are no text: an image, an archive, a program.
  case binary
  /// There are more bytes than a page may have.
  case tooLarge(bytes: Int, limit: Int)
}

extension MarkupError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "The page is empty; capture it again."
    case .binary: "The page is not text but a binary file; capture the text version of it."
    case .tooLarge(let bytes, let limit):
      "The page has \(bytes) bytes and at most \(limit) are read; cut it down to the part with prices."
    }
  }
}
