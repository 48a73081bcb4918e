import Planning
import Testing
import Vocabulary

struct UsageLedgerTests {
  private let ledger = makeLedger(
    "erase 2026-01-30=2",
    "core 2026-04-02=0",
    "erase 2026-01-31=3",
    "erase 2026-03-01=0.5",
    "core 2026-03-31=4"
  )

  @Test func `Months between the first and the last row have no gap`() {
    let months = ledger.months().map {
      "\($0.year)-\($0.month) \($0.count) \($0.days) \($0.isPartial)"
    }
    #expect(
      months == [
        "2026-1 5 2026-01-30..2026-01-31 true", "2026-2 0 2026-02-01..2026-02-28 false",
        "2026-3 4.5 2026-03-01..2026-03-31 false", "2026-4 0 2026-04-01..2026-04-02 true",
      ]
    )
  }

  @Test func `Months of one operation span what the ledger spans`() {
    #expect(ledger.months(of: "core").map(\.count.description) == ["0", "0", "4", "0"])
    #expect(ledger.months(of: "erase").map(\.count.description) == ["5", "0", "0.5", "0"])
    #expect(ledger.months(of: "unheard").map(\.count) == [.zero, .zero, .zero, .zero])
    #expect(UsageLedger.empty.months().isEmpty)
  }

  @Test func `Months over the end of a year and a leap day are told apart`() {
    let months = makeLedger("core 2023-12-01=1", "core 2024-02-29=1").months()
    #expect(months.map { [$0.year, $0.month] } == [[2023, 12], [2024, 1], [2024, 2]])
    #expect(months.map(\.isPartial) == [false, false, false])
  }

  static let spans: [(from: String?, until: String?, all: String, erase: String)] = [
    (nil, nil, "9.5", "5.5"), ("2026-01-31", nil, "7.5", "3.5"), (nil, "2026-01-31", "2", "2"),
    ("2026-01-31", "2026-03-31", "3.5", "3.5"), ("2026-02-01", "2026-03-01", "0", "0"),
    ("2026-03-01", "2026-03-01", "0", "0"), ("2026-05-01", "2026-01-01", "0", "0"),
  ]

  @Test(arguments: spans)
  func `Counts are from a day until before another`(
    _ span: (from: String?, until: String?, all: String, erase: String)
  ) {
    let (from, until) = (span.from.map(day), span.until.map(day))
    #expect(ledger.count(from: from, until: until) == amount(span.all))
    #expect(ledger.count(of: "erase", from: from, until: until) == amount(span.erase))
  }

  @Test func `Entries of one day are one, and a ledger is the same in any order`() {
    let one = makeLedger("core 2026-01-01=1", "erase 2026-01-02=2", "core 2026-01-01=0.5")
    let other = makeLedger("core 2026-01-01=0.5", "core 2026-01-01=1", "erase 2026-01-02=2")
    #expect(one == other)
    #expect(summary(one) == "core 2026-01-01=1.5; erase 2026-01-02=2")
    #expect(one.operations == ["core", "erase"])
  }

  @Test func `Negative counts and sums that do not fit make no ledger`() {
    let use = UsageLedger.Use("core")
    let most = UsageLedger.Entry(day("2026-01-01"), Amount(units: .max))
    #expect(UsageLedger([(use, UsageLedger.Entry(day("2026-01-01"), amount("-1")))]) == nil)
    #expect(UsageLedger([(use, most)])?.count() == Amount(units: .max))
    #expect(
      UsageLedger([(use, most), (UsageLedger.Use("erase"), .init(day("2026-02-01"), .one))]) == nil
    )
  }

  @Test func `The settings that matter are those that some price depends on`() {
    let formula = Formula(parsing: "17 + 0.06 * steps")
    let rates = [
      makeRate("audio", formula.map(Value.formula)),
      makeRate(
        "sdxl",
        .grid(Grid(parameters: ["width", "height"], cells: [])),
        conditions: ["quality": "high"]
      ),
      makeRate("video", .amount(.one), unit: "credit/second"),
      makeRate("credit", .amount(.one), unit: .usdPerCredit, conditions: ["plan": "member"]),
      makeRate("top-up", .amount(.one), unit: .usd, conditions: ["credits": "1000"]),
      makeFailureRate(.failed, isCharged: false),
    ]
    #expect(
      UsageReader.settings(of: rates).sorted() == [
        "height", "plan", "quality", "second", "seconds", "steps", "width",
      ]
    )
  }
}
