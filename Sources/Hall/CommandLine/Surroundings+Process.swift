import Archive
import CShippedKnowledgeBase
import Capture
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
      standardInput: { StandardStreams.readInput() },
      web: web()
    )
  }

  /// The network with the proxies of the environment, under an honest name.
  private static func web() -> Web {
    var environment: [String: String] = [:]
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
      for name in [name, name.uppercased()] { environment[name] = variable(name) }
    }
    let contact = variable("PRICEBOOK_CONTACT").map { " (+\($0))" } ?? ""
    return Web(
      policy: Fetcher.Policy(
        agent: "pricebook/\(Version.current)\(contact)",
        proxies: ProxySettings(environment: environment)
      ),
      clock: .ofMachine(isInterrupted: SignalHold.isPending),
      browser: Browser.found(in: variable("PATH") ?? "/usr/bin:/bin"),
      isInterrupted: SignalHold.isPending,
      progressLine: isatty(STDERR_FILENO) == 1
        ? ProgressLine(width: terminalWidth() ?? 80) { StandardStreams.writeError($0) } : nil
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
