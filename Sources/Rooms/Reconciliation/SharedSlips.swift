import Vocabulary

/// Factors by which several rows of a source are off together, by source, family of subjects, attribute and venue.
struct SharedSlips {
  struct Place: Hashable {
    let source: Int
    let family: String
    let attribute: Attribute
    let venue: Venue

    init(source: Int, question: Question, families: [Identifier<Subject>: String]) {
      self.source = source
      family = families[question.subject] ?? ""
      attribute = question.attribute
      venue = question.venue
    }
  }

  private var found: [Place: (factor: Amount, rows: Int)] = [:]
  private let families: [Identifier<Subject>: String]

  init(families: [Identifier<Subject>: String]) {
    self.families = families
  }

  mutating func record(_ place: Place, factor: Amount, rows: Int) {
    found[place] = (factor, rows)
  }

  func rows(of source: Int, on question: Question) -> Int {
    found[Place(source: source, question: question, families: families)]?.rows ?? 1
  }

  /// All of them, by source and family.
  var all: [(place: Place, factor: Amount, rows: Int)] {
    found.map { ($0.key, $0.value.factor, $0.value.rows) }
      .sorted { left, right in
        let (first, second) = (left.place, right.place)
        if first.source != second.source { return first.source < second.source }
        if first.family != second.family { return first.family < second.family }
        if first.attribute != second.attribute { return first.attribute < second.attribute }
        return first.venue < second.venue
      }
  }
}
