import Archive
import Reporting
import Vocabulary

/// `pricebook watch`: round after round, or one.
enum WatchCommand {
  static let every = Option(
    "every",
    ValueKind(placeholder: "TIME", expectation: "a time as 6h, 90m or 1d", completion: .none),
    "Go on, with so much time from the begin of a round to that of the next."
  ) { Schedule.seconds($0) }
  static let once = Switch("once", "Make one round and leave, for cron, timers and CI.")

  static let command = Command(
    description: CommandDescription(
      "watch",
      "Look at what is due, publish what changed, tell whoever wants to know",
      discussion: """
        A round is 'pricebook update' followed by 'pricebook notify'. Each page is looked at once a day
        at most; rounds within a day retry what failed for a moment. What a watch in data/watch wants to
        be told of, and where, is in docs/watching.md; what was published before its first round is not
        told.

        With --once the exit code is 0 where the round was done, and 1 where a page has failed often
        enough for an alarm, a notice is not surely delivered, or the round itself failed. With --every
        a round that fails is told, and the next one is made all the same; SIGINT and SIGTERM end it
        between two steps.
        """,
      options: [
        every.spec, once.spec, UpdateCommand.offline.spec, CaptureCommand.allowPrivate.spec,
      ] + SharedOptions.reading,
      examples: [
        .init("pricebook watch --once", "One round, as a timer or a workflow makes it."),
        .init("pricebook watch --every 6h", "Four rounds a day until it is stopped."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let seconds = invocation[every]
    guard (seconds != nil) != invocation[once] else {
      throw UsageError.combination("'watch' needs either '--every TIME' or '--once'")
    }
    let opened = try OpenBase(invocation, surroundings)
    guard !opened.base.isReadOnly else { throw ArchiveError.readOnly(file: "data/notifications") }
    return try SignalHold.holding {
      guard let seconds else {
        let today = invocation[SharedOptions.today] ?? surroundings.today
        return try outcome(invocation, opened, surroundings, on: today)
      }
      guard let clock = surroundings.clock else {
        throw CommandFailure("There is no clock here; use 'pricebook watch --once'.")
      }
      repeating(invocation, opened, surroundings, clock, every: seconds)
      return Outcome()
    }
  }

  /// Rounds until somebody ends them; nothing but the first moment is kept between them.
  private static func repeating(
    _ invocation: Invocation,
    _ opened: OpenBase,
    _ surroundings: Surroundings,
    _ clock: WatchClock,
    every seconds: Int
  ) {
    let isInterrupted = surroundings.web?.isInterrupted ?? { false }
    let schedule = Schedule(start: clock.now(), every: seconds)
    while !isInterrupted() {
      do {
        let today = invocation[SharedOptions.today] ?? clock.today()
        surroundings.tell(try outcome(invocation, opened, surroundings, on: today))
      } catch {
        surroundings.tell(Outcome(notes: [FailureWords.sentence(for: error)], code: .failed))
      }
      let beat = schedule.beat(after: clock.now())
      while !isInterrupted(), case let rest = beat - clock.now(), rest > .zero { clock.wait(rest) }
    }
  }

  private static func outcome(
    _ invocation: Invocation,
    _ opened: OpenBase,
    _ surroundings: Surroundings,
    on today: Day
  ) throws -> Outcome {
    let result = try Round(
      opened: opened,
      surroundings: surroundings,
      today: today,
      isOffline: invocation[UpdateCommand.offline],
      allowsPrivate: invocation[CaptureCommand.allowPrivate]
    ).run()
    return Outcome(
      result.report.printed(
        as: invocation[SharedOptions.format] ?? .text,
        in: surroundings.style
      ),
      notes: result.notes,
      code: result.hasTrouble ? .failed : .done
    )
  }
}
