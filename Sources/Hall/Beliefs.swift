import Archive
import Extraction
import Markup
import PriceTables
import Reconciliation
import Vocabulary

/// What is believed on each knowledge day: the claims captured by it and the decisions made by it.
struct Beliefs {
  /// The knowledge days, oldest first: the distinct days of captures, returns and decisions.
  let days: [Day]

  private let captured: [(day: Day, claims: [Claim])]
  private let sources: [Source]
  private let subjects: [Subject]
  private let decisions: [Decision]

  /// The version of everything between bytes and tables.
  private let reader: String

  /// Reads what a knowledge base holds; `fresh` readings take the place of those in it.
  init(_ base: KnowledgeBase, with fresh: [Reading] = []) throws {
    sources = try base.sources()
    subjects = try base.subjects()
    decisions = try base.decisions()
    reader = "\(try PageReader(base).version), reconciliation \(Reconciliation.version)"
    var captured: [(day: Day, claims: [Claim])] = []
    let returns = try PageReturns(base)
    let readings = Dictionary(fresh.map { (CaptureKey($0), $0) }) { first, _ in first }
    for snapshot in try base.snapshots() {
      let reading = try readings[CaptureKey(snapshot)] ?? base.reading(of: snapshot)
      let claims = Dictionary(grouping: reading?.claims ?? [], by: \.validity.returned)
      let isOvertaken = returns.isOvertaken(snapshot)
      let first = (claims[nil] ?? []).filter {
        !isOvertaken || $0.validity.asserted != DaySpan(snapshot.captured)
      }
      captured.append((snapshot.captured, first))
      for found in returns.returns(to: snapshot) {
        captured.append((found.day, claims[found.day] ?? []))
      }
    }
    self.captured = captured
    days = Set(captured.map(\.day) + decisions.map(\.when)).sorted()
  }

  /// The rulings on what was known by a day; on nothing where there is no day.
  func rulings(knownBy day: Day?) -> [Ruling] {
    guard let day else { return [] }
    let claims = captured.filter { $0.day <= day }.flatMap(\.claims)
    return Reconciliation.outcome(
      of: claims,
      sources: sources,
      subjects: subjects,
      decisions: decisions.filter { $0.when <= day },
      today: day
    ).rulings
  }

  /// The tables that are still to be published, numbered on from those that are.
  ///
  /// Goes from the last knowledge that was published day by day to now. On that first day nothing is
  /// new but the reader, or a page of an earlier day that came late: what either makes different is
  /// published after what stands, which is never changed.
  func publications(after published: [PriceTable]) -> [PriceTable] {
    let start = published.map(\.known).max()
    var tables = published
    for day in days where start.map({ day >= $0 }) ?? true {
      tables += PriceTables.publications(
        of: rulings(knownBy: day),
        known: day,
        after: tables,
        reader: reader
      )
    }
    return Array(tables.dropFirst(published.count))
  }
}
