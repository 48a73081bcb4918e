package import Vocabulary

/// What went wrong with the files of a knowledge base.
package enum ArchiveError: Error, Sendable, Hashable {
  /// There is no such file or folder, and something else needs it.
  case missing(file: String)
  case unreadable(file: String, cause: String)
  case unwritable(file: String, cause: String)
  case tooLarge(file: String, bytes: Int, limit: Int)
  case notJSON(file: String, line: Int, column: Int, expected: String)
  /// The JSON is sound, and a member is not what its place calls for: "subjects[3].kind".
  case misshapen(file: String, place: String, expected: String, found: String)
  case unknownSchema(file: String, found: Int, known: Int)
  /// An id that cannot be part of a file name.
  case unusableName(String, of: String)
  /// Another process holds the lock and did not let go in time.
  case locked(file: String, holder: LockHolder)
  /// The knowledge base came with the program and cannot be written.
  case readOnly(file: String)
  /// A published table is never replaced.
  case alreadyPublished(file: String)
  /// Publication numbers count up from 1.
  case outOfSequence(file: String, expected: Int)
  /// Bytes do not have the length or hash that their metadata states.
  case otherBytes(file: String, expected: String, found: String)
  /// The embedded archive is cut off or no ustar archive.
  case damagedImage(offset: Int, expected: String)
  /// SQLite refused a statement; none of the values it was given is named.
  case database(operation: String, cause: String)
}

extension ArchiveError {
  /// The file it is about, as a path below the root, where there is one.
  package var file: String? {
    switch self {
    case .missing(let file), .unreadable(let file, _), .unwritable(let file, _),
      .tooLarge(let file, _, _), .notJSON(let file, _, _, _), .misshapen(let file, _, _, _),
      .unknownSchema(let file, _, _), .locked(let file, _), .readOnly(let file),
      .alreadyPublished(let file), .outOfSequence(let file, _), .otherBytes(let file, _, _):
      file
    case .unusableName, .damagedImage, .database: nil
    }
  }

  /// A stable word for scripts: "missing", "not-json".
  package var category: String {
    switch self {
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .unwritable: "unwritable"
    case .tooLarge: "too-large"
    case .notJSON: "not-json"
    case .misshapen: "misshapen"
    case .unknownSchema: "unknown-schema"
    case .unusableName: "unusable-name"
    case .locked: "locked"
    case .readOnly: "read-only"
    case .alreadyPublished: "already-published"
    case .outOfSequence: "out-of-sequence"
    case .otherBytes: "other-bytes"
    case .damagedImage: "damaged-image"
    case .database: "database"
    }
  }

  /// The error as a finding, for runs that go on.
  package var finding: Finding {
    var line: Int?
    if case .notJSON(_, let first, _, _) = self { line = first }
    return Finding(.error, category, description, at: file.map { .file($0, line: line) })
  }
}

extension ArchiveError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let file):
      "There is no '\(file)'; restore it, or name another knowledge base with --root."
    case .unreadable(let file, let cause):
      "Could not read '\(file)': \(cause); expected a file that this user may read."
    case .unwritable(let file, let cause):
      "Could not write '\(file)': \(cause); nothing was changed, so make room or give leave and "
        + "run again."
    case .tooLarge(let file, let bytes, let limit):
      "'\(file)' has \(bytes) bytes; expected at most \(limit), so split it or take it out."
    case .notJSON(let file, let line, let column, let expected):
      "'\(file)' is no JSON at line \(line), column \(column): expected \(expected) there."
    case .misshapen(let file, let place, let expected, let found):
      "'\(file)' has \(found) at '\(place)'; expected \(expected), see docs/knowledge-base.md."
    case .unknownSchema(let file, let found, let known):
      "'\(file)' has schema \(found); this version reads schema \(known), so use a newer one."
    case .unusableName(let name, let kind):
      "The \(kind) id '\(name.prefix(80))' cannot name a file; expected lower-case letters, digits "
        + "and '-', '_' or '.' after the first."
    case .locked(let file, let holder):
      "The knowledge base is being written by \(holder), which holds '\(file)'; try again when it "
        + "has ended."
    case .readOnly(let file):
      "Could not write '\(file)': the knowledge base that came with the program is read-only; make "
        + "one of your own with 'pricebook init DIR' and pass --root DIR."
    case .alreadyPublished(let file):
      "'\(file)' is published already with other contents; a published table is never replaced, so "
        + "publish the next number."
    case .outOfSequence(let file, let expected):
      "'\(file)' is not the next publication; expected number \(expected)."
    case .otherBytes(let file, let expected, let found):
      "'\(file)' has \(found); expected \(expected), so restore it or capture the page again."
    case .damagedImage(let offset, let expected):
      "The knowledge base that came with the program is damaged at byte \(offset): expected "
        + "\(expected); install the program again."
    case .database(let operation, let cause):
      "SQLite could not '\(operation.prefix(80))': \(cause); expected rows that are there once and refer "
        + "to rows that are there, which 'pricebook verify' checks."
    }
  }
}
