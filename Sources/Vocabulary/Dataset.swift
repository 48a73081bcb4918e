/// Tables of rows, and views of them, before they are put in a database.
package struct Dataset: Sendable, Hashable {
  /// A table stands behind those that it refers to.
  package let tables: [Table]

  /// In an order in which each can be made.
  package let views: [View]

  package struct Table: Sendable, Hashable {
    package let name: String
    package let columns: [Column]

    /// The columns that tell its rows apart.
    package let key: [String]
    package let references: [Reference]

    /// Each with a cell for each column, in the order of the columns.
    package let rows: [[Cell]]

    package init(
      _ name: String,
      _ columns: [Column],
      key: [String],
      references: [Reference] = [],
      rows: [[Cell]]
    ) {
      self.name = name
      self.columns = columns
      self.key = key
      self.references = references
      self.rows = rows
    }
  }

  package struct Column: Sendable, Hashable {
    package let name: String
    package let kind: Kind

    /// Whether a cell may be empty.
    package let isOptional: Bool

    package enum Kind: String, Sendable, Hashable, CaseIterable {
      case text
      case integer
      case real
    }

    package init(_ name: String, _ kind: Kind = .text, isOptional: Bool = false) {
      self.name = name
      self.kind = kind
      self.isOptional = isOptional
    }
  }

  /// Columns whose values stand in another table, unless one of them is empty.
  package struct Reference: Sendable, Hashable {
    package let columns: [String]
    package let table: String
    package let others: [String]

    package init(_ columns: [String], in table: String, _ others: [String]) {
      self.columns = columns
      self.table = table
      self.others = others
    }
  }

  package enum Cell: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
  }

  package struct View: Sendable, Hashable {
    package let name: String

    /// A SELECT statement.
    package let query: String

    package init(_ name: String, _ query: String) {
      self.name = name
      self.query = query
    }
  }

  package init(tables: [Table], views: [View] = []) {
    self.tables = tables
    self.views = views
  }
}
