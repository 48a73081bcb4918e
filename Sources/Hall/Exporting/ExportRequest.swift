import Archive
import Vocabulary

/// What is to be exported, and where to.
struct ExportRequest: Sendable {
  let base: KnowledgeBase

  /// Only these sources, where there are any.
  let sources: Set<Identifier<Source>>

  /// Whether what we wrote in our own words is left out.
  let isVerbatimOnly: Bool

  /// Where the file goes, and what messages call it.
  let path: String
  let name: String

  /// What is asked for of the snapshots, oldest first.
  func snapshots() throws -> [Snapshot] {
    try base.snapshots().filter { snapshot in
      (sources.isEmpty || sources.contains(snapshot.source))
        && (!isVerbatimOnly || snapshot.fidelity == .verbatim)
    }
  }
}
