/// Completions for fish: one `complete` line an option.
enum FishCompletions {
  static func script(for commands: [CommandDescription]) -> String {
    let names = commands.map(\.name).joined(separator: " ")
    var lines = [
      "# Completions of pricebook for fish: pricebook completions fish > "
        + "~/.config/fish/completions/pricebook.fish",
      "",
      "complete -c pricebook -f",
      "set -l pricebook_commands \(names)",
      "complete -c pricebook -n \"not __fish_seen_subcommand_from $pricebook_commands\""
        + " -s V -l version -d 'Print the version and leave.'",
    ]
    for command in commands {
      lines.append(
        "complete -c pricebook -n \"not __fish_seen_subcommand_from $pricebook_commands\""
          + " -a \(command.name) -d \(Shell.fish.quoted(command.summary))"
      )
    }
    for command in commands {
      let condition = "-n '__fish_seen_subcommand_from \(command.name)'"
      for spec in command.options {
        let short = spec.short.map { " -s \($0)" } ?? ""
        let value = spec.value.map { " -r" + values($0.completion) } ?? ""
        lines.append(
          "complete -c pricebook \(condition)\(short) -l \(spec.name)\(value)"
            + " -d \(Shell.fish.quoted(spec.help))"
        )
      }
      for argument in command.arguments {
        lines.append("complete -c pricebook \(condition)\(values(argument.kind.completion))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func values(_ completion: ValueKind.Completion) -> String {
    switch completion {
    case .none: " -f"
    case .words(let words): " -f -a \(Shell.fish.quoted(words.joined(separator: " ")))"
    case .files: " -F"
    case .directories: " -f -a '(__fish_complete_directories)'"
    case .subjects: " -f -a '(pricebook completions subjects 2>/dev/null)'"
    case .sources: " -f -a '(pricebook completions sources 2>/dev/null)'"
    }
  }
}
