/// Why a WARC file cannot be read or written at all; what is wrong within one is a finding.
package enum WARCError: Error, Sendable, Hashable {
  case unreadable(file: String, cause: String)
  case unwritable(file: String, cause: String)
  /// The file holds no record: it is something else.
  case notWARC(file: String)
}

extension WARCError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let file, let cause):
      "'\(file)' could not be read: \(cause); expected a WARC file (.warc or .warc.gz)."
    case .unwritable(let file, let cause):
      "'\(file)' could not be written: \(cause); name another place with '--output FILE'."
    case .notWARC(let file):
      "'\(file)' is no WARC file: no record begins in it; expected what wget --warc-file, "
        + "browsertrix or warcio write."
    }
  }
}
