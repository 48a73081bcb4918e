private import CSQLite
package import Vocabulary

/// A data set as the bytes of a SQLite database file.
///
/// The database is built in memory in one go, so the same data set gives the same bytes with the same
/// version of SQLite, whose number stands in the file's header. Tables are STRICT and keep their
/// references, which SQLite 3.37 and later read.
package enum SQLiteImage {
  /// - Throws: `.database` where SQLite refuses: a row that is double, a reference without its row.
  package static func bytes(of dataset: Dataset) throws(ArchiveError) -> [UInt8] {
    let database = try SQLiteDatabase()
    // Pages have one size whatever the library was built with; the second number names our shape.
    try database.run("PRAGMA page_size = 4096")
    try database.run("PRAGMA foreign_keys = ON")
    try database.run("PRAGMA user_version = 1")
    try database.run("BEGIN")
    for table in dataset.tables {
      try database.run(definition(of: table))
      try database.insert(table.rows, into: table.name, columns: table.columns.count)
    }
    for view in dataset.views {
      try database.run("CREATE VIEW \(quoted(view.name)) AS \(view.query)")
    }
    try database.run("COMMIT")
    return try database.serialized()
  }

  private static func definition(of table: Dataset.Table) -> String {
    let columns = table.columns.map { column in
      "\(quoted(column.name)) \(column.kind.rawValue.uppercased())"
        + (column.isOptional ? "" : " NOT NULL")
    }
    let references = table.references.map { reference in
      "FOREIGN KEY (\(list(reference.columns))) REFERENCES \(quoted(reference.table)) "
        + "(\(list(reference.others)))"
    }
    let parts = columns + ["PRIMARY KEY (\(list(table.key)))"] + references
    return "CREATE TABLE \(quoted(table.name)) (\n  \(parts.joined(separator: ",\n  "))\n) STRICT"
  }

  private static func list(_ names: [String]) -> String {
    names.map(quoted).joined(separator: ", ")
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
