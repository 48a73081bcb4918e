import Glibc

/// A program of the user's, run without a shell, with bounds, and ended with all that it started.
package struct ProgramRun: Sendable {
  private let arguments: [String]
  private let environment: [String]
  private let input: [UInt8]
  private let limits: Limits

  package struct Limits: Sendable, Hashable {
    package let time: Duration
    package let outputBytes: Int
    package let memoryBytes: Int

    package init(
      time: Duration = .seconds(30),
      outputBytes: Int = 1 << 20,
      memoryBytes: Int = 1 << 30
    ) {
      self.time = time
      self.outputBytes = outputBytes
      self.memoryBytes = memoryBytes
    }
  }

  package enum Ending: Sendable, Hashable {
    case exited(Int)
    /// Ended by a signal or by us: "it took longer than 30 s".
    case brokenOff(String)
    /// There is no such program, or it may not be run.
    case notStarted
  }

  package struct Result: Sendable, Hashable {
    package let ending: Ending

    /// The last of what it said, on standard error where it said something there.
    package let words: String
  }

  /// The first of `arguments` is the program, looked for in the `PATH` of `environment`, which has
  /// "NAME=value" each.
  package init(
    _ arguments: [String],
    environment: [String],
    input: [UInt8],
    limits: Limits = Limits()
  ) {
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.limits = limits
  }

  /// Waits for its end; an interruption does not break it off, since half a message is none.
  package func run() -> Result {
    guard let program = arguments.first, let path = path(of: program) else {
      return Result(ending: .notStarted, words: "")
    }
    let child = ChildProcess(
      arguments: [path] + arguments.dropFirst(),
      environment: environment,
      input: input,
      limits: ChildProcess.Limits(
        time: limits.time,
        outputBytes: limits.outputBytes,
        timeAfterOutput: limits.time,
        memoryBytes: limits.memoryBytes
      )
    )
    guard let result = child.run(isInterrupted: { false }) else {
      return Result(ending: .notStarted, words: "")
    }
    let said =
      result.errors.isEmpty ? String(decoding: result.output, as: UTF8.self) : result.errors
    return Result(ending: ending(result.ending), words: String(said.suffix(400)))
  }

  private func path(of program: String) -> String? {
    if program.contains("/") { return program }
    let path =
      environment.first { $0.hasPrefix("PATH=") }.map { $0.dropFirst(5) } ?? "/usr/bin:/bin"
    return Program.path(of: program, in: String(path))
  }

  private func ending(_ ending: ChildProcess.Ending) -> Ending {
    switch ending {
    case .exited(let status): .exited(Int(status))
    case .signalled(let signal): .brokenOff("signal \(signal) ended it")
    case .tookTooLong: .brokenOff("it took longer than \(limits.time.components.seconds) s")
    case .tooMuchOutput: .brokenOff("it said more than \(limits.outputBytes) bytes")
    case .tooMuchMemory: .brokenOff("it took more than \(limits.memoryBytes) bytes of memory")
    case .interrupted: .brokenOff("it was interrupted")
    }
  }
}
