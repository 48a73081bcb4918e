import Archive
import Reporting
import Vocabulary

/// What a run finds around it: nothing below the hall looks for itself.
struct Surroundings: Sendable {
  let workingDirectory: String

  /// The day of the machine's clock.
  let today: Day

  /// Where the text goes: how wide, and whether it may be coloured.
  let style: TextStyle

  /// The knowledge base built into the binary; `nil` in a build without one.
  let shipped: @Sendable () throws -> KnowledgeBase?

  /// Reads all of standard input, for the file name "-".
  let standardInput: @Sendable () -> [UInt8]

  /// The way to the network; `nil` where there is none, as in tests.
  var web: Web?

  /// A path given by the user, seen from the working directory.
  func path(_ given: String) -> String {
    if given.hasPrefix("/") { return given }
    return workingDirectory == "/" ? "/" + given : workingDirectory + "/" + given
  }
}
