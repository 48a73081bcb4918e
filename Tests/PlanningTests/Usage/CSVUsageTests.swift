import Planning
import Testing
import Vocabulary

struct CSVUsageTests {
  @Test func `Rows of one day add up exactly, whatever their order and the case of names`() {
    let usage = reading(
      """
      time,operation,count
      2026-11-26,core,2
      2026-11-25,erase,0.1
      2026-11-25T23:59:59Z,Erase,0.2
      2026-11-25,/v2beta/edit/erase,1

      """
    )
    #expect(summary(usage.ledger) == "core 2026-11-26=2; erase 2026-11-25=1.3")
    #expect(usage.rows == 4)
    #expect(usage.isFaultless)
    #expect(usage.ledger.span == DaySpan(from: day("2026-11-25"), to: day("2026-11-26")))
  }

  static let headers: [(header: String, row: String)] = [
    ("time,operation,count", "2026-11-25,erase,7"),
    ("Count,OPERATION, Timestamp ", "7,erase,2026-11-25"),
    ("n,endpoint,user,date", "7,/v2beta/edit/erase,somebody,2026-11-25"),
    ("quantity;service;day", "7;erase;2026-11-25"),
    ("requests\tmodel\ttime", "7\terase\t2026-11-25"),
    ("\"time\",\"operation\",\"count\"", "\"2026-11-25\",\"erase\",\"7\""),
    ("\u{FEFF}time,operation,count", "2026-11-25,erase,7"),
    ("\n\n  \ntime,operation,count", "\n2026-11-25,erase,7\n\n"),
    ("time,operation,count\r", "2026-11-25,erase,7\r"),
    ("timestamp,time,operation,count", "1999-01-01,2026-11-25,erase,7"),
    ("time,operation,count,", "2026-11-25,erase,7,"),
    ("time,operation,count", " 2026-11-25 ,\terase, 7 "),
    ("time,operation,count", " \"2026-11-25\" ,\"erase\" , \" 7\" "),
  ]

  @Test(arguments: headers)
  func `Columns are found by their names`(_ example: (header: String, row: String)) {
    for end in ["", "\n"] {
      let usage = reading(example.header + "\n" + example.row + end)
      #expect(summary(usage.ledger) == "erase 2026-11-25=7")
      #expect(summary(usage.faults) == "")
    }
  }

  @Test func `Without a column for it each row is one generation`() {
    let usage = reading("time,operation\n2026-11-25,erase\n2026-11-25,erase")
    #expect(summary(usage.ledger) == "erase 2026-11-25=2")
  }

