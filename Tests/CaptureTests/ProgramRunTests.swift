import Foundation
import Glibc
import Testing

@testable import Capture

struct ProgramRunTests {
  private func run(
    _ script: String,
    input: String = "",
    seconds: Int = 10,
    bytes: Int = 1 << 20
  ) -> ProgramRun.Result {
    ProgramRun(
      ["/bin/sh", "-c", script],
      environment: ["PATH=/usr/bin:/bin", "WORD=a b"],
      input: Array(input.utf8),
      limits: ProgramRun.Limits(time: .seconds(seconds), outputBytes: bytes)
    ).run()
  }

  @Test func `A program gets its input and its environment, and its words come back`() {
    let long = String(repeating: "x", count: 300_000)
    let counted = run("wc -c", input: long)
    #expect(counted.ending == .exited(0))
    #expect(counted.words.contains("300000"))
    #expect(run("printf %s \"$WORD\"").words == "a b")
    #expect(run("echo out; echo why >&2; exit 3") == .init(ending: .exited(3), words: "why\n"))
    // An input that nobody reads harms nothing.
    #expect(run("exit 0", input: long).ending == .exited(0))
  }

  @Test func `It may close its output and go on`() {
    #expect(run("exec >&- 2>&-; cat > /dev/null; sleep 0.05; exit 7").ending == .exited(7))
  }

  @Test func `What it leaves behind is ended with it, and not waited for`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let begin = ContinuousClock.now
    #expect(run("sleep 60 & echo $! > '\(file)'; exit 0").ending == .exited(0))
    #expect(ContinuousClock.now - begin < .seconds(5))
    let pid = pid_t(
      try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(
        in: .whitespacesAndNewlines
      )
    )
    let left = try #require(pid)
    for _ in 0..<200 where isRunning(left) { usleep(5_000) }
    #expect(!isRunning(left))
  }

  /// One that has ended and that nobody has asked how does not run.
  private func isRunning(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? false
  }

  @Test func `Time and output have bounds`() {
    #expect(run("sleep 60", seconds: 1).ending == .brokenOff("it took longer than 1 s"))
    #expect(
      run("exec >&- 2>&-; sleep 60", seconds: 1).ending == .brokenOff("it took longer than 1 s")
    )
    #expect(run("yes", bytes: 10_000).ending == .brokenOff("it said more than 10000 bytes"))
    #expect(run("kill -9 $$").ending == .brokenOff("signal 9 ended it"))
  }

  @Test func `A program that is not there was not started`() {
    for arguments in [["/no/such/program"], ["no-such-program"], [""], []] {
      #expect(ProgramRun(arguments, environment: [], input: []).run().ending == .notStarted)
    }
    #expect(ProgramRun(["true"], environment: [], input: []).run().ending == .exited(0))
    let elsewhere = ProgramRun(["true"], environment: ["PATH=/nowhere"], input: []).run()
    #expect(elsewhere.ending == .notStarted)
  }
}
