/// Completions for zsh: `_arguments` with one branch a command.
enum ZshCompletions {
  static func script(for commands: [CommandDescription]) -> String {
    let list = commands.map { command in
      "    \(Shell.zsh.quoted("\(command.name):\(escaped(command.summary))"))"
    }
    let branches = commands.map { command in
      let lines = command.options.map(option) + command.arguments.enumerated().map(argument)
      return """
            \(command.name))
              _arguments -s -S \\
        \(lines.map { "          " + Shell.zsh.quoted($0) }.joined(separator: " \\\n"))
              ;;
        """
    }
    return """
      #compdef pricebook
      # Completions of pricebook for zsh: pricebook completions zsh > "${fpath[1]}/_pricebook"

      _pricebook_names() {
        local -a names
        names=(${(f)"$(pricebook completions $1 2>/dev/null)"})
        compadd -a names
      }

      _pricebook() {
        local context state state_descr line
        typeset -A opt_args
        local -a commands
        commands=(
      \(list.joined(separator: "\n"))
        )
        _arguments -C '(-h --help)'{-h,--help}'[Print help and leave.]' \\
          '(-V --version)'{-V,--version}'[Print the version and leave.]' \\
          '1: :->command' '*:: :->rest'
        case "$state" in
          command) _describe -t commands 'command' commands ;;
          rest)
            case "${line[1]}" in
      \(branches.joined(separator: "\n"))
            esac
            ;;
        esac
      }

      if [ "$funcstack[1]" = "_pricebook" ]; then
        _pricebook "$@"
      else
        compdef _pricebook pricebook
      fi

      """
  }

  private static func option(_ spec: OptionSpec) -> String {
    guard let value = spec.value else { return "--\(spec.name)[\(escaped(spec.help))]" }
    return "--\(spec.name)=[\(escaped(spec.help))]:\(value.placeholder):\(action(value.completion))"
  }

  private static func argument(_ index: Int, _ argument: CommandDescription.Argument) -> String {
    let place = argument.count == .one ? String(index + 1) : "*"
    return "\(place):\(argument.kind.placeholder):\(action(argument.kind.completion))"
  }

  private static func action(_ completion: ValueKind.Completion) -> String {
    switch completion {
    case .none: " "
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files: "_files"
    case .directories: "_files -/"
    case .subjects: "_pricebook_names subjects"
    case .sources: "_pricebook_names sources"
    }
  }

  /// Brackets and colons end a part of a specification.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if "[]:\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }
}
