import Testing
import Vocabulary

struct OutboxTests {
  private static let targets = [
    NoticeTarget(id: "a", way: .program(["a"])), NoticeTarget(id: "b", way: .program(["b"])),
  ]

  private static func notice(_ id: String) -> Notice {
    Notice(id: Identifier(id), watch: "team", known: Day(number: 20_000), news: .test)
  }

  @Test func `a notice is told each target once for all time`() {
    let outbox = Outbox(watch: "team", table: 3)
      .adding([Self.notice("x"), Self.notice("x")], to: Self.targets, table: 5)
    #expect(outbox.entries.map(\.notice.id) == ["x"])
    #expect(outbox.entries.first?.deliveries.map(\.target) == ["a", "b"])
    #expect(outbox.table == 5)
    #expect(outbox.adding([Self.notice("x")], to: Self.targets, table: 4) == outbox)
  }

  @Test func `sending counts as an attempt, and each target goes its own way`() {
    let outbox = Outbox(watch: "team", table: 0)
      .adding([Self.notice("x"), Self.notice("y")], to: Self.targets, table: 1)
      .marking("x", to: "a", .sending)
      .marking("x", to: "a", .pending, because: "Not now.")
      .marking("x", to: "a", .sending)
    let delivery = outbox.entries.first?.deliveries.first
    #expect(delivery?.attempts == 2)
    #expect(delivery?.reason == nil)
    #expect(outbox.notices(.pending, to: "a").map(\.id) == ["y"])
    #expect(outbox.notices(.pending, to: "b").map(\.id) == ["x", "y"])
    #expect(outbox.entries.first?.isFinished == false)
  }

  @Test func `of old finished notices the id is kept, so that they are never told again`() {
    let count = Outbox.mostFinished + 2
    var outbox = Outbox(watch: "team", table: 0)
      .adding((0..<count).map { Self.notice("n\($0)") }, to: Self.targets, table: 1)
    for entry in outbox.entries.dropFirst() {
      for target in Self.targets {
        outbox = outbox.marking(entry.notice.id, to: target.id, .delivered)
      }
    }
    outbox = outbox.adding([Self.notice("last")], to: Self.targets, table: 2)
    // The first one is not finished, so the oldest that is goes.
    #expect(outbox.entries.first?.notice.id == "n0")
    #expect(outbox.former == ["n1"])
    #expect(
      outbox.adding([Self.notice("n1")], to: Self.targets, table: 3).entries == outbox.entries
    )
  }
}
