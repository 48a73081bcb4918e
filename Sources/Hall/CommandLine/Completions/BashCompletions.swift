/// Completions for bash: one function that knows the word before and the command.
enum BashCompletions {
  static func script(for commands: [CommandDescription]) -> String {
    let names = commands.map(\.name).joined(separator: " ")
    let cases = commands.map { command in
      let options = command.options.map { "--\($0.name)" }.joined(separator: " ")
      return """
            \(command.name))
              options=\(Shell.bash.quoted(options))
              case "$before" in
        \(valueCases(of: command))
              esac
              \(arguments(of: command))
              ;;
        """
    }
    return """
      # Completions of pricebook for bash: pricebook completions bash > \
      ~/.local/share/bash-completion/completions/pricebook

      _pricebook() {
        local word before command options index
        COMPREPLY=()
        word="${COMP_WORDS[COMP_CWORD]}"
        before="${COMP_WORDS[COMP_CWORD-1]}"
        # Bash takes "--format=json" apart at the sign.
        if [[ "$word" == = ]]; then word=''; before="${COMP_WORDS[COMP_CWORD-1]}"; fi
        if [[ "$before" == = ]]; then before="${COMP_WORDS[COMP_CWORD-2]}"; fi
        command=''
        for ((index = 1; index < COMP_CWORD; index++)); do
          case "${COMP_WORDS[index]}" in
            \(commands.map(\.name).joined(separator: "|"))) command="${COMP_WORDS[index]}"; break ;;
          esac
        done
        case "$command" in
      \(cases.joined(separator: "\n"))
          *)
            mapfile -t COMPREPLY < <(compgen -W \(Shell.bash.quoted(names + " --help --version")) -- "$word")
            ;;
        esac
      }

      complete -F _pricebook pricebook

      """
  }

  private static func valueCases(of command: CommandDescription) -> String {
    let cases = command.options.compactMap { spec -> String? in
      guard let value = spec.value else { return nil }
      let short = spec.short.map { "|-\($0)" } ?? ""
      return "        --\(spec.name)\(short)) \(reply(value.completion)); return ;;"
    }
    return (cases + ["        *) ;;"]).joined(separator: "\n")
  }

  private static func arguments(of command: CommandDescription) -> String {
    guard let argument = command.arguments.first else {
      return #"mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")"#
    }
    return """
      if [[ "$word" == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
              else
                \(reply(argument.kind.completion))
              fi
      """
  }

  private static func reply(_ completion: ValueKind.Completion) -> String {
    switch completion {
    case .none: return "COMPREPLY=()"
    case .words(let words):
      let list = Shell.bash.quoted(words.joined(separator: " "))
      return "mapfile -t COMPREPLY < <(compgen -W \(list) -- \"$word\")"
    case .files: return #"compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word")"#
    case .directories:
      return #"compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$word")"#
    case .subjects: return names("subjects")
    case .sources: return names("sources")
    }
  }

  private static func names(_ list: String) -> String {
    "mapfile -t COMPREPLY < <(compgen -W \"$(pricebook completions \(list) 2>/dev/null)\" "
      + "-- \"$word\")"
  }
}
