import Foundation
import Glibc
import Testing
import Vocabulary

@testable import Archive

/// What other processes do to a knowledge base: die, compete, run out of room.
@Suite(.serialized)
struct CrashTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try Sample.folder()
    try KnowledgeBase(root: folder.path).writing { writer in _ = try writer.record(Sample.source) }
    return folder
  }

  /// Kills a writer at 120 moments, on a disk about one in three of them within a write.
  @Test
  func `Killed at any moment, a writer leaves a whole knowledge base`() throws {
    var random = Seeded(state: 0x5EED)
    var interrupted = 0
    // Fresh folders now and then keep the number of tables, and with it the time, small.
    for _ in 0..<12 {
      let folder = try Self.folder()
      for round in 0..<10 {
        let child = try CrashChild(root: folder.path)
        child.waitForTurns(Int.random(in: 0...2, using: &random))
        let end = ContinuousClock.now + .microseconds(Int.random(in: 0...6_000, using: &random))
        while ContinuousClock.now < end {}
        child.killAtOnce()
        let left = folder.files().filter { $0.contains(".pricebook-") && !$0.hasSuffix(".lock") }
        interrupted += left.isEmpty ? 0 : 1
        let findings = try KnowledgeBase(root: folder.path).verify()
        let broken = findings.filter { $0.severity != .note }
        #expect(broken == [], "round \(round)")
        guard broken.isEmpty else { return }
      }
      let knowledgeBase = try KnowledgeBase(root: folder.path)
      try knowledgeBase.writing { _ in }
      #expect(knowledgeBase.verify() == [])
      #expect(folder.files().filter { $0.contains(".pricebook-") } == [])
    }
    // Otherwise the test would prove nothing.
    #expect(interrupted >= 5, "only \(interrupted) of 120 kills fell within a write")
  }

  @Test
  func `Two writers at once take turns`() throws {
    let folder = try Self.folder()
    let children = [try CrashChild(root: folder.path), try CrashChild(root: folder.path)]
    for child in children { child.waitForTurns(5) }
    for child in children { child.killAtOnce() }
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    #expect(knowledgeBase.verify().filter { $0.severity != .note } == [])
    let numbers = try knowledgeBase.publications().map(\.number)
    #expect(numbers == Array(1...numbers.count))
    #expect(numbers.count >= 20)
  }

  @Test
  func `A full disk changes nothing and is named`() throws {
    let folder = try Self.folder()
    let child = try CrashChild(root: folder.path)
    child.waitForTurns(2)
    child.killAtOnce()
    _ = try KnowledgeBase(root: folder.path).writing { _ in }
    let before = folder.files()
    // Too little for any table, which stands for a disk that fills up amid a transaction.
    let message = try CrashChild(root: folder.path, fileLimit: 1).message()
    #expect(message.hasPrefix("unwritable Could not write 'data/"), "\(message)")
    #expect(message.contains("File too large"), "\(message)")
    // What is captured before the walk is small enough to find room.
    let isWalk = { (file: String) in
      !file.hasPrefix("snapshots/") && !file.hasPrefix("data/captures/")
    }
    #expect(folder.files().filter(isWalk) == before.filter(isWalk))
    #expect(try KnowledgeBase(root: folder.path).verify() == [])
  }
}

/// SplitMix64: the same numbers on every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
