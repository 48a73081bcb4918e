import Archive
import Reporting
import Vocabulary

/// `pricebook notify`: sends what waits, or shows it.
enum NotifyCommand {
  static let list = Switch("list", "Show what waits, what went wrong and what was delivered last.")
  static let test = Option(
    "test",
    ValueKind(placeholder: "TARGET", expectation: "a target as WATCH/TARGET", completion: .none),
    "Send a message that says that it is a test; nothing is kept of it."
  ) { $0.isEmpty ? nil : $0 }
  static let dryRun = Switch("dry-run", "Show what would be sent, and send and write nothing.")

  static let command = Command(
    description: CommandDescription(
      "notify",
      "Tell whoever wants to know what changed in the published tables",
      discussion: """
        Targets are webhooks, Atom feeds, programs, and whatever the program apprise reaches; they and
        the rules stand in data/watch (docs/watching.md). Nothing is sent twice, also after a crash: what
        may have arrived is listed and not sent again. Exit 1 where a notice is not surely delivered.
        """,
      options: [list.spec, test.spec, dryRun.spec] + SharedOptions.reading,
      examples: [
        .init("pricebook notify", "Sends what is new and what waits."),
        .init("pricebook notify --dry-run", "Shows what that would be."),
        .init("pricebook notify --test team/chat", "Tries one target."),
        .init("pricebook notify --list", "How the last notices fared."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let given = [list.spec, test.spec, dryRun.spec].filter(invocation.has)
    if given.count > 1 {
      throw UsageError.combination(
        "'--\(given[0].name)' and '--\(given[1].name)' do not go together"
      )
    }
    let opened = try OpenBase(invocation, surroundings)
    guard try !opened.base.watches().isEmpty else {
      throw CommandFailure(
        "There is nobody to tell; expected a file in data/watch, see docs/watching.md."
      )
    }
    let telling = Telling(opened: opened, surroundings: surroundings)
    let (rows, sentence): ([NoticeRow], String)
    if let name = invocation[test] {
      rows = [try tested(name, invocation, opened, surroundings)]
      sentence = "A test message:"
    } else if invocation[list] {
      rows = try listed(opened.base)
      sentence = rows.isEmpty ? "Nothing was ever told." : "Notices, the newest last:"
    } else if invocation[dryRun] {
      rows = try telling.preview()
      sentence = rows.isEmpty ? "Nothing would be sent." : "Would be sent:"
    } else {
      rows = try SignalHold.holding { try telling.tell().rows }
      sentence = rows.isEmpty ? "Nothing to tell." : "Told:"
    }
    return Outcome(
      Report.notices(rows, sentence)
        .printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      code: rows.contains(where: \.isTrouble) ? .failed : .done
    )
  }

  /// How many delivered notices are listed.
  private static let mostDelivered = 20

  private static func listed(_ base: KnowledgeBase) throws -> [NoticeRow] {
    try base.watches().flatMap { watch -> [NoticeRow] in
      let entries = try base.outbox(of: watch.id)?.entries ?? []
      let finished = entries.filter { entry in
        entry.deliveries.allSatisfy { $0.state == .delivered }
      }
      let old = Set(finished.dropLast(mostDelivered).map(\.notice.id))
      return entries.filter { !old.contains($0.notice.id) }.flatMap { entry in
        entry.deliveries.map { NoticeRow(entry.notice, $0) }
      }
    }
  }

  // MARK: - Tests

  private static func tested(
    _ name: String,
    _ invocation: Invocation,
    _ opened: OpenBase,
    _ surroundings: Surroundings
  ) throws -> NoticeRow {
    let (watch, target) = try found(name, opened.base)
    let day = invocation[SharedOptions.today] ?? surroundings.today
    let notice = Notice(
      id: Identifier("test-\(watch.id)-\(target.id)-\(day)"),
      watch: watch.id,
      known: day,
      news: .test
    )
    var attempt = Attempt.delivered
    if case .atom(let feed) = target.way {
      // An entry in a feed would be there for good: whether its file can be written is the test.
      let told = try opened.base.outbox(of: watch.id)?.entries.filter { entry in
        entry.deliveries.contains { $0.target == target.id }
      }
      let text = AtomFeed.document(of: told?.map(\.notice) ?? [], for: watch, as: feed)
      try opened.base.replaceFile(at: feed.file, with: Array(text.utf8))
    } else {
      attempt = SignalHold.holding { Postman(surroundings).attempt([notice], target) }
    }
    let (state, reason): (Outbox.State, String?)
    switch attempt {
    case .delivered: (state, reason) = (.delivered, nil)
    case .notDelivered(let words): (state, reason) = (.givenUp, words)
    case .uncertain(let words): (state, reason) = (.uncertain, words)
    }
    return NoticeRow(
      notice,
      Outbox.Delivery(target: target.id, state: state, attempts: 1, reason: reason)
    )
  }

  /// The target that "WATCH/TARGET" or, where only one watch has it, "TARGET" names.
  private static func found(_ name: String, _ base: KnowledgeBase) throws -> (Watch, NoticeTarget) {
    var all: [(String, Watch, NoticeTarget)] = []
    for watch in try base.watches() {
      for target in watch.targets { all.append(("\(watch.id)/\(target.id)", watch, target)) }
    }
    let matches = all.filter { $0.0 == name || $0.2.id.text == name }
    if let match = matches.first, matches.count == 1 { return (match.1, match.2) }
    let near = Suggestion.nearest(to: name, among: all.map(\.0))
    let shown = matches.isEmpty ? (near.isEmpty ? all.map(\.0) : near) : matches.map(\.0)
    throw CommandFailure(
      "\(matches.isEmpty ? "No target is" : "Several targets are") called '\(name)'; expected one of "
        + "\(shown.map { "'\($0)'" }.joined(separator: ", "))."
    )
  }
}
