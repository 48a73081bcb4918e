package import Vocabulary

/// What is sent of a notice: one line, a text for a person, and an object for a program.
///
/// Words of captured pages are in it: each form escapes what its reader would obey.
package struct Message: Sendable, Hashable {
  /// One line: "Erase: 5 -> 8 credit/generation (+60 %)".
  package let title: String

  /// Several lines: what changed, since when, what it costs the workload, how sure it is, who says so.
  package let text: String

  /// The object of docs/watching.md and data/schema/message-v1.schema.json.
  package let json: JSON

  /// Where a person can look it up; `nil` for tests and where nobody on the web says so.
  package let link: String?

  /// The class of the change, "capture-alarm", "test" or "digest".
  package let topic: String

  /// The same news has the same key for ever.
  package let key: String

  package init(_ notice: Notice) {
    let lines: [String]
    let members: [JSON.Member]
    key = notice.id.text
    switch notice.news {
    case .change(let news):
      title = Self.title(of: news)
      lines = Self.lines(of: news, known: notice.known)
      members = Self.members(of: news)
      link = news.evidence.first { Self.isOnTheWeb($0.address) }?.address
      topic = news.change.kind.name
    case .alarm(let alarm):
      title =
        "\(alarm.publisher): '\(alarm.source)' could not be captured "
        + "\(Report.count(alarm.failuresInARow, "time")) in a row"
      lines = [
        alarm.message, "What a person can do: \(alarm.kind.advice).",
        alarm.lastSeen.map { "The capture of \($0) stays in force." } ?? "It was never captured.",
        "Page: \(alarm.address)",
      ]
      members = [.init("alarm", Self.object(of: alarm))]
      link = Self.isOnTheWeb(alarm.address) ? alarm.address : nil
      topic = "capture-alarm"
    case .test:
      title = "Test of Pricebook: nothing has changed"
      lines = ["This is a test that somebody asked for; messages of '\(notice.watch)' arrive here."]
      members = []
      link = nil
      topic = "test"
    }
    text = lines.map { Printable.text($0) }.joined(separator: "\n")
    json = .object(
      [
        .init("schema", .number(1)), .init("id", .string(notice.id.text)),
        .init("watch", .string(notice.watch.text)), .init("topic", .string(topic)),
        .init("known", .string(notice.known.description)), .init("title", .string(title)),
        .init("text", .string(text)),
      ] + members
    )
  }

  /// One message of several notices of a watch; of a single one its own.
  ///
  /// Its id is that of the first notice, which is in no other message, and how many follow.
  package init(_ notices: [Notice]) {
    if let only = notices.first, notices.count == 1 {
      self = Message(only)
      return
    }
    let messages = notices.map { Message($0) }
    key = notices.first.map { "\($0.id)+\(notices.count - 1)" } ?? ""
    title = "\(notices.count) changes, first: \(messages.map(\.title).first ?? "")"
    text = messages.map(\.text).joined(separator: "\n\n")
    link = messages.lazy.compactMap(\.link).first
    topic = "digest"
    json = .object([
      .init("schema", .number(1)), .init("id", .string(key)),
      .init("watch", .optional(notices.first?.watch)), .init("topic", .string(topic)),
      .init("known", .optional(notices.map(\.known).max())), .init("title", .string(title)),
      .init("text", .string(text)), .init("notices", .array(messages.map(\.json))),
    ])
  }

  static func isOnTheWeb(_ address: String) -> Bool {
    address.hasPrefix("https://") || address.hasPrefix("http://")
  }
}

// MARK: - A change of a price

extension Message {
  private static func title(of news: PriceNews) -> String {
    let change = news.change
    let what = Report.what(change.key)
    // The id comes first where the name says less than it: attribute, conditions, venue.
    let name = what == change.key.subject.text ? news.name : "\(news.name) [\(what)]"
    let unit = unit(of: change)
    let (old, new) = (Report.shown(change.old), Report.shown(change.new))
    switch change.kind {
    case .new: return "\(name): new, \(new)\(unit)"
    case .removed: return "\(name): not offered any more, was \(old)\(unit)"
    case .renamed(let former): return "\(name): renamed, formerly '\(former)'"
    case .unit(let former): return "\(name): now in\(unit), formerly \(former)"
    case .priceChange, .correction, .readerUpgrade:
      let percent = change.percent.map { " (\(signed($0)) %)" } ?? ""
      let whose = change.kind == .priceChange ? "" : "\(change.kind.name): "
      return "\(whose)\(name): \(old) -> \(new)\(unit)\(percent)"
    }
  }

  /// With a blank before it; none for what is no quantity.
  private static func unit(of change: Change) -> String {
    let unit = change.key.unit
    return [.boolean, .date, .text].contains(unit) ? "" : " \(unit)"
  }

