/// How much of a page is read, so that no page can take the machine down.
enum Limits {
  /// The largest page: the largest pricing page seen is under 6 MB, an API specification under 3 MB.
  static let bytes = 64 << 20

  /// The largest page in UTF-16: each of its characters needs a way back of its own (32 bytes).
  static let wideBytes = 16 << 20

  /// How many elements may stand open at once; browsers stop at 512.
  static let openElements = 100_000

  /// How many tables may stand open inside each other; deeper ones are read as blocks.
  static let openTables = 32

  /// How deep a JSON document is read: keys of every level are kept with each record.
  static let jsonDepth = 128

  /// How deep quotes and lists may nest in one line of Markdown: each line visits all of them.
  static let markdownDepth = 64

  /// How many cells a table may have once its spans are resolved: a 5 MB page of tables has 0.3 million.
  static let cells = 1_000_000

  /// How many columns a table may have, as in the HTML standard's cap on `colspan`.
  static let columns = 1_000

  /// How many blocks a page may have: a book has some ten thousand.
  static let blocks = 1_000_000

  /// How many attributes of one element are read: the parser compares each with all before it.
  static let attributes = 128

  /// How many values of a JSON document are kept.
  static let jsonValues = 4_000_000

  /// The share of NUL bytes, one in so many, above which bytes are no text.
  static let nulShare = 100

  /// The share of other control characters, one in so many, above which bytes are no text: pages have
  /// next to none, random bytes one in ten.
  static let controlShare = 50
}
