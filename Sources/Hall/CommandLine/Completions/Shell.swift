/// A shell for which completions are generated.
enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish

  /// The script that teaches the shell every command and option.
  func script(for commands: [CommandDescription]) -> String {
    switch self {
    case .bash: BashCompletions.script(for: commands)
    case .zsh: ZshCompletions.script(for: commands)
    case .fish: FishCompletions.script(for: commands)
    }
  }

  /// A text in single quotes, which all three shells read alike but for an apostrophe.
  func quoted(_ text: String) -> String {
    let apostrophe = self == .fish ? "\\'" : "'\\''"
    var quoted = "'"
    for character in text {
      switch character {
      case "'": quoted += apostrophe
      case "\\" where self == .fish: quoted += "\\\\"
      default: quoted.append(character)
      }
    }
    return quoted + "'"
  }
}
