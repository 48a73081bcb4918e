import Vocabulary

/// What the parser, the help page and the completions know of an option.
struct OptionSpec: Sendable {
  /// The word after the two dashes: "format".
  let name: String

  /// The letter after the single dash, where the option is common enough to have one.
  let short: Character?

  /// What it takes; `nil` for a switch.
  let value: ValueKind?

  /// One line for the help page.
  let help: String

  /// Whether a text is a value of this option.
  let accepts: @Sendable (String) -> Bool
}

/// What stands for a value in help, in completions and in messages about wrong ones.
struct ValueKind: Sendable {
  /// The name in capitals: "DAY".
  let placeholder: String

  /// What a wrong value should have been: "a day as 2025-08-01".
  let expectation: String
  let completion: Completion

  enum Completion: Sendable, Equatable {
    case none
    case words([String])
    case files
    case directories
    /// Ids that only the knowledge base knows.
    case subjects
    case sources
  }
}

/// An option with a value: how it is written and what its text means.
struct Option<Value: Sendable>: Sendable {
  let spec: OptionSpec
  let read: @Sendable (String) -> Value?

  init(
    _ name: String,
    short: Character? = nil,
    _ kind: ValueKind,
    _ help: String,
    read: @escaping @Sendable (String) -> Value?
  ) {
    spec = OptionSpec(name: name, short: short, value: kind, help: help) { read($0) != nil }
    self.read = read
  }
}

/// An option without a value: given or not.
struct Switch: Sendable {
  let spec: OptionSpec

  init(_ name: String, short: Character? = nil, _ help: String) {
    spec = OptionSpec(name: name, short: short, value: nil, help: help) { _ in false }
  }
}

// MARK: - The kinds of value

extension ValueKind {
  static let day = Self(
    placeholder: "DAY",
    expectation: "a day as 2025-08-01",
    completion: .none
  )
  static let file = Self(placeholder: "FILE", expectation: "a file", completion: .files)
  static let directory = Self(
    placeholder: "DIR",
    expectation: "a folder",
    completion: .directories
  )
  static let count = Self(
    placeholder: "N",
    expectation: "a number above zero",
    completion: .none
  )
  static let settings = Self(
    placeholder: "SETTINGS",
    expectation: "settings as steps=50,width=512",
    completion: .none
  )
  static let subject = Self(
    placeholder: "SUBJECT",
    expectation: "the name of a subject",
    completion: .subjects
  )
  static let source = Self(
    placeholder: "ID",
    expectation: "the id of a source",
    completion: .sources
  )
  static let pages = Self(
    placeholder: "SOURCE|URL|FILE",
    expectation: "the id of a source, an address or a file",
    completion: .sources
  )
  static let word = Self(placeholder: "NAME", expectation: "a name", completion: .none)

  /// One word out of a few.
  static func choice(_ placeholder: String, _ words: [String]) -> Self {
    Self(
      placeholder: placeholder,
      expectation: "one of \(words.joined(separator: ", "))",
      completion: .words(words)
    )
  }
}
