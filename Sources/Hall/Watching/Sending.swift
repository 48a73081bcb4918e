import Reporting
import Vocabulary

/// Delivers what waits in an outbox, writing down each step before the next is taken.
///
/// Before a notice leaves, the outbox says `sending`. Where a run ends before the outcome is written,
/// the next one finds that word: it sends again only where a repetition does no harm, and else says
/// that the notice may have arrived (decision 0014).
struct Sending {
  let watch: Watch

  /// Writes the outbox for good; what it throws ends the run before anything else is done.
  let record: (Outbox) throws -> Void
  /// Tries to deliver notices as one message.
  let attempt: ([Notice], NoticeTarget) -> Attempt

  /// Replaces the file of a feed where it has other bytes.
  let publish: (NoticeTarget.Feed, String) throws -> Void
  let isInterrupted: () -> Bool

  /// The outbox afterwards.
  func deliver(_ outbox: Outbox) throws -> Outbox {
    var outbox = try settled(outbox)
    for target in watch.targets {
      if isInterrupted() { break }
      if case .atom(let feed) = target.way {
        outbox = try publish(feed, to: target, outbox)
      } else {
        outbox = try send(to: target, outbox)
      }
    }
    return outbox
  }

  /// Decides on what an earlier run left under way, and on what has no target any more.
  private func settled(_ outbox: Outbox) throws -> Outbox {
    var settled = outbox
    for entry in outbox.entries {
      for delivery in entry.deliveries {
        func mark(_ state: Outbox.State, _ reason: String) {
          settled = settled.marking(entry.notice.id, to: delivery.target, state, because: reason)
        }
        guard let target = watch.target(delivery.target) else {
          switch delivery.state {
          case .pending: mark(.givenUp, "The watch has no such target any more.")
          case .sending: mark(.uncertain, Self.ended)
          case .delivered, .uncertain, .givenUp: break
          }
          continue
        }
        guard delivery.state == .sending else { continue }
        mark(target.mayRepeat ? .pending : .uncertain, Self.ended)
      }
    }
    if settled != outbox { try record(settled) }
    return settled
  }

  private static let ended = "The run that sent it ended before it knew the outcome."

  private func send(to target: NoticeTarget, _ outbox: Outbox) throws -> Outbox {
    var outbox = outbox
    let pending = outbox.notices(.pending, to: target.id)
    let parcels = target.isDigest && !pending.isEmpty ? [pending] : pending.map { [$0] }
    for parcel in parcels {
      if isInterrupted() { break }
      for notice in parcel { outbox = outbox.marking(notice.id, to: target.id, .sending) }
      try record(outbox)
      let outcome = attempt(parcel, target)
      for notice in parcel { outbox = marked(outbox, notice, target, outcome) }
      try record(outbox)
      // The next one would fare the same, and come before this one.
      if case .notDelivered = outcome { break }
    }
    return outbox
  }

  private func marked(
    _ outbox: Outbox,
    _ notice: Notice,
    _ target: NoticeTarget,
    _ outcome: Attempt
  ) -> Outbox {
    func isLast() -> Bool {
      let entry = outbox.entries.first { $0.notice.id == notice.id }
      let delivery = entry?.deliveries.first { $0.target == target.id }
      return delivery.map { $0.attempts >= Outbox.mostAttempts } ?? true
    }
    switch outcome {
    case .delivered: return outbox.marking(notice.id, to: target.id, .delivered)
    case .notDelivered(let reason):
      let state: Outbox.State = isLast() ? .givenUp : .pending
      return outbox.marking(notice.id, to: target.id, state, because: reason)
    case .uncertain(let reason):
      let state: Outbox.State = target.mayRepeat && !isLast() ? .pending : .uncertain
      return outbox.marking(notice.id, to: target.id, state, because: reason)
    }
  }

  /// A feed follows from the outbox, so that writing it again changes nothing.
  private func publish(
    _ feed: NoticeTarget.Feed,
    to target: NoticeTarget,
    _ outbox: Outbox
  ) throws -> Outbox {
    let told = outbox.entries.filter { entry in
      entry.deliveries.contains { $0.target == target.id }
    }
    try publish(feed, AtomFeed.document(of: told.map(\.notice), for: watch, as: feed))
    var published = outbox
    for notice in outbox.notices(.pending, to: target.id) {
      published = published.marking(notice.id, to: target.id, .delivered)
    }
    if published != outbox { try record(published) }
    return published
  }
}
