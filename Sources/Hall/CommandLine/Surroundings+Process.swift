import Archive
import CShippedKnowledgeBase
import Glibc
import Reporting
import Vocabulary

extension Surroundings {
  /// What the process finds: the one place that reads clock, environment and terminal.
  static func ofProcess() -> Surroundings {
    Surroundings(
      workingDirectory: currentDirectory() ?? "/",
      today: currentDay(),
      style: terminalStyle(),
      shipped: { try shippedInBinary() },
      standardInput: { StandardStreams.readInput() }
    )
  }

  /// What `make install` linked into this binary.
  private static func shippedInBinary() throws -> KnowledgeBase? {
    let length = pricebook_shipped_length()
    guard length > 0, let start = pricebook_shipped_bytes() else { return nil }
    return try KnowledgeBase(unowned: UnsafeRawBufferPointer(start: start, count: length))
  }

  private static func currentDirectory() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  private static func currentDay() -> Day {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return Day(
      year: Int(parts.tm_year) + 1900,
      month: Int(parts.tm_mon) + 1,
      day: Int(parts.tm_mday)
    )
      ?? Day(number: seconds / 86_400)
  }

  private static func terminalStyle() -> TextStyle {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let wantsColor = (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    return TextStyle(
      width: variable("COLUMNS").flatMap(Int.init) ?? (isTerminal ? terminalWidth() : nil) ?? 100,
      isColored: isTerminal && wantsColor
    )
  }

  private static func terminalWidth() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
