import Archive
import Capture
import Reporting
import Vocabulary

/// One round of watching: look at the pages that are due, walk, tell what is new.
///
/// Everything it needs to know of earlier rounds is in files; each step counts as a whole once it is
/// written, so a round may end anywhere and the next one goes on from there.
struct Round {
  let opened: OpenBase
  let surroundings: Surroundings
  let today: Day
  let isOffline: Bool
  let allowsPrivate: Bool

  struct Result {
    let report: Report
    let notes: [String]

    /// Whether a page has failed often enough for an alarm, or a notice is not surely delivered.
    let hasTrouble: Bool
  }

  func run() throws -> Result {
    let telling = Telling(opened: opened, surroundings: surroundings)
    try telling.begin()
    let captured = try capture()
    var notes = captured.notes
    let walk = try Walk(opened.base).run { holder in
      notes.append("Waited for another writer: \(holder).")
    }
    let told = try telling.tell()
    let report = Report.round(
      captured: captured.rows,
      published: walk.published,
      notices: told.rows
    )
    return Result(
      report: report,
      notes: notes,
      hasTrouble: try told.hasTrouble || hasAlarm()
    )
  }

  /// The fewest failures that any watch calls an alarm; the usual number where there is no watch.
  private func hasAlarm() throws -> Bool {
    let numbers = try opened.base.watches().map(\.rules.failuresBeforeAlarm).filter { $0 > 0 }
    let least = numbers.min() ?? Watch.Rules().failuresBeforeAlarm
    return try !NoticeMaker.failing(in: opened.base, atLeast: least).isEmpty
  }

  private func capture() throws -> Capturing.Result {
    guard !isOffline, let web = surroundings.web else { return Capturing.Result() }
    let targets = try DueCaptures.targets(in: opened.base, on: today, now: web.clock.date())
    return try Capturing(
      opened.base,
      web: web,
      today: today,
      way: .auto,
      allowsPrivate: allowsPrivate,
      pages: targets.count
    ).run(targets)
  }
}
