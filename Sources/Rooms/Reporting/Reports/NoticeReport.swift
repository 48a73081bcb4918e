package import Vocabulary

/// How a notice fares with a target, for lists of them.
package struct NoticeRow: Sendable, Hashable {
  package let notice: Notice
  package let target: Identifier<NoticeTarget>
  package let state: Outbox.State
  package let attempts: Int
  package let reason: String?

  package init(_ notice: Notice, _ delivery: Outbox.Delivery) {
    self.notice = notice
    target = delivery.target
    state = delivery.state
    attempts = delivery.attempts
    reason = delivery.reason
  }

  /// What a person should look after.
  package var isTrouble: Bool {
    switch state {
    case .uncertain, .givenUp, .sending: true
    case .pending: attempts > 0
    case .delivered: false
    }
  }
}

extension Report {
  /// Notices and their deliveries, under a sentence that says which these are.
  package static func notices(_ rows: [NoticeRow], _ sentence: String) -> Report {
    var parts: [Part] = [.line(sentence, .strong)]
    for row in rows {
      let tone: Tone = row.isTrouble ? .bad : row.state == .delivered ? .good : .plain
      parts.append(
        .item(level: 1, "\(words(for: row.state)): \(Message(row.notice).title)", tone)
      )
      let reason = row.reason.map { "; \($0)" } ?? ""
      parts.append(
        .item(
          level: 2,
          "to \(row.notice.watch)/\(row.target), known \(row.notice.known)\(reason)",
          .faint
        )
      )
    }
    return Report(
      parts: parts,
      columns: ["watch", "target", "state", "attempts", "reason", "id", "topic", "known", "title"],
      records: rows.map { row in
        let message = Message(row.notice)
        return [
          .init("watch", .string(row.notice.watch.text)), .init("target", .string(row.target.text)),
          .init("state", .string(row.state.rawValue)), .init("attempts", .number(row.attempts)),
          .init("reason", .optional(row.reason)), .init("id", .string(row.notice.id.text)),
          .init("topic", .string(message.topic)),
          .init("known", .string(row.notice.known.description)),
          .init("title", .string(message.title)),
        ]
      }
    )
  }

  /// What a round of watching did: pages, publications, then each delivery as a row.
  package static func round(
    captured: [CaptureRow],
    published: [PriceTable],
    notices rows: [NoticeRow]
  ) -> Report {
    let told = notices(
      rows,
      rows.isEmpty
        ? "Nothing to tell." : rows.count == 1 ? "1 delivery:" : "\(rows.count) deliveries:"
    )
    let tables =
      published.isEmpty
      ? "No table was due."
      : "Published \(count(published.count, "table")), up to number "
        + "\(published.map(\.number).max() ?? 0)."
    return Report(
      parts: captures(captured).parts + [.line(tables)] + told.parts,
      columns: told.columns,
      records: told.records
    )
  }

  private static func words(for state: Outbox.State) -> String {
    switch state {
    case .pending: "not sent yet"
    case .sending: "being sent"
    case .delivered: "delivered"
    case .uncertain: "perhaps delivered, not sent again"
    case .givenUp: "given up"
    }
  }
}
