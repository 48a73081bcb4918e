private import CSQLite
import Vocabulary

/// A SQLite database in memory, closed when it goes out of scope; one function at a time may use it.
struct SQLiteDatabase: ~Copyable {
  private let handle: OpaquePointer

  init() throws(ArchiveError) {
    var handle: OpaquePointer?
    let result = sqlite3_open_v2(
      ":memory:",
      &handle,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
      nil
    )
    guard result == SQLITE_OK, let handle else {
      let cause = String(cString: sqlite3_errstr(result))
      sqlite3_close_v2(handle)
      throw .database(operation: "open", cause: cause)
    }
    self.handle = handle
  }

  deinit {
    sqlite3_close_v2(handle)
  }

  /// Runs one statement that gives no rows that matter.
  borrowing func run(_ statement: String) throws(ArchiveError) {
    guard sqlite3_exec(handle, statement, nil, nil, nil) == SQLITE_OK else {
      throw failure(statement)
    }
  }

  /// Adds rows in their order.
  borrowing func insert(
    _ rows: [[Dataset.Cell]],
    into table: String,
    columns: Int
  ) throws(ArchiveError) {
    let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
    let text = "INSERT INTO \(SQLiteImage.quoted(table)) VALUES (\(marks))"
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK, let statement else {
      throw failure(text)
    }
    for row in rows {
      guard row.count == columns else {
        throw .database(operation: text, cause: "a row has \(row.count) cells")
      }
      for (index, cell) in row.enumerated() {
        guard bind(cell, to: Int32(index + 1), of: statement) == SQLITE_OK else {
          throw failure(text)
        }
      }
      guard sqlite3_step(statement) == SQLITE_DONE, sqlite3_reset(statement) == SQLITE_OK else {
        throw failure(text)
      }
    }
  }

  private borrowing func bind(
    _ cell: Dataset.Cell,
    to index: Int32,
    of statement: OpaquePointer
  ) -> Int32 {
    switch cell {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, Int64(number))
    case .real(let number): return sqlite3_bind_double(statement, index, number)
    case .text(let text):
      var text = text
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // An empty text may have no address, which would bind NULL.
          guard let start = characters.baseAddress, !characters.isEmpty else {
            return pricebook_bind_text(statement, index, "", 0)
          }
          return pricebook_bind_text(statement, index, start, Int32(clamping: characters.count))
        }
      }
    }
  }

  /// The bytes of the file that this database would be.
  borrowing func serialized() throws(ArchiveError) -> [UInt8] {
    var count: sqlite3_int64 = 0
    guard let bytes = sqlite3_serialize(handle, "main", &count, 0) else {
      throw .database(operation: "serialize", cause: "out of memory")
    }
    defer { sqlite3_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  private borrowing func failure(_ operation: String) -> ArchiveError {
    .database(operation: operation, cause: String(cString: sqlite3_errmsg(handle)))
  }
}
