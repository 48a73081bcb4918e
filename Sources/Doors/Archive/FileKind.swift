/// The kinds of JSON files of a knowledge base, each with the version of its shape.
enum FileKind: String, CaseIterable {
  case source
  case subjects
  case units
  case decision
  case scenario
  case plan
  case host
  case gpu
  case snapshot
  case captures
  case watch
  case outbox
  case backfill
  case reading
  case rulings
  case table

  /// The `schema` number that is written, and the only one that is read.
  ///
  /// A number changes only when a reader of the old shape would misread the new one.
  var schema: Int { 1 }

  /// Whether the walk makes files of this kind: then their bytes follow from what they say.
  var isGenerated: Bool {
    switch self {
    case .reading, .rulings, .table: true
    case .source, .subjects, .units, .decision, .scenario, .plan, .host, .gpu, .snapshot, .captures,
      .watch, .outbox, .backfill:
      false
    }
  }
}
