extension FileTree {
  /// The JSON file read as `kind` by `read`.
  ///
  /// Throws `.missing`, `.notJSON`, `.unknownSchema` or `.misshapen` with the place.
  func read<T>(
    _ file: String,
    as kind: FileKind,
    _ read: (JSON) throws(Misfit) -> T
  ) throws(ArchiveError) -> T {
    guard let bytes = try contents(of: file) else { throw .missing(file: file) }
    return try Self.decoded(bytes, of: file, as: kind, read)
  }

  static func decoded<T>(
    _ bytes: [UInt8],
    of file: String,
    as kind: FileKind,
    _ read: (JSON) throws(Misfit) -> T
  ) throws(ArchiveError) -> T {
    let json = try document(bytes, of: file)
    let schema = try fitting(file) { () throws(Misfit) in try Members(json).integer("schema") }
    guard schema == kind.schema else {
      throw .unknownSchema(file: file, found: schema, known: kind.schema)
    }
    return try fitting(file) { () throws(Misfit) in try read(json) }
  }

  private static func fitting<T>(
    _ file: String,
    _ body: () throws(Misfit) -> T
  ) throws(ArchiveError) -> T {
    do throws(Misfit) {
      return try body()
    } catch {
      throw error.error(in: file)
    }
  }

  static func document(_ bytes: [UInt8], of file: String) throws(ArchiveError) -> JSON {
    do throws(JSONReader.Flaw) {
      return try JSONReader.document(in: bytes)
    } catch {
      let before = bytes[..<min(error.offset, bytes.count)]
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      throw .notJSON(
        file: file,
        line: line,
        column: before.count - lineStart + 1,
        expected: error.expected
      )
    }
  }
}

extension Misfit {
  func error(in file: String) -> ArchiveError {
    .misshapen(
      file: file,
      place: place.isEmpty ? "the top" : place,
      expected: expected,
      found: found
    )
  }
}
