import Reporting

/// A command with what does it.
struct Command: Sendable {
  let description: CommandDescription
  let run: @Sendable (Invocation, Surroundings) throws -> Outcome
}

/// Every command, in the order of the help page.
enum CommandTable {
  static let commands: [Command] = [
    PricesCommand.command, HistoryCommand.command, DiffCommand.command, ConflictsCommand.command,
    ExplainCommand.command, BillCommand.command, CompareCommand.command, ForecastCommand.command,
    ReportCommand.command, ExportCommand.command, AuditCommand.command, SourcesCommand.command,
    UpdateCommand.command, WatchCommand.command, NotifyCommand.command,
    ExtractCommand.command, ReconcileCommand.command, PublishCommand.command,
    CaptureCommand.command, VerifyCommand.command, InitCommand.command,
    CompletionsCommand.command,
  ]

  static var descriptions: [CommandDescription] { commands.map(\.description) }

  /// Understands the words after the program's name, does what they ask, and words what went wrong.
  static func outcome(of words: [String], in surroundings: Surroundings) -> Outcome {
    do throws(UsageError) {
      switch try CommandParser(commands: descriptions).result(of: words) {
      case .version: return Outcome("pricebook \(Version.current)\n")
      case .help(let command):
        return Outcome(
          command.map(HelpPage.page) ?? HelpPage(commands: descriptions).overview
        )
      case .run(let invocation): return outcome(of: invocation, in: surroundings)
      }
    } catch {
      return outcome(of: error, words: words)
    }
  }

  private static func outcome(of invocation: Invocation, in surroundings: Surroundings) -> Outcome {
    guard let command = commands.first(where: { $0.description.name == invocation.command }) else {
      return outcome(of: UsageError.unknownCommand(invocation.command), words: [])
    }
    var surroundings = surroundings
    surroundings.style.today = invocation[SharedOptions.today] ?? surroundings.today
    do {
      return try command.run(invocation, surroundings)
    } catch let error as UsageError {
      return outcome(of: error, words: [invocation.command])
    } catch {
      return Outcome(notes: [FailureWords.sentence(for: error)], code: .failed)
    }
  }

  /// Words a wrong command line, with the usage of the command it was meant for.
  private static func outcome(of error: UsageError, words: [String]) -> Outcome {
    let meant = CommandParser(commands: descriptions).command(in: words)
    let candidates: [String]
    if case .unknownOption(let word, _) = error {
      let options = meant?.options ?? [SharedOptions.help.spec, SharedOptions.version.spec]
      candidates = word.hasPrefix("--") ? options.map { "--\($0.name)" } : []
    } else {
      candidates = descriptions.map(\.name)
    }
    let usage =
      meant.map(HelpPage.usage) ?? "usage: pricebook COMMAND [ARGUMENT...] [--OPTION VALUE...]"
    let more = meant.map { "pricebook \($0.name) --help" } ?? "pricebook --help"
    return Outcome(
      notes: [error.message(candidates: candidates), usage, "'\(more)' tells more."],
      code: .usage
    )
  }
}
