import Archive
import Vocabulary

/// When pages went back to bytes that they had shown before others.
///
/// Follows from the snapshots and the records of captures alone. The same bytes are kept once, with
/// the day of their first capture; the days on which a page came back to them are found here.
struct PageReturns {
  private var returns: [CaptureKey: [Return]] = [:]
  private var overtaken: Set<CaptureKey> = []

  /// One day on which a page came back to bytes.
  struct Return: Hashable {
    let day: Day

    /// The days the page speaks for, where that was said with it.
    let published: DaySpan?
  }

  init(_ base: KnowledgeBase) throws {
    // Where nothing was noted there is no return, and snapshots need not be read.
    let records = try base.sources().map { try base.captures(of: $0.id) }
      .filter { !$0.pages.isEmpty || !$0.seen.isEmpty }
    if records.isEmpty { return }
    let snapshots = Dictionary(grouping: try base.snapshots(), by: \.source)
    for record in records {
      let own = snapshots[record.source] ?? []
      var seen: Set<SightDay> = []
      var lasting: Set<SightDay> = []
      for sights in Sights.pages(own, record).values {
        let last = Sight.lasting(sights)
        add(last, of: record.source)
        seen.formUnion(sights.flatMap(\.days))
        lasting.formUnion(last.flatMap(\.days))
      }
      for snapshot in own {
        let day = SightDay(snapshot: snapshot.id, day: snapshot.captured)
        if seen.contains(day), !lasting.contains(day) { overtaken.insert(CaptureKey(snapshot)) }
      }
    }
  }

  /// The days on which a page came back to these bytes, oldest first, each once.
  func returns(to snapshot: Snapshot) -> [Return] {
    (returns[CaptureKey(snapshot)] ?? []).filter { $0.day > snapshot.captured }
  }

  /// Whether the page went back to older bytes on the day on which these came first: what it says
  /// undated it said for no whole day.
  func isOvertaken(_ snapshot: Snapshot) -> Bool {
    overtaken.contains(CaptureKey(snapshot))
  }

  /// Every day of a return.
  var days: [Day] { returns.values.flatMap { $0.map(\.day) } }

  private mutating func add(_ sights: [Sight], of source: Identifier<Source>) {
    var known: Set<Identifier<Snapshot>> = []
    var before: [Identifier<Snapshot>] = []
    for sight in sights {
      for id in sight.snapshots where known.contains(id) && !before.contains(id) {
        let key = CaptureKey(bytes: id, source: source)
        let found = Return(day: sight.day, published: sight.published)
        let others = (returns[key] ?? []).filter { $0.day != found.day }
        returns[key] = (others + [found]).sorted { $0.day < $1.day }
      }
      known.formUnion(sight.snapshots)
      before = sight.snapshots
    }
  }
}

/// A page with certain bytes on a certain day.
private struct Sight {
  /// More than one where a page keeps its prices in several documents.
  let snapshots: [Identifier<Snapshot>]
  let day: Day
  let published: DaySpan?

  /// Whether it was seen over the network, so that the order of one day is known.
  let isWatched: Bool

  var days: [SightDay] { snapshots.map { SightDay(snapshot: $0, day: day) } }

  /// Without what a watched page showed on a day on which it went back to older bytes later.
  static func lasting(_ sights: [Sight]) -> [Sight] {
    var known: Set<Identifier<Snapshot>> = []
    var found: [Sight] = []
    for sight in sights {
      if sight.isWatched, sight.snapshots.allSatisfy(known.contains) {
        while let last = found.last, last.isWatched, last.day == sight.day { found.removeLast() }
      }
      known.formUnion(sight.snapshots)
      found.append(sight)
    }
    return found
  }
}

private struct SightDay: Hashable {
  let snapshot: Identifier<Snapshot>
  let day: Day
}

/// Puts together what was seen of each page of a source, in the order of days.
private enum Sights {
  static func pages(_ snapshots: [Snapshot], _ record: CaptureRecord) -> [String: [Sight]] {
    var pages: [String: [Sight]] = [:]
    let names = Names(snapshots, record)
    for snapshot in snapshots where !names.isFirstSight(snapshot) {
      for page in names.pages(of: snapshot) {
        pages[page, default: []].append(
          Sight(
            snapshots: [snapshot.id],
            day: snapshot.captured,
            published: snapshot.published,
            isWatched: false
          )
        )
      }
    }
    let known = Dictionary(snapshots.map { ($0.id, $0) }) { first, _ in first }
    for again in record.seen {
      let sight = Sight(
        snapshots: [again.snapshot],
        day: again.day,
        published: again.published,
        isWatched: false
      )
      for page in known[again.snapshot].map(names.pages) ?? [] {
        pages[page, default: []].append(sight)
      }
    }
    for page in record.pages {
      for sighting in page.sightings {
        pages[names.page(at: page.address), default: []].append(
          Sight(
            snapshots: sighting.snapshots,
            day: sighting.first,
            published: nil,
            isWatched: true
          )
        )
      }
    }
    return pages.mapValues { sights in
      // What came in on one day stays in the order above.
      sights.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
        .map(\.element)
    }
  }

  /// Which page an address or a snapshot is of.
  private struct Names {
    /// Pages that are watched by the snapshots that were seen of them.
    private var watched: [Identifier<Snapshot>: Set<String>] = [:]

    /// Watched pages by the address that a redirect led to.
    private var redirected: [String: String] = [:]
    private var firstDays: [Identifier<Snapshot>: Set<Day>] = [:]

    init(_ snapshots: [Snapshot], _ record: CaptureRecord) {
      let addresses = Dictionary(snapshots.map { ($0.id, $0.address) }) { first, _ in first }
      for page in record.pages {
        let name = Self.key(page.address)
        for sighting in page.sightings {
          for id in sighting.snapshots {
            watched[id, default: []].insert(name)
            firstDays[id, default: []].insert(sighting.first)
            if let address = addresses[id] { redirected[Self.key(address)] = name }
          }
        }
      }
      for page in record.pages { redirected[Self.key(page.address)] = nil }
    }

    /// Whether a sighting says the same already.
    func isFirstSight(_ snapshot: Snapshot) -> Bool {
      firstDays[snapshot.id]?.contains(snapshot.captured) ?? false
    }

    func pages(of snapshot: Snapshot) -> Set<String> {
      watched[snapshot.id] ?? [page(at: snapshot.address)]
    }

    func page(at address: String) -> String {
      let key = Self.key(address)
      return redirected[key] ?? key
    }

    /// Documents within a page have a name behind '#', and each is a page of its own.
    private static func key(_ address: String) -> String {
      AddressKey(address).text + (address.firstIndex(of: "#").map { String(address[$0...]) } ?? "")
    }
  }
}
