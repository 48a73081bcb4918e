/// A snapshot read into blocks, in the order a person reads them.
package struct Page: Sendable, Hashable {
  package let title: String?
  package let blocks: [Block]

  /// What was odd about the bytes: repaired encoding, cut off, too deep.
  package let findings: [Finding]

  package init(title: String? = nil, blocks: [Block], findings: [Finding] = []) {
    self.title = title
    self.blocks = blocks
    self.findings = findings
  }
}

/// One piece of a page.
package struct Block: Sendable, Hashable {
  package let content: Content

  /// Where it stands, for people: "h2[3]/table[1]", "paths/~1v2beta~1core/post/description/p[2]".
  package let path: String

  /// The bytes it was read from, markup included.
  package let bytes: Range<Int>

  package enum Content: Sendable, Hashable {
    /// A heading of level 1 to 6; what follows, up to the next of the same or a higher rank, is its own.
    case heading(level: Int, SourceText)
    case paragraph(SourceText)
    /// An item of a list; `depth` is 1 for the outermost list.
    case item(depth: Int, SourceText)
    case table(Table)
    /// Preformatted text, with the language its author named.
    case code(language: String?, SourceText)
    /// An object of a JSON document with its scalar members.
    case record(Record)
  }

  package init(_ content: Content, path: String, bytes: Range<Int>) {
    self.content = content
    self.path = path
    self.bytes = bytes
  }
}

/// A table with the spans of its cells resolved: every row has a cell in every column.
package struct Table: Sendable, Hashable {
  package let caption: SourceText?

  /// How many of the rows, from the top, are heads.
  package let headRows: Int

  /// Rows from the top, head rows included; a cell that spans several places stands in each.
  package let rows: [[Cell]]

  package struct Cell: Sendable, Hashable {
    package let text: SourceText

    /// Whether the author marked it as a head, of its column or of its row.
    package let isHead: Bool

    /// Whether it repeats the cell to the left or above because that one spans.
    package let isContinued: Bool

    package init(_ text: SourceText, isHead: Bool = false, isContinued: Bool = false) {
      self.text = text
      self.isHead = isHead
      self.isContinued = isContinued
    }
  }

  package init(caption: SourceText? = nil, headRows: Int, rows: [[Cell]]) {
    self.caption = caption
    self.headRows = headRows
    self.rows = rows
  }

  package var columnCount: Int { rows.first?.count ?? 0 }
}

/// An object of a JSON document: where it stands and its members that are numbers, words or truths.
package struct Record: Sendable, Hashable {
  /// The keys from the root to the object: ["prices", "erase"]; an index of an array is its digits.
  package let keys: [SourceText]
  package let fields: [Field]

  package struct Field: Sendable, Hashable {
    package let name: SourceText

    /// The member as text; a string without its quotes, its escapes resolved.
    package let value: SourceText
    package let kind: Kind

    package enum Kind: Sendable, Hashable {
      case number
      case string
      case boolean
      case null
    }

    package init(name: SourceText, value: SourceText, kind: Kind) {
      self.name = name
      self.value = value
      self.kind = kind
    }
  }

  package init(keys: [SourceText], fields: [Field]) {
    self.keys = keys
    self.fields = fields
  }
}
