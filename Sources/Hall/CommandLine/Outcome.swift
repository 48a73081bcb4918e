/// What a command has to say and how it ended.
struct Outcome: Sendable, Equatable {
  /// For standard output: what was asked for.
  let output: String

  /// For standard error: what a person should know besides, a line each.
  let notes: [String]
  let code: ExitCode

  init(_ output: String = "", notes: [String] = [], code: ExitCode = .done) {
    self.output = output
    self.notes = notes
    self.code = code
  }
}

/// A reason why a command cannot do what it was asked: one sentence.
struct CommandFailure: Error, Equatable {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}
