import Archive
import Planning
import Vocabulary

/// A file of metered usage that a user names on the command line, read with the names of a
/// knowledge base.
struct UsageFile {
  /// As the user named it; "-" is standard input.
  let name: String

  /// The good rows, counted, and the faults of the others as they were found.
  let reading: UsageReading

  /// The faults that are kept, a sentence each: "usage.csv:3:12: There is no operation ...".
  let faults: [String]

  init(_ name: String, _ opened: OpenBase, _ surroundings: Surroundings) throws {
    let tables = try opened.base.tables()
    let names = UsageNames(try opened.base.subjects())
    let reader = UsageReader(settings: UsageReader.settings(of: tables.lazy.flatMap(\.rates)))
    self.name = name
    reading = try Self.withBytes(of: name, surroundings) { bytes in
      reader.reading(of: bytes) { names.operation(named: $0) }
    }
    let title = name == "-" ? "standard input" : name
    var words = UsageFaultWords(file: title, names)
    faults = reading.faults.map { words.sentence(for: $0) }
  }

  /// What the reader passed over, in one sentence; `nil` where it passed nothing over.
  var ignoredColumns: String? {
    guard !reading.ignored.isEmpty else { return nil }
    let names = reading.ignored.map { "'\($0)'" }.joined(separator: ", ")
    return "No price depends on \(names): not used."
  }
}