  private static func lines(of news: PriceNews, known: Day) -> [String] {
    let change = news.change
    let when = change.day > known ? "From \(change.day), as announced" : "Since \(change.day)"
    var lines = ["\(title(of: news)).", "\(when); known \(known), publication \(news.table)."]
    if let cost = news.cost { lines.append(words(for: cost)) }
    lines.append("The new state is \(news.status.rawValue), \(news.confidence.percent) % sure.")
    for witness in news.evidence {
      lines.append("\(witness.publisher), captured \(witness.captured): \"\(witness.quote)\"")
      lines.append("  \(witness.address)")
      lines.append("  snapshot \(witness.snapshot)")
    }
    return lines
  }

  private static func words(for cost: WorkloadCost) -> String {
    let alone = words(for: cost.alone, cost.period)
    if cost.together == cost.alone { return "'\(cost.title)' \(alone)." }
    let together = words(for: cost.together, cost.period)
    return "'\(cost.title)' \(alone) by this change alone, \(together) by all that became known."
  }

  /// "costs $3.00 -> $5.00 a month (+$2.00)".
  private static func words(
    for outcome: WorkloadCost.Outcome,
    _ period: Scenario.Period
  ) -> String {
    switch outcome {
    case .billed(let before, let after, let low, let high):
      let time = period == .once ? "" : " a month"
      if low.isZero, high.isZero { return "costs the same (\(Report.dollars(after))\(time))" }
      let difference =
        low == high ? signedDollars(low) : "\(signedDollars(low)) to \(signedDollars(high))"
      return "costs \(Report.dollars(before)) -> \(Report.dollars(after))\(time) (\(difference))"
    case .unbilled(let reason):
      return "has no bill to compare: \(reason.hasSuffix(".") ? String(reason.dropLast()) : reason)"
    }
  }

  private static func members(of news: PriceNews) -> [JSON.Member] {
    let change = news.change
    var formerly: JSON = .null
    switch change.kind {
    case .renamed(let former): formerly = .string(former.text)
    case .unit(let former): formerly = .string(former.symbol)
    default: break
    }
    return [
      .init(
        "change",
        .object([
          .init("class", .string(change.kind.name)),
          .init("subject", .string(change.key.subject.text)), .init("name", .string(news.name)),
          .init("attribute", .string(change.key.attribute.name)),
          .init("conditions", .texts(change.key.conditions)),
          .init("venue", .string(change.key.venue.name)),
          .init("unit", .string(change.key.unit.symbol)), .init("old", .value(change.old)),
          .init("new", .value(change.new)), .init("percent", .optional(change.percent)),
          .init("since", .string(change.day.description)), .init("formerly", formerly),
        ])
      ), .init("table", .number(news.table)), .init("status", .string(news.status.rawValue)),
      .init("confidence", .number(news.confidence.percent)),
      .init("cost", news.cost.map(object) ?? .null),
      .init("evidence", .array(news.evidence.map(object))),
    ]
  }

  private static func object(of cost: WorkloadCost) -> JSON {
    .object([
      .init("scenario", .string(cost.scenario.text)), .init("title", .string(cost.title)),
      .init("period", .string(cost.period == .once ? "once" : "month")),
      .init("currency", .string("USD")), .init("alone", object(of: cost.alone)),
      .init("together", object(of: cost.together)),
    ])
  }

  private static func object(of outcome: WorkloadCost.Outcome) -> JSON {
    switch outcome {
    case .billed(let before, let after, let low, let high):
      .object([
        .init("before", .bounds(before)), .init("after", .bounds(after)),
        .init("difference", .bounds(Bounds(min(low, high), max(low, high)))),
        .init("problem", .null),
      ])
    case .unbilled(let reason):
      .object([
        .init("before", .null), .init("after", .null), .init("difference", .null),
        .init("problem", .string(reason)),
      ])
    }
  }

  private static func object(of witness: PriceNews.Witness) -> JSON {
    .object([
      .init("source", .string(witness.source.text)), .init("publisher", .string(witness.publisher)),
      .init("address", .string(witness.address)),
      .init("captured", .string(witness.captured.description)),
      .init("snapshot", .string(witness.snapshot.text)), .init("quote", .string(witness.quote)),
    ])
  }

  private static func object(of alarm: CaptureAlarm) -> JSON {
    .object([
      .init("source", .string(alarm.source.text)), .init("publisher", .string(alarm.publisher)),
      .init("address", .string(alarm.address)), .init("kind", .string(alarm.kind.rawValue)),
      .init("message", .string(alarm.message)),
      .init("failuresInARow", .number(alarm.failuresInARow)),
      .init("lastSeen", .optional(alarm.lastSeen)),
    ])
  }

  private static func signed(_ amount: Amount) -> String {
    amount > .zero ? "+\(amount)" : amount.description
  }

  private static func signedDollars(_ amount: Amount) -> String {
    amount > .zero ? "+" + Report.dollars(amount) : Report.dollars(amount)
  }
}
