import Archive
import Reporting
import Vocabulary

/// One thing that `pricebook export` writes; each stands in a file of its own, `NAMEExport.swift`,
/// and in `ExportTable`.
struct Export: Sendable {
  /// The word on the command line.
  let name: String

  /// What it is, for the help page and the documentation: one line without its full stop.
  let summary: String

  /// Whether only a file can hold it: its bytes are no text.
  let isBinary: Bool

  /// Options of the command that mean something to it, beside those that all exports take.
  let options: [OptionSpec]

  /// Whether it takes arguments of its own after the name: a workload.
  let takesWorkload: Bool

  let making: Making

  /// How it comes about.
  enum Making: Sendable {
    /// As a whole in memory; for standard output or a file.
    case contents(@Sendable (ExportRequest) throws -> Contents)
    /// Written bit by bit to a path, whole or not at all, since it may be longer than memory; gives
    /// what a person should know. The last argument is what messages call the file.
    case file(@Sendable (ExportRequest, _ path: String, _ name: String) throws -> [String])
  }

  /// What comes out, the same bytes for the same knowledge base, days and options.
  struct Contents: Sendable, Equatable {
    let bytes: [UInt8]

    /// For standard error: what a person should know of it, a line each.
    let notes: [String]

    init(_ bytes: [UInt8], notes: [String] = []) {
      self.bytes = bytes
      self.notes = notes
    }

    init(_ text: String, notes: [String] = []) {
      self.init(Array(text.utf8), notes: notes)
    }
  }

  init(
    _ name: String,
    _ summary: String,
    isBinary: Bool = false,
    options: [OptionSpec] = [],
    takesWorkload: Bool = false,
    contents: @escaping @Sendable (ExportRequest) throws -> Contents
  ) {
    self.name = name
    self.summary = summary
    self.isBinary = isBinary
    self.options = options
    self.takesWorkload = takesWorkload
    making = .contents(contents)
  }

  /// One that only a file can hold.
  init(
    _ name: String,
    _ summary: String,
    options: [OptionSpec] = [],
    file: @escaping @Sendable (ExportRequest, String, String) throws -> [String]
  ) {
    self.name = name
    self.summary = summary
    isBinary = true
    self.options = options
    takesWorkload = false
    making = .file(file)
  }
}
