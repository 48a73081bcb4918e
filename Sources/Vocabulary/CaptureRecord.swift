/// How the captures of one source have gone: a file of `data/captures/`.
///
/// Observed, like snapshots: neither made by hand nor by the walk, which learns from it when a page
/// went back to bytes that are kept already.
package struct CaptureRecord: Sendable, Hashable {
  package let source: Identifier<Source>

  /// One an address, sorted by address: a source may have several pages.
  package let pages: [Page]

  /// When bytes that are kept already came in again other than over the network, oldest first.
  package let seen: [Seen]

  /// How the captures of one page have gone.
  package struct Page: Sendable, Hashable {
    package let address: String

    /// Which bytes were seen and when, oldest first; the last one is in force.
    package let sightings: [Sighting]

    /// What the next request asks by, so that an unchanged page need not be sent again.
    package let validators: Validators?

    /// What has failed since the last good capture, oldest first; at most `mostFailures`.
    package let failures: [Failure]

    /// How many captures in a row have failed, also where there were too many to keep each.
    package let failuresInARow: Int

    package init(
      address: String,
      sightings: [Sighting] = [],
      validators: Validators? = nil,
      failures: [Failure] = [],
      failuresInARow: Int = 0
    ) {
      self.address = address
      self.sightings = sightings
      self.validators = validators
      self.failures = failures
      self.failuresInARow = failuresInARow
    }
  }

  /// The same bytes seen from one day to another.
  package struct Sighting: Sendable, Hashable {
    /// More than one where a page keeps its prices in several documents.
    package let snapshots: [Identifier<Snapshot>]
    package let first: Day

    /// The last heartbeat: seen again on.
    package let last: Day

    /// How often they were seen.
    package let times: Int

    package init(snapshots: [Identifier<Snapshot>], first: Day, last: Day, times: Int) {
      self.snapshots = snapshots
      self.first = first
      self.last = last
      self.times = times
    }
  }

  /// Kept bytes that a file or an archive brought again, with another day.
  package struct Seen: Sendable, Hashable {
    package let snapshot: Identifier<Snapshot>
    package let day: Day

    /// The days the page speaks for, where that was said with it.
    package let published: DaySpan?

    package init(snapshot: Identifier<Snapshot>, day: Day, published: DaySpan? = nil) {
      self.snapshot = snapshot
      self.day = day
      self.published = published
    }
  }

  /// What a server identifies a version of a page by (RFC 9110, section 8.8).
  package struct Validators: Sendable, Hashable {
    package let entityTag: String?
    package let lastModified: String?

    /// `nil` where there is neither.
    package init?(entityTag: String?, lastModified: String?) {
      if entityTag == nil, lastModified == nil { return nil }
      self.entityTag = entityTag
      self.lastModified = lastModified
    }
  }

  package struct Failure: Sendable, Hashable {
    package let day: Day
    package let kind: FailureKind

    /// One sentence: what happened.
    package let message: String

    /// What came instead of a page, kept apart from snapshots under its hash.
    package let bytes: Identifier<Snapshot>?

    /// When the server lets us ask again, in seconds since 1970, where it said so.
    package let notBefore: Int?

    package init(
      day: Day,
      kind: FailureKind,
      message: String,
      bytes: Identifier<Snapshot>? = nil,
      notBefore: Int? = nil
    ) {
      self.day = day
      self.kind = kind
      self.message = message
      self.bytes = bytes
      self.notBefore = notBefore
    }
  }

  package init(source: Identifier<Source>, pages: [Page] = [], seen: [Seen] = []) {
    self.source = source
    self.pages = pages.sorted { $0.address < $1.address }
    self.seen = seen
  }

  /// How many failures of a page are kept one by one.
  package static let mostFailures = 5

  package func page(at address: String) -> Page? {
    pages.first { $0.address == address }
  }

  /// The bytes of failures that are to be kept.
  package var failedBytes: Set<Identifier<Snapshot>> {
    var found: Set<Identifier<Snapshot>> = []
    for page in pages {
      for failure in page.failures {
        if let bytes = failure.bytes { found.insert(bytes) }
      }
    }
    return found
  }

  private func replacing(_ page: Page) -> Self {
    Self(source: source, pages: pages.filter { $0.address != page.address } + [page], seen: seen)
  }
}

// MARK: - What happens to a page

extension CaptureRecord {
  /// With a good capture; the same bytes as last time are a heartbeat.
  package func seeing(
    _ snapshots: [Identifier<Snapshot>],
    at address: String,
    on day: Day,
    validators: Validators?
  ) -> Self {
    let page = page(at: address)
    var sightings = page?.sightings ?? []
    if let latest = sightings.last, latest.snapshots == snapshots {
      sightings.removeLast()
      sightings.append(
        Sighting(
          snapshots: snapshots,
          first: min(latest.first, day),
          last: max(latest.last, day),
          times: latest.times + 1
        )
      )
    } else {
      sightings.append(Sighting(snapshots: snapshots, first: day, last: day, times: 1))
    }
    return replacing(Page(address: address, sightings: sightings, validators: validators))
  }

  /// With bytes that a file or an archive brought again; what is said of one day counts once.
  package func noting(_ again: Seen) -> Self {
    let others = seen.filter { ($0.snapshot, $0.day) != (again.snapshot, again.day) }
    // Those of one day stay in the order in which they came.
    let place = others.firstIndex { $0.day > again.day } ?? others.endIndex
    return Self(source: source, pages: pages, seen: others[..<place] + [again] + others[place...])
  }

  /// With a failure; the last good capture stays in force.
  package func failing(_ failure: Failure, at address: String) -> Self {
    let page = page(at: address)
    let failures = (page?.failures ?? []) + [failure]
    return replacing(
      Page(
        address: address,
        sightings: page?.sightings ?? [],
        validators: page?.validators,
        failures: Array(failures.suffix(Self.mostFailures)),
        failuresInARow: (page?.failuresInARow ?? 0) + 1
      )
    )
  }
}

extension CaptureRecord.Page {
  /// The day of the last good capture.
  package var lastSeen: Day? { sightings.last?.last }

  /// Whether it is time to look again: a day after the last look; at once where the last look was
  /// cut off by something that passes, unless the server asked for longer.
  ///
  /// `now` is in seconds since 1970.
  package func isDue(on day: Day, now: Int) -> Bool {
    if let failure = failures.last {
      if let time = failure.notBefore, now < time { return false }
      return failure.kind == .transient || failure.day < day
    }
    return lastSeen.map { $0 < day } ?? true
  }
}
