/// Everything that help, parser and completions know of a command.
struct CommandDescription: Sendable {
  let name: String

  /// One sentence without its full stop, for the list of commands.
  let summary: String

  /// What else a user should know, in short paragraphs.
  let discussion: String
  let arguments: [Argument]

  /// The command's own options, then those that it shares with others.
  let options: [OptionSpec]
  let examples: [Example]

  struct Argument: Sendable {
    let kind: ValueKind
    let count: Count
    let help: String
    let accepts: @Sendable (String) -> Bool

    enum Count: Sendable {
      case one
      case any
      case some
    }

    init(
      _ kind: ValueKind,
      _ count: Count = .one,
      _ help: String,
      accepts: @escaping @Sendable (String) -> Bool = { !$0.isEmpty }
    ) {
      self.kind = kind
      self.count = count
      self.help = help
      self.accepts = accepts
    }

    /// As it stands in the line of usage: "[SUBJECT...]".
    var usage: String {
      switch count {
      case .one: kind.placeholder
      case .any: "[\(kind.placeholder)...]"
      case .some: "\(kind.placeholder)..."
      }
    }
  }

  struct Example: Sendable {
    let line: String
    let purpose: String

    init(_ line: String, _ purpose: String) {
      self.line = line
      self.purpose = purpose
    }
  }

  init(
    _ name: String,
    _ summary: String,
    discussion: String = "",
    arguments: [Argument] = [],
    options: [OptionSpec] = [],
    examples: [Example]
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.options = options + [SharedOptions.help.spec]
    self.examples = examples
  }

  func option(named name: String) -> OptionSpec? {
    options.first { $0.name == name }
  }

  func option(short letter: Character) -> OptionSpec? {
    options.first { $0.short == letter }
  }
}
