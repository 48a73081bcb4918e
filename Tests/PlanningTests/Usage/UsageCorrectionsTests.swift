import Planning
import Testing
import Vocabulary

struct UsageCorrectionsTests {
  private let ledger = makeLedger(
    "erase 2026-01-10=10",
    "erase 2026-01-20=5",
    "erase 2026-02-10=2",
    "core 2026-01-20=1"
  )

  private let known = UsageBiller(
    eras: [
      makeEra(1, "2026-01-01", nil, [creditPrice, makeRate("erase", "3"), makeRate("core", "2")])
    ]
  )

  @Test func `The same knowledge corrects nothing`() {
    #expect(UsageCorrections(of: ledger, from: known, to: known).corrections.isEmpty)
  }

  @Test func `A price learnt later corrects the days from which it was in force`() throws {
    let later = UsageBiller(
      eras: [
        makeEra(
          1,
          "2026-01-01",
          "2026-01-15",
          [creditPrice, makeRate("erase", "3"), makeRate("core", "2")]
        ),
        makeEra(
          4,
          "2026-01-15",
          "2026-02-01",
          [creditPrice, makeRate("erase", "5"), makeRate("core", "2")]
        ),
        makeEra(
          2,
          "2026-02-01",
          nil,
          [creditPrice, makeRate("erase", "3"), makeRate("core", "2")]
        ),
      ]
    )
    let corrections = UsageCorrections(of: ledger, from: known, to: later).corrections
    let one = try #require(corrections.first)
    #expect(corrections.count == 1)
    #expect(one.operation == "erase")
    #expect(one.count == Amount(5))
    #expect(one.days == DaySpan(day("2026-01-20")))
    #expect(one.old.table == 1)
    #expect(one.new.table == 4)
    #expect(one.differenceInCredits?.low == Amount(10))
    #expect(one.differenceInUSD?.high == amount("0.1"))
    // What is corrected is the whole difference of the two bills.
    let before = try #require(known.bill(for: ledger).total.credits)
    let after = try #require(later.bill(for: ledger).total.credits)
    #expect(after.low.subtracting(before.low) == Amount(10))
    let back = UsageCorrections(of: ledger, from: later, to: known).corrections
    #expect(back.first?.differenceInCredits?.low == Amount(-10))
  }

  @Test func `A price that had none before, or has none now, is a correction without a difference`()
  {
    let later = UsageBiller(
      eras: [
        makeEra(2, "2026-01-01", nil, [creditPrice, makeRate("erase", "3"), makeRate("core", nil)])
      ]
    )
    let lost = UsageCorrections(of: ledger, from: known, to: later).corrections
    #expect(lost.map(\.new) == [.init(table: 2, price: .none(.unbillable(.discontinued)))])
    #expect(lost.first?.differenceInUSD == nil)
    let found = UsageCorrections(of: ledger, from: UsageBiller(eras: []), to: known).corrections
    #expect(found.map(\.old.price) == [.none(.noTable), .none(.noTable)])
    #expect(found.map(\.operation) == ["core", "erase"])
  }
}
