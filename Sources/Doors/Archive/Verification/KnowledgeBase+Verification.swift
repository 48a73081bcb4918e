package import Vocabulary

extension KnowledgeBase {
  /// Looks at every file and names what is broken; empty where all is well.
  ///
  /// Errors: a hash or length that is wrong, a quote that its bytes do not say, a reference that
  /// leads nowhere, a shape or schema that cannot be read, a gap in the publications. Warnings:
  /// members nobody reads, bytes that the walk would write otherwise, price rows that plans and
  /// hosts point to and nothing states. Notes: files that do not
  /// belong. `progress` is told how many of the snapshots are done.
  ///
  /// Holds one snapshot and one reading at a time, besides the ids of all claims.
  package func verify(
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) -> [Finding] {
    var verification = Verification(files: files)
    verification.checkHandKept()
    verification.checkSnapshots(progress)
    verification.checkCaptures()
    verification.checkRulings()
    verification.checkTables()
    verification.checkPlanning()
    verification.checkStrays()
    return verification.findings
  }
}
