import Vocabulary

/// Factors by which several rows of a source are off together, by source and family of subjects.
struct SharedSlips {
  struct Place: Hashable {
    let source: Int
    let family: String
  }

  private var found: [Place: (factor: Amount, rows: Int)] = [:]
  private let families: [Identifier<Subject>: String]

  init(families: [Identifier<Subject>: String]) {
    self.families = families
  }

  mutating func record(_ place: Place, factor: Amount, rows: Int) {
    found[place] = (factor, rows)
  }

  func rows(of source: Int, subject: Identifier<Subject>) -> Int {
    found[Place(source: source, family: families[subject] ?? "")]?.rows ?? 1
  }

  /// All of them, by source and family.
  var all: [(place: Place, factor: Amount, rows: Int)] {
    found.map { ($0.key, $0.value.factor, $0.value.rows) }
      .sorted { ($0.place.source, $0.place.family) < ($1.place.source, $1.place.family) }
  }
}
