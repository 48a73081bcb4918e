import Archive
import Reporting
import Vocabulary

/// Who is to be told what: opens outboxes, puts in what is new, and delivers.
struct Telling {
  let opened: OpenBase
  let surroundings: Surroundings

  private var base: KnowledgeBase { opened.base }

  /// What became of the notices.
  struct Result {
    /// The deliveries that this run tried or decided on, and those that still wait.
    var rows: [NoticeRow] = []
    var hasTrouble: Bool { rows.contains(where: \.isTrouble) }
  }

  /// Begins watches that have not begun: what was published before is no news to them.
  func begin() throws {
    try base.notifying {
      for watch in try base.watches() where try base.outbox(of: watch.id) == nil {
        try record(try beginning(watch))
      }
    }
  }

  /// Puts what is new into each outbox and delivers what waits.
  func tell() throws -> Result {
    try base.notifying {
      let maker = try NoticeMaker(opened)
      let postman = Postman(surroundings)
      let line = surroundings.web?.progressLine
      defer { line?.clear() }
      var result = Result()
      for watch in try base.watches() {
        let known = try base.outbox(of: watch.id)
        let before = try known ?? beginning(watch)
        let filled = try filled(before, for: watch, by: maker)
        if filled != known { try record(filled) }
        let waiting = filled.entries.reduce(0) { count, entry in
          count + entry.deliveries.count { $0.state == .pending }
        }
        var place = 0
        let sending = Sending(
          watch: watch,
          record: record,
          attempt: { notices, target in
            place += notices.count
            line?.show("telling \(watch.id)/\(target.id), \(place) of \(waiting)")
            return postman.attempt(notices, target)
          },
          publish: { feed, text in
            try base.replaceFile(at: feed.file, with: Array(text.utf8))
          },
          isInterrupted: { surroundings.web?.isInterrupted() ?? false }
        )
        let after = try sending.deliver(filled)
        result.rows += Self.rows(of: after, changedSince: before)
      }
      return result
    }
  }

  /// What `tell` would send, without writing or sending anything.
  func preview() throws -> [NoticeRow] {
    let maker = try NoticeMaker(opened)
    return try base.watches().flatMap { watch in
      let outbox = try filled(
        try base.outbox(of: watch.id) ?? beginning(watch),
        for: watch,
        by: maker
      )
      return outbox.entries.flatMap { entry in
        entry.deliveries.filter { $0.state == .pending }.map { NoticeRow(entry.notice, $0) }
      }
    }
  }

  private func beginning(_ watch: Watch) throws -> Outbox {
    Outbox(watch: watch.id, table: try base.publications().last?.number ?? 0)
  }

  private func filled(
    _ outbox: Outbox,
    for watch: Watch,
    by maker: NoticeMaker
  ) throws -> Outbox {
    outbox.adding(
      try maker.notices(for: watch, after: outbox.table),
      to: watch.targets,
      table: maker.table
    )
  }

  private func record(_ outbox: Outbox) throws {
    try base.writing { writer in _ = try writer.record(outbox) }
  }

  /// Deliveries in another state than before, and those that are not finished.
  private static func rows(of after: Outbox, changedSince before: Outbox) -> [NoticeRow] {
    let earlier = Dictionary(before.entries.map { ($0.notice.id, $0.deliveries) }) { first, _ in
      first
    }
    return after.entries.flatMap { entry in
      entry.deliveries.filter { delivery in
        let isOpen = delivery.state == .pending || delivery.state == .sending
        return isOpen || earlier[entry.notice.id]?.contains(delivery) != true
      }.map { NoticeRow(entry.notice, $0) }
    }
  }
}
