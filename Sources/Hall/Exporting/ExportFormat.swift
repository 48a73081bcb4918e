/// A form in which a knowledge base leaves the house: one file a form, each listed here.
struct ExportFormat: Sendable {
  /// The word after 'pricebook export'.
  let name: String

  /// What it holds, for the help page: one clause.
  let summary: String

  /// What the file is called where nobody says otherwise.
  let file: String

  /// Writes it and gives what to say: on standard output, and beside it.
  let write: @Sendable (ExportRequest) throws -> Outcome

  /// Every form, in the order of the help page.
  static let all: [Self] = [.warc]

  static func named(_ name: String) -> Self? {
    all.first { $0.name == name }
  }
}
