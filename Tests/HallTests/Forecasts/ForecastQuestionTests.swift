import Planning
import Testing
import Vocabulary

@testable import pricebook

struct ForecastQuestionTests {
  private static let today = Day("2026-11-25") ?? Day(number: 0)

  private static func series(
    _ operation: Identifier<Subject>,
    from first: String,
    _ counts: [Int]
  ) -> UsageSeries {
    UsageSeries(
      operation: operation,
      first: Month(first) ?? Month(number: 0),
      counts: counts.map { Amount($0) }
    )
  }

  @Test func `operations share the months of the file, and the last one is a floor`() throws {
    let past = try ForecastQuestion.usage(
      of: [
        Self.series("erase", from: "2026-06", [3, 0, 5, 6, 7, 2]),
        Self.series("core", from: "2026-08", [9, 9]),
        Self.series("inpaint", from: "2026-11", [4]),
      ],
      in: "usage.csv",
      Self.today
    )
    #expect(past.ahead == Month("2026-11") && past.partial == Month("2026-11"))
    #expect(past.from == Self.today)
    #expect(
      past.uses.map(\.usage) == [
        .history([3, 0, 5, 6, 7]), .history([9, 9, 0]), .history([4]),
      ]
    )
    #expect(past.uses.map(\.soFar) == [Amount(2), .zero, Amount(4)])
    guard case .known(let known) = past.basis else {
      Issue.record("expected a known past")
      return
    }
    #expect(known.first == Month("2026-06") && known.last == Month("2026-10"))
    // The shortest history counts: one month of twenty.
    #expect(known.assumedShare == 0.95)
  }

  @Test func `a file without use is refused`() {
    #expect(throws: CommandFailure.self) {
      try ForecastQuestion.usage(of: [], in: "usage.csv", Self.today)
    }
  }
}
