import Foundation
import Testing
import Vocabulary

@testable import pricebook

struct ScheduleTests {
  static let texts: [(String, Int?)] = [
    ("6h", 21_600), ("90m", 5_400), ("1d", 86_400), ("60s", 60), ("59s", nil), ("0h", nil),
    ("-1h", nil), ("6", nil), ("h", nil), ("", nil), ("6 h", nil), ("400d", nil),
    ("99999999999999999999h", nil), ("9223372036854775807d", nil),
  ]

  @Test(arguments: texts)
  func `Times are whole numbers with a unit, from a minute to a year`(text: String, seconds: Int?) {
    #expect(Schedule.seconds(text) == seconds)
  }

  static let moments: [(Double, Int)] = [(0, 100), (1, 100), (99.9, 100), (100, 200), (350, 400)]

  @Test(arguments: moments)
  func `Beats keep their distance from the first, and those missed are left out`(
    elapsed: Double,
    beat: Int
  ) {
    let schedule = Schedule(start: .seconds(7), every: 100)
    #expect(schedule.beat(after: .seconds(7) + .seconds(elapsed)) == .seconds(7 + beat))
  }

  /// A clock that moves by what is waited, and by `work` whenever it is asked.
  private final class Hands: @unchecked Sendable {
    private let lock = NSLock()
    private var time = Duration.zero
    private(set) var waits: [Duration] = []
    let rounds: Int

    init(rounds: Int) {
      self.rounds = rounds
    }

    var isOver: Bool { lock.withLock { waits.count >= rounds } }

    var clock: WatchClock {
      WatchClock(
        now: { self.lock.withLock { self.time } },
        today: { TemporaryBase.today.adding(days: self.lock.withLock { self.waits.count }) },
        wait: { rest in
          self.lock.withLock {
            self.waits.append(rest)
            self.time += rest
          }
        }
      )
    }
  }

  @Test func `watch goes on with what each day brings until it is interrupted`() throws {
    let base = try WatchBase(WatchBase.program("cat > /dev/null"))
    try base.price(8, on: "2025-09-10")
    let hands = Hands(rounds: 3)
    let outcome = base.outcome(
      clock: hands.clock,
      isInterrupted: { hands.isOver },
      "watch",
      "--every",
      "6h",
      "--offline"
    )
    #expect(outcome == Outcome())
    #expect(base.said.count == 3)
    #expect(base.said.first?.output.contains("delivered: Erase: 5 -> 8") == true, "\(base.said)")
    #expect(base.said.last?.output.contains("Nothing to tell.") == true)
    #expect(hands.waits == [.seconds(21_600), .seconds(21_600), .seconds(21_600)])
  }

  @Test func `A round that fails is told, and the next one is made`() throws {
    let base = try WatchBase(WatchBase.program("cat > /dev/null"))
    try base.write("{", to: "data/watch/other.json")
    let hands = Hands(rounds: 2)
    _ = base.outcome(clock: hands.clock, isInterrupted: { hands.isOver }, "watch", "--every", "1d")
    #expect(base.said.map(\.code) == [.failed, .failed])
    #expect(base.said.first?.notes.first?.contains("data/watch/other.json") == true)
  }
}
