import Archive
import Reporting
import Vocabulary

/// What a run finds around it: nothing below the hall looks for itself.
struct Surroundings: Sendable {
  let workingDirectory: String

  /// The day of the machine's clock.
  let today: Day

  /// Where the text goes: how wide, and whether it may be coloured.
  var style: TextStyle

  /// The knowledge base built into the binary; `nil` in a build without one.
  let shipped: @Sendable () throws -> KnowledgeBase?

  /// Reads all of standard input, for the file name "-".
  let standardInput: @Sendable () -> [UInt8]

  /// The way to the network; `nil` where there is none, as in tests.
  var web: Web?

  /// The value of an environment variable, `nil` where it is not set or empty.
  var variable: @Sendable (String) -> String? = { _ in nil }

  /// The whole environment, "NAME=value" each, for programs that the user names.
  var environment: @Sendable () -> [String] = { [] }

  /// The clock of a long watch.
  var clock: WatchClock?

  /// Says something at once, for commands that go on.
  var tell: @Sendable (Outcome) -> Void = { _ in }

  /// A path given by the user, seen from the working directory.
  func path(_ given: String) -> String {
    if given.hasPrefix("/") { return given }
    return workingDirectory == "/" ? "/" + given : workingDirectory + "/" + given
  }
}
