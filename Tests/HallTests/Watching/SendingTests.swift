import Foundation
import Testing
import Vocabulary

@testable import pricebook

/// Deliveries that end at any step, on a disk and with receivers that a test can look at.
struct SendingTests {
  private struct Crash: Error {}

  /// A disk that holds one outbox, and counts how often each receiver was sent each notice.
  private final class World {
    var disk: Outbox
    var sent: [String: Int] = [:]
    var messages: [String: Int] = [:]
    var feed = ""
    private var steps = 0

    init(_ disk: Outbox) {
      self.disk = disk
    }

    /// Ends before or after a step where its number comes; gives whether the run came to its end.
    func run(
      _ watch: Watch,
      endingBefore first: Int? = nil,
      endingAfter last: Int? = nil,
      attempt: Attempt = .delivered
    ) -> Bool {
      steps = 0
      func step(_ body: () -> Void) throws {
        steps += 1
        if steps == first { throw Crash() }
        body()
        if steps == last { throw Crash() }
      }
      let sending = Sending(
        watch: watch,
        record: { outbox in try step { self.disk = outbox } },
        attempt: { notices, target in
          for notice in notices { self.sent["\(notice.id)/\(target.id)", default: 0] += 1 }
          self.messages["\(target.id)", default: 0] += 1
          return attempt
        },
        publish: { _, text in try step { self.feed = text } },
        isInterrupted: { false }
      )
      do {
        _ = try sending.deliver(disk)
        return true
      } catch { return false }
    }
  }

  private static let watch = Watch(
    id: "team",
    title: "Team",
    targets: [
      NoticeTarget(id: "script", way: .program(["x"])),
      NoticeTarget(id: "feed", way: .atom(.init(file: "f", authority: "e.org,2026"))),
      NoticeTarget(id: "hook", way: .webhook(.init(.plain("https://example.org")))),
      NoticeTarget(id: "mail", way: .apprise(variable: "X"), isDigest: true),
      NoticeTarget(
        id: "keyed",
        way: .webhook(.init(.plain("https://example.org"), knowsKeys: true))
      ),
    ]
  )

  private static let outbox = Outbox(watch: "team", table: 0).adding(
    ["a", "b", "c"].map { Notice(id: $0, watch: "team", known: Day(number: 0), news: .test) },
    to: watch.targets,
    table: 1
  )

  private static func states(_ world: World, _ target: Identifier<NoticeTarget>) -> [Outbox.State] {
    world.disk.entries.flatMap { $0.deliveries.filter { $0.target == target }.map(\.state) }
  }

  @Test(arguments: [false, true])
  func `Nothing is sent twice and nothing is lost, wherever a run ends`(isAfter: Bool) throws {
    var crashes = 0
    for step in 1...100 {
      let world = World(Self.outbox)
      let ended = world.run(
        Self.watch,
        endingBefore: isAfter ? nil : step,
        endingAfter: isAfter ? step : nil
      )
      if ended { break }
      crashes += 1
      #expect(world.run(Self.watch))
      for target in ["script", "hook", "mail"] {
        let states = Self.states(world, Identifier(target))
        #expect(states.count == 3)
        for (notice, state) in zip(["a", "b", "c"], states) {
          let times = world.sent["\(notice)/\(target)", default: 0]
          #expect(times <= 1, "step \(step): \(notice) to \(target) \(times) times")
          // Told or known to be in doubt: never silently dropped.
          #expect(state == .delivered && times == 1 || state == .uncertain, "step \(step)")
        }
        #expect(states.count { $0 == .uncertain } <= (target == "mail" ? 3 : 1))
      }
      #expect(world.messages["mail", default: 0] <= 1)
      #expect(Self.states(world, "keyed") == [.delivered, .delivered, .delivered])
      #expect(Self.states(world, "feed") == [.delivered, .delivered, .delivered])
      #expect(world.feed.components(separatedBy: "<entry>").count == 4)
      let sent = world.sent
      #expect(world.run(Self.watch))
      #expect(world.sent == sent)
    }
    // Two steps a message, a digest is one, two for the feed: else the test would prove nothing.
    #expect(crashes == 22)
  }

  @Test func `What surely did not arrive is tried again in order, and given up in the end`() {
    let world = World(Self.outbox)
    for round in 1...Outbox.mostAttempts {
      #expect(world.run(Self.watch, attempt: .notDelivered("No.")))
      #expect(world.sent["a/hook"] == round)
    }
    // The second one was not tried while the first one waited.
    #expect(world.sent["b/hook"] == nil)
    #expect(Self.states(world, "hook") == [.givenUp, .pending, .pending])
    #expect(world.run(Self.watch))
    #expect(Self.states(world, "hook") == [.givenUp, .delivered, .delivered])
    #expect(world.sent["a/hook"] == Outbox.mostAttempts)
  }

  @Test func `What may have arrived is sent again only to who knows keys`() {
    let world = World(Self.outbox)
    #expect(world.run(Self.watch, attempt: .uncertain("Who knows.")))
    #expect(Self.states(world, "hook") == [.uncertain, .uncertain, .uncertain])
    #expect(Self.states(world, "keyed") == [.pending, .pending, .pending])
    #expect(world.run(Self.watch))
    #expect(world.sent["a/hook"] == 1)
    #expect(world.sent["a/keyed"] == 2)
    #expect(Self.states(world, "keyed") == [.delivered, .delivered, .delivered])
  }

  @Test func `A target that is gone is not waited for`() {
    let world = World(Self.outbox)
    let fewer = Watch(id: "team", title: "Team", targets: [Self.watch.targets[0]])
    #expect(world.run(fewer))
    #expect(Self.states(world, "hook") == [.givenUp, .givenUp, .givenUp])
    #expect(Self.states(world, "script") == [.delivered, .delivered, .delivered])
  }
}