  @Test func `Settings that matter are kept, equal numbers as one, empty ones as not given`() {
    let usage = reading(
      """
      time,operation,steps,user,Size
      2026-11-25,erase,30,a,big
      2026-11-25,erase,30.0,b, big\u{20}
      2026-11-25,erase,,c,
      2026-11-26,erase,"",d,""
      2026-11-25,core,50,"e, f",small
      """
    )
    #expect(
      summary(usage.ledger) == """
        core size=small&steps=50 2026-11-25=1; erase 2026-11-25=1 2026-11-26=1; \
        erase size=big&steps=30 2026-11-25=2
        """
    )
    #expect(usage.ignored == ["user"])
    #expect(usage.isFaultless)
  }

  @Test func `Quotes hide separators, quotes and line ends`() {
    let usage = reading(
      "time,operation,count,note\n"
        + "2026-11-25,\"A, \"\"quoted\"\" core\",2,\"two\r\nlines\"\r\n"
        + "2026-11-25,erase,3,5\" wide\r\n"
        + "2026-11-25,erase,x,z"
    )
    #expect(summary(usage.ledger) == "core 2026-11-25=2; erase 2026-11-25=3")
    #expect(summary(usage.faults) == "5:18 count(\"x\")")
  }

  static let faults: [(text: String, faults: String)] = [
    ("", "1:1 nothing"),
    (" \n\t\r\n", "1:1 nothing"),
    ("\u{FEFF}", "1:1 nothing"),
    ("time,count\n2026-11-25,1", "1:1 missing(Planning.UsageRole.operation)"),
    ("2026-11-25,erase,1", "1:1 missing(Planning.UsageRole.time)"),
    ("time,operation,Time\n", "1:16 repeatedName(\"Time\")"),
    (
      "date,timestamp,operation\n",
      "1:6 twoNames(Planning.UsageRole.time, \"date\", \"timestamp\")"
    ),
    ("time,operation\r2026-11-25,erase\r", "1:15 lineEnds"),
    (
      "time,operation" + String(repeating: ",", count: 20_000) + "\n2026-11-25,erase\n",
      "1:1 tooManyColumns(most: 10000)"
    ),
    ("time,\"operation\n", "1:6 unclosedQuote"),
    (
      "time,operation\n2026-11-25,erase,1\n2026-11-25\n",
      "2:1 fields(found: 3, expected: 2); 3:1 fields(found: 1, expected: 2)"
    ),
    ("time,operation\n2026-11-25,\"erase\n2026-11-26,core\n", "2:12 unclosedQuote"),
    ("time,operation\n2026-11-25,\"erase\" x\n2026-11-26,core\n", "2:12 textAfterQuote(\"x\")"),
    (
      "time,operation\n2026-11-25,\"erase\"\"\n2026-11-26,\"core\"\n",
      #"2:12 textAfterQuote("core\"")"#
    ),
    ("time,operation\n2026-11-25,eraser\n", "2:12 unknownOperation(\"eraser\")"),
    ("time,operation\n2026-11-25,\n", "2:12 unknownOperation(\"\")"),
    ("time,operation\n2026-13-25,erase\n", "2:1 time(\"2026-13-25\")"),
    (
      "time,operation,user\n2026-11-25,\"era\nser\",\"x\ny\"\n,\"erase\",\n",
      "2:12 unknownOperation(\"era\\nser\"); 5:1 time(\"\")"
    ),
  ]

  @Test(arguments: faults)
  func `A fault has its line, its column and what was found`(
    _ example: (text: String, faults: String)
  ) {
    #expect(summary(reading(example.text).faults) == example.faults)
  }

  @Test func `A stray quote takes no rows but its own`() {
    let usage = reading(
      "time,operation\n2026-11-25,\"erase\n2026-11-26,core\n2026-11-27,\"core\"\n2026-11-28,\"core\n"
    )
    #expect(summary(usage.ledger) == "core 2026-11-26=1 2026-11-27=1")
    #expect(summary(usage.faults) == #"2:12 textAfterQuote("core\""); 5:12 unclosedQuote"#)
  }

  static let counts: [(text: String, result: String)] = [
    ("0", "0"), ("00012", "12"), ("12345678", "12345678"), ("123456789", "123456789"),
    ("0.000000000001", "0.000000000001"), ("+5", "5"), ("7.50", "7.5"), ("-0", "0"),
    ("170000000000000", "170000000000000"),
    ("", "count"), ("1e3", "count"), ("\"1,000\"", "count"), (".5", "count"), ("5.", "count"),
    ("0x10", "count"), ("NaN", "count"), ("1 000", "count"), ("12a", "count"), ("١", "count"),
    ("1234567/", "count"), (":", "count"),
    ("-1", "negativeCount"), ("-0.5", "negativeCount"), ("0.0000000000001", "countOutOfRange"),
    ("170141183460469231731687304", "countOutOfRange"),
    (String(repeating: "9", count: 1_000), "count"),
  ]

  @Test(arguments: counts)
  func `Counts are plain decimal numbers and are kept exactly`(
    _ example: (text: String, result: String)
  ) {
    let usage = reading("time,operation,count\n2026-11-25,erase,\(example.text)\n")
    if usage.isFaultless {
      #expect(usage.ledger.count().description == example.result)
    } else {
      #expect(summary(usage.faults).hasPrefix("2:18 \(example.result)("))
      #expect(usage.ledger == .empty)
    }
  }

  @Test func `Counts that do not fit together are refused one by one`() {
    let most = "170141183460469231731687303"
    let usage = reading(
      "time,operation,count\n2026-11-25,erase,\(most)\n2026-11-25,core,1\n2026-11-26,core,0.5\n"
    )
    #expect(summary(usage.ledger) == "core 2026-11-26=0.5; erase 2026-11-25=\(most)")
    #expect(summary(usage.faults) == "3:17 totalOutOfRange(\"1\")")
  }

  @Test func `A thousand faults are kept, and all are counted`() {
    let rows = String(repeating: "2026-11-25,nothing\n", count: 70_000)
    let distinct = (0..<70_000).map { "2026-11-25,name-\($0)\n" }.joined()
    let usage = reading("time,operation\n\(rows)\(distinct)2026-11-25,erase\n")
    #expect(usage.faults.count == 1_000)
    #expect(usage.faultCount == 140_000)
    #expect(usage.faults.last?.line == 1_001)
    #expect(summary(usage.ledger) == "erase 2026-11-25=1")
  }

  @Test func `Bytes that are no text do not stop the reader`() {
    var generator = TestGenerator(seed: 1)
    let header = Array("time,operation,count\n".utf8)
    let alphabet = Array("2026-11-25T,,,\"\"\n\r;{}[]:\\\u{0}\t 019.ze".utf8) + [0xFF, 0xC3, 0x80]
    for round in 0..<2_000 {
      let length = Int.random(in: 0..<200, using: &generator)
      let noise = (0..<length).map { _ in
        round % 2 == 0
          ? UInt8.random(in: 0...255, using: &generator)
          : alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      for start in [[], header, Array("{".utf8), Array("{\"time\":".utf8)] {
        let usage = reading(start + noise)
        #expect(usage.faults.count == usage.faultCount)
        #expect(usage.ledger.count().isZero || usage.rows > 0)
      }
    }
    let zeros = [UInt8](repeating: 0, count: 8)
    let row = zeros + [0, 0] + Array("T00:00:00Z,erase,1\n".utf8)
    #expect(reading(header + row).faultCount == 1)
  }

  @Test func `Lines of ten million bytes are one fault each`() {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 10_000_000)
    let header = Array("time,operation,count\n".utf8)
    let good = Array("\n2026-11-25,erase,1\n".utf8)
    for start in ["", "2026-11-25,", "2026-11-25,erase,", "\"", "2026-11-25,\"", "{\"time\":"] {
      let usage = reading(header + Array(start.utf8) + long + good)
      #expect(usage.faultCount == 1)
      #expect(summary(usage.ledger) == "erase 2026-11-25=1")
    }
    #expect(reading(long).faultCount == 1)
    #expect(reading(Array("{\"".utf8) + long).faultCount == 1)
  }

  @Test func `A header without rows is an empty ledger without a fault`() {
    for text in ["time,operation", "time,operation\n", "time,operation,count\r\n\r\n"] {
      #expect(reading(text).ledger == .empty)
      #expect(reading(text).isFaultless)
    }
  }
}
