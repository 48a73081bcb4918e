import Archive
import Vocabulary

/// `pricebook completions`: what a shell needs to complete command lines.
enum CompletionsCommand {
  /// Lists of names that the scripts ask for while completing.
  private static let lists = ["subjects", "sources"]

  static let command = Command(
    description: CommandDescription(
      "completions",
      "Print the completions for a shell",
      arguments: [
        .init(
          .choice("SHELL", Shell.allCases.map(\.rawValue) + lists),
          .one,
          "bash, zsh or fish; or a list of names: subjects, sources."
        ) { word in Shell(rawValue: word) != nil || lists.contains(word) }
      ],
      options: [SharedOptions.root.spec],
      examples: [
        .init("source <(pricebook completions bash)", "For this session of bash."),
        .init(
          "pricebook completions fish > ~/.config/fish/completions/pricebook.fish",
          "For good, in fish."
        ),
        .init("pricebook completions subjects", "Every name that commands know."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let word = invocation.arguments[0]
    if let shell = Shell(rawValue: word) {
      return Outcome(shell.script(for: CommandTable.descriptions))
    }
    let base = try OpenBase(invocation, surroundings).base
    let names =
      word == "sources" ? try base.sources().map(\.id.text) : try base.subjects().map(\.id.text)
    return Outcome(names.map { $0 + "\n" }.joined())
  }
}
