import Vocabulary

/// Where each file of a knowledge base stands, as paths below its root.
enum Layout {
  static let data = "data"
  static let sources = "data/sources"
  static let decisions = "data/decisions"
  static let scenarios = "data/scenarios"
  static let plans = "data/plans"
  static let hosts = "data/hosts"
  static let gpus = "data/gpus"
  static let planning = [scenarios, plans, hosts, gpus]
  static let claims = "data/claims"
  static let rulings = "data/rulings"
  static let captures = "data/captures"
  static let failed = "data/captures/failed"
  static let watches = "data/watch"
  static let notifications = "data/notifications"
  static let backfills = "data/captures/archives"
  static let tables = "data/tables/v1"
  static let schemas = "data/schema"
  static let snapshots = "snapshots"
  static let subjects = "data/subjects.json"
  static let units = "data/units.json"
  static let lock = ".pricebook.lock"
  static let noticeLock = ".pricebook-notices.lock"
  static let journal = ".pricebook-journal"

  static func file(of source: Identifier<Source>) throws(ArchiveError) -> String {
    "\(sources)/\(try name(source.text, of: "source")).json"
  }

  static func file(of decision: Identifier<Decision>) throws(ArchiveError) -> String {
    "\(decisions)/\(try name(decision.text, of: "decision")).json"
  }

  static func rulings(on subject: Identifier<Subject>) throws(ArchiveError) -> String {
    "\(rulings)/\(try name(subject.text, of: "subject")).json"
  }

  static func captures(of source: Identifier<Source>) throws(ArchiveError) -> String {
    "\(captures)/\(try name(source.text, of: "source")).json"
  }

  static func outbox(of watch: Identifier<Watch>) throws(ArchiveError) -> String {
    "\(notifications)/\(try name(watch.text, of: "watch")).json"
  }

  static func backfill(of source: Identifier<Source>) throws(ArchiveError) -> String {
    "\(backfills)/\(try name(source.text, of: "source")).json"
  }

  /// Without an ending: what is in there is no page, whatever it says of itself.
  static func failedBytes(_ id: Identifier<Snapshot>) throws(ArchiveError) -> String {
    "\(failed)/\(try hash(id))"
  }

  static func reading(
    of snapshot: Identifier<Snapshot>,
    from source: Identifier<Source>
  ) throws(ArchiveError) -> String {
    "\(claims)/\(try hash(snapshot)).\(try name(source.text, of: "source")).json"
  }

  static func metadata(
    of snapshot: Identifier<Snapshot>,
    from source: Identifier<Source>
  ) throws(ArchiveError) -> String {
    "\(try stem(snapshot)).\(try name(source.text, of: "source")).json"
  }

  static func bytes(
    of snapshot: Identifier<Snapshot>,
    _ type: Snapshot.MediaType
  ) throws(ArchiveError) -> String {
    "\(try stem(snapshot)).\(type.fileExtension)"
  }

  /// "data/tables/v1/0007-2025-08-01.json".
  static func table(_ number: Int, _ day: Day) -> String {
    let digits = String(number)
    let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    return "\(tables)/\(padding)\(digits)-\(day).json"
  }

  /// The publication number and the day in force that a table's file name states.
  static func publication(ofFileNamed name: String) -> (number: Int, day: Day)? {
    guard
      name.hasSuffix(".json"), let dash = name.utf8.firstIndex(of: UInt8(ascii: "-")),
      let number = Int(name[..<dash]), number > 0,
      let day = Day(String(name[name.index(after: dash)...].dropLast(5))),
      table(number, day) == "\(tables)/\(name)"
    else { return nil }
    return (number, day)
  }

  private static func stem(_ snapshot: Identifier<Snapshot>) throws(ArchiveError) -> String {
    let hash = try hash(snapshot)
    return "\(snapshots)/\(hash.prefix(2))/\(hash)"
  }

  private static func hash(_ snapshot: Identifier<Snapshot>) throws(ArchiveError) -> String {
    guard isHash(snapshot.text) else { throw .unusableName(snapshot.text, of: "snapshot") }
    return snapshot.text
  }

  /// Whether a text is a SHA-256 as we write it: 64 lower-case hexadecimal digits.
  static func isHash(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// An id as part of a file name: it must stay in its folder on every file system.
  private static func name(_ id: String, of kind: String) throws(ArchiveError) -> String {
    let isSafe = id.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isSafe, !id.isEmpty, !id.hasPrefix("."), id.utf8.count <= Limits.nameBytes else {
      throw .unusableName(id, of: kind)
    }
    return id
  }
}
