import Archive
import Glibc
import Vocabulary

/// Writes a knowledge base until it is killed: `archive-crash-child ROOT`.
///
/// Each turn is a walk in which everything changes at once: a page is captured after a wall, all
/// readings are made anew with other claims, the rulings move to these, and the tables of two days
/// follow. After each turn it prints a line. A file system error ends it with status 3 and its message.
@main
struct ArchiveCrashChild {
  static func main() throws {
    // A file size limit then fails the write instead of ending the process.
    signal(SIGXFSZ, SIG_IGN)
    let root = CommandLine.arguments.dropFirst().first ?? ""
    do {
      let knowledgeBase = try KnowledgeBase(root: root)
      while true {
        try knowledgeBase.writing { writer in try turn(knowledgeBase, writer) }
        _ = write(STDOUT_FILENO, "turn\n", 5)
      }
    } catch let error as ArchiveError {
      print(error.category, error)
      exit(3)
    }
  }

  private static func turn(
    _ knowledgeBase: KnowledgeBase,
    _ writer: borrowing Writer
  ) throws(ArchiveError) {
    let publications = try knowledgeBase.publications()
    let count = publications.count
    if try knowledgeBase.snapshots().count < 6 {
      try capture(count, knowledgeBase, writer)
    }
    let snapshots = try knowledgeBase.snapshots()
    let readings = snapshots.map { reading(of: $0, turn: count) }
    let claims = readings.flatMap(\.claims)
    let rulings = claims.prefix(4).enumerated().map { index, claim in
      Ruling(
        id: Identifier("\(claim.subject)/price?n=\(index)"),
        subject: claim.subject,
        attribute: .price,
        unit: .creditPerGeneration,
        scope: ["n": "\(index)"],
        venue: .stability,
        periods: [
          Ruling.Period(
            value: claim.value,
            interval: Interval(),
            status: .settled,
            confidence: Confidence(percent: 90),
            kept: [claim.id]
          )
        ],
        setAside: []
      )
    }
    let tables = (1...2).map { offset in
      table(count + offset, Day(number: 20_000 + offset), rulings)
    }
    _ = try writer.record(readings: readings, rulings: rulings, publishing: tables)
  }

  /// A wall, then a page: both change the record, and the page takes the wall's bytes away.
  private static func capture(
    _ count: Int,
    _ knowledgeBase: KnowledgeBase,
    _ writer: borrowing Writer
  ) throws(ArchiveError) {
    let bytes = Array("Page \(count): erase costs 5 credits.\n".utf8)
    let snapshot = snapshot(of: bytes)
    let wall = Array("Wall \(count)".utf8)
    let failing = try knowledgeBase.captures(of: "page").failing(
      CaptureRecord.Failure(
        day: snapshot.captured,
        kind: .blocked,
        message: "A wall.",
        bytes: Digest.snapshot(of: wall)
      ),
      at: snapshot.address
    )
    _ = try writer.record(failing, failed: wall)
    let seen = failing.seeing(
      [snapshot.id],
      at: snapshot.address,
      on: snapshot.captured,
      validators: nil
    )
    _ = try writer.record(seen, keeping: [Writer.Page(bytes, snapshot)])
  }

  private static func snapshot(of bytes: [UInt8]) -> Snapshot {
    Snapshot(
      id: Digest.snapshot(of: bytes),
      source: "page",
      address: "https://example.org/page",
      captured: Day(number: 20_000),
      mediaType: .plain,
      way: .file,
      fidelity: .verbatim,
      length: bytes.count
    )
  }

  private static func reading(of snapshot: Snapshot, turn: Int) -> Reading {
    let claim = Claim(
      id: Identifier("\(snapshot.id.text.prefix(8))-\(turn)"),
      source: snapshot.source,
      subject: turn.isMultiple(of: 3) ? "erase" : "credit",
      attribute: .price,
      value: .amount(Amount(5)),
      unit: .creditPerGeneration,
      evidence: Evidence(
        snapshot: snapshot.id,
        passage: Passage(bytes: 0..<4, quote: "Page"),
        path: "p[1]",
        rule: "priced-item"
      )
    )
    return Reading(
      snapshot: snapshot.id,
      source: snapshot.source,
      reader: "\(turn)",
      claims: [claim],
      checks: [],
      findings: []
    )
  }

  private static func table(_ number: Int, _ day: Day, _ rulings: [Ruling]) -> PriceTable {
    let rates = rulings.map { ruling in
      Rate(
        key: Rate.Key(
          subject: ruling.subject,
          attribute: .price,
          unit: ruling.unit,
          conditions: ruling.scope
        ),
        value: ruling.periods.first?.value,
        interval: Interval(),
        status: .settled,
        confidence: Confidence(percent: 90),
        ruling: ruling.id,
        claims: ruling.periods.first?.kept ?? []
      )
    }
    return PriceTable(
      number: number,
      day: day,
      known: day,
      reader: "1",
      rates: rates.sorted { $0.key < $1.key }
    )
  }
}
