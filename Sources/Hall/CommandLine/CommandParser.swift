/// Reads a command line by the table of commands.
///
/// Options may stand anywhere, also before the command; `--name=value` and `--name value` are the
/// same, `-f json` and `-fjson` too, and nothing after `--` is an option.
struct CommandParser {
  let commands: [CommandDescription]

  enum Result {
    case run(Invocation)
    /// Help on a command, or on the whole where there is none.
    case help(CommandDescription?)
    case version
  }

  /// Understands the words after the program's name.
  func result(of words: [String]) throws(UsageError) -> Result {
    guard let position = commandPosition(in: words) else {
      return try resultWithoutCommand(words)
    }
    let name = words[position]
    var rest = words
    rest.remove(at: position)
    if name == "help" {
      return try resultOfHelp(rest)
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw .unknownCommand(name)
    }
    let parsed = try parse(rest, by: command)
    if parsed[SharedOptions.help] { return .help(command) }
    try check(parsed.arguments, by: command)
    return .run(parsed)
  }

  // MARK: - Which command

  /// The command that words name, also where the rest of them is wrong.
  func command(in words: [String]) -> CommandDescription? {
    commandPosition(in: words).flatMap { position in
      commands.first { $0.name == words[position] }
    }
  }

  /// The place of the first word that is no option and no option's value.
  private func commandPosition(in words: [String]) -> Int? {
    var index = 0
    while index < words.count {
      let word = words[index]
      if word == "--" { return nil }
      if !word.hasPrefix("-") || word == "-" { return index }
      index += takesNextWord(word) ? 2 : 1
    }
    return nil
  }

  /// Whether an option that stands before the command takes the word after it, in any command.
  private func takesNextWord(_ word: String) -> Bool {
    if word.contains("=") { return false }
    if word.hasPrefix("--") {
      let name = String(word.dropFirst(2))
      return commands.contains { $0.option(named: name)?.value != nil }
    }
    guard word.count == 2, let letter = word.last else { return false }
    return commands.contains { $0.option(short: letter)?.value != nil }
  }

  private func resultWithoutCommand(_ words: [String]) throws(UsageError) -> Result {
    let own = [SharedOptions.help.spec, SharedOptions.version.spec]
    for word in words where word != "--" {
      guard let spec = own.first(where: { word == "--\($0.name)" || isShort(word, $0) }) else {
        if words.count > 1 || !word.hasPrefix("-") {
          throw .missingCommand
        }
        throw .unknownOption(word, command: "pricebook")
      }
      return spec.name == SharedOptions.version.spec.name ? .version : .help(nil)
    }
    throw .missingCommand
  }

  private func isShort(_ word: String, _ spec: OptionSpec) -> Bool {
    spec.short.map { word == "-\($0)" } ?? false
  }

  private func resultOfHelp(_ words: [String]) throws(UsageError) -> Result {
    guard let name = words.first(where: { !$0.hasPrefix("-") }) else { return .help(nil) }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw .unknownCommand(name)
    }
    return .help(command)
  }

  // MARK: - Options and arguments

  private func parse(
    _ words: [String],
    by command: CommandDescription
  ) throws(UsageError) -> Invocation {
    var arguments: [String] = []
    var values: [String: String] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments.append(contentsOf: rest)
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        arguments.append(word)
        continue
      }
      if word.hasPrefix("--") {
        let parts = word.dropFirst(2).split(
          separator: "=",
          maxSplits: 1,
          omittingEmptySubsequences: false
        )
        let name = parts.first.map(String.init) ?? ""
        guard let spec = command.option(named: name) else {
          throw .unknownOption("--\(name)", command: command.name)
        }
        let attached = parts.count == 2 ? String(parts[1]) : nil
        values[name] = try value(of: spec, written: "--\(name)", attached: attached, &rest)
      } else {
        try parseLetters(word, by: command, into: &values, &rest)
      }
    }
    return Invocation(command: command.name, arguments: arguments, values: values)
  }

  /// Reads "-h", "-f json", "-fjson" and switches run together.
  private func parseLetters(
    _ word: String,
    by command: CommandDescription,
    into values: inout [String: String],
    _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let spec = command.option(short: letter) else {
        throw .unknownOption("-\(letter)", command: command.name)
      }
      guard spec.value != nil else {
        values[spec.name] = ""
        continue
      }
      if letters.first == "=" { letters.removeFirst() }
      let attached = letters.isEmpty ? nil : String(letters)
      values[spec.name] = try value(of: spec, written: "-\(letter)", attached: attached, &rest)
      return
    }
  }

  private func value(
    of spec: OptionSpec,
    written: String,
    attached: String?,
    _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let kind = spec.value else {
      if attached != nil { throw .unwantedValue(option: written) }
      return ""
    }
    guard let text = attached ?? rest.popFirst() else {
      throw .missingValue(option: written, expectation: kind.expectation)
    }
    guard spec.accepts(text) else {
      throw .wrongValue(
        text,
        option: written,
        expectation: kind.expectation,
        nearest: nearest(text, kind)
      )
    }
    return text
  }

  private func check(
    _ arguments: [String],
    by command: CommandDescription
  ) throws(UsageError) {
    var rest = arguments[...]
    for argument in command.arguments {
      var taken = 0
      while let text = rest.first, argument.count != .one || taken == 0 {
        guard argument.accepts(text) else {
          throw .wrongArgument(
            text,
            placeholder: argument.kind.placeholder,
            expectation: argument.kind.expectation,
            nearest: nearest(text, argument.kind)
          )
        }
        rest.removeFirst()
        taken += 1
      }
      if taken == 0, argument.count != .any {
        throw .missingArgument(
          placeholder: argument.kind.placeholder,
          meaning: argument.help
        )
      }
    }
    if let extra = rest.first { throw .unexpectedArgument(extra) }
  }

  private func nearest(_ text: String, _ kind: ValueKind) -> String? {
    guard case .words(let words) = kind.completion else { return nil }
    return Suggestion.nearest(to: text, among: words, limit: 1).first
  }
}
