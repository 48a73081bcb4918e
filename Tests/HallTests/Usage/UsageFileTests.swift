import Foundation
import Planning
import Reporting
import Testing
import Vocabulary

@testable import pricebook

struct UsageFileTests {
  @Test func `A file is read with the names of the knowledge base`() throws {
    let base = try TemporaryBase.published()
    let file = try base.usage(
      """
      date,service,requests,user
      2025-07-31,Eraser,10,a
      2025-08-01,ERASE,10,b
      2025-08-02,"Creative Upscaler",1,c
      """
    )
    #expect(file.faults.isEmpty)
    #expect(file.reading.rows == 3)
    #expect(file.reading.ledger.operations == ["erase", "upscale-creative"])
    #expect(file.ignoredColumns == "No price depends on 'user': not used.")
  }

  @Test func `Faults name file, line and column, and the nearest known names`() throws {
    let base = try TemporaryBase.published()
    let file = try base.usage(
      "time,operation,count\n2025-08-01,erasse,1\nyesterday,erase,1\n2025-08-01,erase,1e3\n"
        + "2025-08-01,erase\n2025-08-01,erase,-1\n2025-08-01,upscaler,1\n2025-08-01,qqqqqq,1\n"
        + "2025-08-01,erase,5\n"
    )
    #expect(
      file.faults == [
        "usage.csv:2:12: There is no operation 'erasse'; the nearest known: 'erase'.",
        "usage.csv:3:1: 'yesterday' is no time; expected one such as 2026-11-25, "
          + "2026-11-25T10:11:12Z or Unix seconds.",
        "usage.csv:4:18: '1e3' is no count; expected a plain decimal number such as 12 or 0.5.",
        "usage.csv:5:1: The row has 2 fields; expected 3, as the header has.",
        "usage.csv:6:18: The count '-1' is negative; expected a number from 0 up.",
        "usage.csv:7:12: There is no operation 'upscaler'; the nearest known: 'upscale-creative', "
          + "'upscale-fast'.",
        "usage.csv:8:12: There is no operation 'qqqqqq'; expected an id, a name, an alias or an "
          + "endpoint of data/subjects.json.",
      ]
    )
    #expect(file.reading.ledger.count() == Amount(5))
  }

  static let wholeFiles: [(text: String, words: String)] = [
    ("", "There is no row;"), ("a,b\n", "There is no time; expected 'time'"),
    ("time,n\n", "There is no operation; expected 'operation'"),
    ("time,operation,n,N\n", "'N' stands here twice;"),
    ("time,operation,n,requests\n", "Both 'n' and 'requests' may be the count;"),
    ("time,operation\rx\n", "Lines end with a carriage return only;"),
    ("time,operation\n\"x,y\n", "The quote that opens here is never closed;"),
    ("time,operation\n\"x\"y,z\n", "begins here stands 'y,z';"),
    ("time,operation\n2025-08-01,\n", "No operation is given;"),
    ("time,operation,n\n2025-08-01,erase,0.0000000000001\n", "cannot be kept exactly;"),
    ("{\"time\": }", "The line is no JSON object of plain values: found '}'; expected a value."),
  ]

  @Test(arguments: wholeFiles)
  func `Every fault has its sentence`(_ example: (text: String, words: String)) throws {
    let base = try TemporaryBase.published()
    let faults = try base.usage(example.text).faults
    #expect(faults.count == 1)
    #expect(faults.first?.contains(example.words) == true)
  }

  @Test func `Standard input is read, and refused where it was cut off`() throws {
    let base = try TemporaryBase.published()
    let usage = Array(#"{"time": "2025-08-01", "operation": "erase", "count": 3}"#.utf8)
    let file = try base.usage(named: "-") { usage }
    #expect(file.reading.ledger.count() == Amount(3))
    #expect(throws: CommandFailure.self) {
      try base.usage(named: "-") { [UInt8](repeating: 0x0A, count: 512 << 20) }
    }
  }

  @Test func `Pipes are read to their end, folders and missing files refused`() throws {
    let base = try TemporaryBase.published()
    #expect(mkfifo("\(base.root)/pipe", 0o600) == 0)
    let path = "\(base.root)/pipe"
    let writer = Thread {
      try? Data("time,operation\n2025-08-01,erase\n".utf8).write(to: URL(fileURLWithPath: path))
    }
    writer.start()
    #expect(try base.usage(named: "pipe").reading.rows == 1)
    #expect(throws: CommandFailure.self) { try base.usage(named: "data") }
    #expect(throws: CommandFailure.self) { try base.usage(named: "nothing.csv") }
  }

  @Test func `A bill takes the prices of each day, as known then or now`() throws {
    let base = try TemporaryBase.published()
    let ledger = try base.usage("time,operation\n2025-07-31,erase\n2025-08-02,erase\n").reading
      .ledger
    let now = UsageBiller(eras: try base.base.eras()).bill(for: ledger)
    #expect(now.total.credits == Bounds(Amount(8)))
    #expect(now.faults.isEmpty)
    let known = try #require(Day("2025-07-31"))
    let then = UsageBiller(eras: try base.base.eras(knownBy: known)).bill(for: ledger)
    #expect(then.total.credits == Bounds(Amount(6)))
    let corrections = try base.base.usageCorrections(of: ledger, knownBy: known).corrections
    #expect(corrections.map(\.differenceInCredits?.low) == [Amount(2)])
    #expect(corrections.map(\.days) == [DaySpan(try #require(Day("2025-08-02")))])
  }

  @Test func `What cannot be billed is told with days, count and reason`() throws {
    let base = try TemporaryBase.published()
    let ledger = try base.usage("time,operation,n\n2025-08-02,upscale-fast,2.5\n").reading.ledger
    let bill = UsageBiller(eras: try base.base.eras()).bill(for: ledger)
    let table = try #require(bill.faults.first?.table)
    #expect(
      bill.faults.map(BillingWords.sentence) == [
        "2.5 generations of 'upscale-fast' on 2025-08-02 cannot be billed: table \(table), in force "
          + "then, has no price for it."
      ]
    )
  }

  @Test func `A correction is named by its table`() {
    let change = Change(
      kind: .correction,
      key: Rate.Key(subject: "erase", attribute: .price, unit: .creditPerGeneration),
      old: .amount(Amount(3)),
      new: .amount(Amount(5)),
      day: TemporaryBase.today
    )
    let correction = TableCorrection(
      table: 31,
      day: TemporaryBase.today,
      known: TemporaryBase.today.adding(days: 1),
      corrects: 30,
      changes: [change]
    )
    #expect(
      BillingWords.sentences(for: correction) == [
        "Table 31 corrected 'erase' from 3 to 5 credit/generation from 2025-09-10 on, known "
          + "2025-09-11."
      ]
    )
  }
}

extension TemporaryBase {
  /// A usage file of a text, read.
  fileprivate func usage(_ text: String) throws -> UsageFile {
    try text.write(toFile: "\(root)/usage.csv", atomically: true, encoding: .utf8)
    return try usage(named: "usage.csv")
  }

  fileprivate func usage(
    named name: String,
    standardInput: @escaping @Sendable () -> [UInt8] = { [] }
  ) throws -> UsageFile {
    let surroundings = Surroundings(
      workingDirectory: root,
      today: Self.today,
      style: TextStyle(width: 100, isColored: false),
      shipped: { nil },
      standardInput: standardInput
    )
    let opened = try OpenBase(Invocation(command: "bill"), surroundings)
    return try UsageFile(name, opened, surroundings)
  }
}
