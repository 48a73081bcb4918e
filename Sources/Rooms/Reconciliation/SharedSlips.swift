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

  func factor(of source: Int, subject: Identifier<Subject>) -> Amount? {
    place(of: source, subject).flatMap { found[$0]?.factor }
  }

  func rows(of source: Int, subject: Identifier<Subject>) -> Int {
    place(of: source, subject).flatMap { found[$0]?.rows } ?? 1
  }

  func place(of source: Int, _ subject: Identifier<Subject>) -> Place? {
    families[subject].map { Place(source: source, family: $0) }
  }
}
