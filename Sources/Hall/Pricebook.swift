import Glibc

/// The executable: words in, text and an exit code out.
@main
struct Pricebook {
  static func main() {
    // A closed pipe then shows as an error of write(2), which StandardStreams takes as the end.
    signal(SIGPIPE, SIG_IGN)
    let outcome = CommandTable.outcome(
      of: Array(CommandLine.arguments.dropFirst()),
      in: .ofProcess()
    )
    let isPrinted = StandardStreams.print(outcome)
    exit(isPrinted ? outcome.code.rawValue : ExitCode.failed.rawValue)
  }
}
