/// Prints what the tables of commands and options say.
struct HelpPage {
  let commands: [CommandDescription]

  /// Help on the whole: what it is for, and every command with its summary.
  var overview: String {
    let width = (commands.map(\.name.count).max() ?? 0) + 2
    let listed = commands.map { command in
      Self.folded("  \(Self.padded(command.name, to: width))\(command.summary)", indent: width + 2)
    }
    return """
      Prices of Stability AI's API, each traced to the words of the page that states it.

      usage: pricebook COMMAND [ARGUMENT...] [--OPTION VALUE...]

      commands:
      \(listed.joined(separator: "\n"))

      options:
      \(Self.lines(of: [SharedOptions.help.spec, SharedOptions.version.spec]))

      'pricebook COMMAND --help' shows a command's options and examples.

      """
  }

  /// Help on one command.
  static func page(of command: CommandDescription) -> String {
    var parts = [folded("\(command.summary).", indent: 0), usage(of: command)]
    if !command.discussion.isEmpty { parts.append(paragraphs(command.discussion)) }
    if !command.arguments.isEmpty {
      let width = (command.arguments.map(\.kind.placeholder.count).max() ?? 0) + 2
      let lines = command.arguments.map {
        folded("  \(padded($0.kind.placeholder, to: width))\($0.help)", indent: width + 2)
      }
      parts.append("arguments:\n" + lines.joined(separator: "\n"))
    }
    parts.append("options:\n" + lines(of: command.options))
    let examples = command.examples.map { "  \($0.line)\n      \($0.purpose)" }
    parts.append("examples:\n" + examples.joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The one line that a usage error repeats.
  static func usage(of command: CommandDescription) -> String {
    let arguments = command.arguments.map { " " + $0.usage }.joined()
    let own = command.options.filter { $0.name != SharedOptions.help.spec.name }
    let options = own.map { spec in
      " [--\(spec.name)\(spec.value.map { " \($0.placeholder)" } ?? "")]"
    }
    return folded("usage: pricebook \(command.name)\(arguments)\(options.joined())", indent: 11)
  }

  // MARK: - Layout

  private static let width = 80

  private static func lines(of options: [OptionSpec]) -> String {
    let heads = options.map { spec in
      let short = spec.short.map { "-\($0), " } ?? "    "
      return "  \(short)--\(spec.name)\(spec.value.map { " \($0.placeholder)" } ?? "")"
    }
    let column = (heads.map(\.count).max() ?? 0) + 2
    return zip(heads, options)
      .map { head, spec in folded(padded(head, to: column) + spec.help, indent: column) }
      .joined(separator: "\n")
  }

  /// Text as it stands in the source, its line breaks moved to where the page is full.
  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n\n")
      .map { folded($0.split(separator: "\n").joined(separator: " "), indent: 0) }
      .joined(separator: "\n\n")
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Breaks a line between words so that it fits a page; later lines are indented.
  private static func folded(_ line: String, indent: Int) -> String {
    guard line.count > width else { return line }
    var lines: [String] = []
    var current = ""
    for word in pieces(of: line) {
      if current.count + word.count > width, !current.allSatisfy({ $0 == " " }) {
        lines.append(current)
        current = String(repeating: " ", count: indent) + word.drop { $0 == " " }
      } else {
        current += word
      }
    }
    lines.append(current)
    return lines.joined(separator: "\n")
  }

  /// Words with the blanks before them; a bracketed option is one piece.
  private static func pieces(of line: String) -> [String] {
    var pieces: [String] = []
    var depth = 0
    var current = ""
    var isBlank = true
    for character in line {
      if character == " ", depth == 0, !isBlank {
        pieces.append(current)
        current = ""
        isBlank = true
      }
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character != " " { isBlank = false }
      current.append(character)
    }
    return pieces + [current]
  }
}
