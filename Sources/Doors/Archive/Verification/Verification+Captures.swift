import Vocabulary

extension Verification {
  /// Records of captures: each of a known source, leading to snapshots and bytes that are kept.
  mutating func checkCaptures() {
    var wanted: Set<String> = []
    for name in names(in: Layout.captures) {
      let file = "\(Layout.captures)/\(name)"
      if [Layout.failed, Layout.backfills].contains(file) { continue }
      guard name.hasSuffix(".json") else {
        reportStray(file)
        continue
      }
      let record = value(of: file, as: .captures, CaptureRecord.init(json:), json: \.json)
      guard let record else { continue }
      check(record.source.text, isNameOf: file)
      check(record.source, of: "source", isIn: sources, from: file)
      for id in record.pages.flatMap(\.sightings).flatMap(\.snapshots) {
        check(id, of: "snapshot", isIn: snapshots, from: file)
      }
      for again in record.seen {
        check(again.snapshot, of: "snapshot", isIn: snapshots, from: file)
      }
      for id in record.failedBytes { wanted.insert(id.text) }
    }
    checkFailedBytes(wanted)
    checkBackfills()
  }

  private mutating func checkBackfills() {
    for name in names(in: Layout.backfills) {
      let file = "\(Layout.backfills)/\(name)"
      guard name.hasSuffix(".json") else {
        reportStray(file)
        continue
      }
      let record = value(of: file, as: .backfill, BackfillRecord.init(json:), json: \.json)
      guard let record else { continue }
      check(record.source.text, isNameOf: file)
      check(record.source, of: "source", isIn: sources, from: file)
      for capture in record.captures {
        guard case .kept(let ids) = capture.outcome else { continue }
        for id in ids { check(id, of: "snapshot", isIn: snapshots, from: file) }
      }
    }
  }

  private mutating func checkFailedBytes(_ wanted: Set<String>) {
    let names = names(in: Layout.failed)
    for name in names {
      let file = "\(Layout.failed)/\(name)"
      guard wanted.contains(name) else {
        reportStray(file)
        continue
      }
      do throws(ArchiveError) {
        let found = Digest.snapshot(of: try files.contents(of: file) ?? []).text
        if found != name {
          report(.otherBytes(file: file, expected: "hash \(name)", found: "hash \(found)"))
        }
      } catch {
        report(error)
      }
    }
    for name in wanted.subtracting(names).sorted() {
      report(.missing(file: "\(Layout.failed)/\(name)"))
    }
  }
}
