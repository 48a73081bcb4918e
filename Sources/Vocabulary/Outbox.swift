/// What a watch has to tell and has told: a file of `data/notifications/`.
///
/// The one memory of watching. A notice is in it before anything is sent, and each step of each
/// delivery is written before the next one is taken.
package struct Outbox: Sendable, Hashable {
  package let watch: Identifier<Watch>

  /// Publications up to this number were looked at.
  package let table: Int

  /// Oldest first.
  package let entries: [Entry]

  /// Ids of finished notices that are not kept any more, in the order of their ids.
  package let former: [Identifier<Notice>]

  package struct Entry: Sendable, Hashable {
    package let notice: Notice
    package let deliveries: [Delivery]

    package init(notice: Notice, deliveries: [Delivery]) {
      self.notice = notice
      self.deliveries = deliveries
    }

    package var isFinished: Bool {
      deliveries.allSatisfy { ![.pending, .sending].contains($0.state) }
    }
  }

  /// How a notice fares with one target.
  package struct Delivery: Sendable, Hashable {
    package let target: Identifier<NoticeTarget>
    package let state: State

    /// How often it was tried.
    package let attempts: Int

    /// Why it is not delivered, where it was tried: one sentence.
    package let reason: String?

    package init(
      target: Identifier<NoticeTarget>,
      state: State = .pending,
      attempts: Int = 0,
      reason: String? = nil
    ) {
      self.target = target
      self.state = state
      self.attempts = attempts
      self.reason = reason
    }
  }

  package enum State: String, Sendable, Hashable, CaseIterable {
    /// To be sent; surely not delivered yet.
    case pending
    /// Being sent. Where the run that did ended, nobody knows whether it arrived.
    case sending
    case delivered
    /// It may have arrived: never sent again by itself.
    case uncertain
    /// It surely did not arrive, and it is not tried any more.
    case givenUp = "given-up"
  }

  package init(
    watch: Identifier<Watch>,
    table: Int,
    entries: [Entry] = [],
    former: [Identifier<Notice>] = []
  ) {
    self.watch = watch
    self.table = table
    self.entries = entries
    self.former = former
  }

  /// How many finished entries are kept with all they say; of older ones the id is.
  package static let mostFinished = 200

  /// How often a delivery is tried that surely did not arrive.
  package static let mostAttempts = 10
}

// MARK: - What happens to it

extension Outbox {
  /// With notices to tell, each once for all time, after a look at the publications up to `table`.
  package func adding(
    _ notices: [Notice],
    to targets: [NoticeTarget],
    table: Int
  ) -> Self {
    var known = Set(former)
    for entry in entries { known.insert(entry.notice.id) }
    var all = entries
    for notice in notices where known.insert(notice.id).inserted {
      all.append(Entry(notice: notice, deliveries: targets.map { Delivery(target: $0.id) }))
    }
    var surplus = all.count { $0.isFinished } - Self.mostFinished
    var kept: [Entry] = []
    var dropped = former
    for entry in all {
      if surplus > 0, entry.isFinished {
        surplus -= 1
        dropped.append(entry.notice.id)
      } else {
        kept.append(entry)
      }
    }
    return Self(
      watch: watch,
      table: max(self.table, table),
      entries: kept,
      former: dropped.sorted()
    )
  }

  /// With one delivery in another state; sending is one attempt more.
  package func marking(
    _ notice: Identifier<Notice>,
    to target: Identifier<NoticeTarget>,
    _ state: State,
    because reason: String? = nil
  ) -> Self {
    Self(
      watch: watch,
      table: table,
      entries: entries.map { entry in
        guard entry.notice.id == notice else { return entry }
        return Entry(
          notice: entry.notice,
          deliveries: entry.deliveries.map { delivery in
            guard delivery.target == target else { return delivery }
            return Delivery(
              target: target,
              state: state,
              attempts: delivery.attempts + (state == .sending ? 1 : 0),
              reason: reason
            )
          }
        )
      },
      former: former
    )
  }

  /// The notices whose delivery to a target is in a state, oldest first.
  package func notices(
    _ state: State,
    to target: Identifier<NoticeTarget>
  ) -> [Notice] {
    entries.compactMap { entry in
      entry.deliveries.contains { $0.target == target && $0.state == state } ? entry.notice : nil
    }
  }
}
