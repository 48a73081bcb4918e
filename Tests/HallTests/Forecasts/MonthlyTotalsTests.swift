import Testing
import Vocabulary

@testable import pricebook

struct MonthlyTotalsTests {
  private static func totals(_ text: String) -> MonthlyTotals {
    MonthlyTotals(reading: Array(text.utf8), named: "bills.csv")
  }

  @Test(arguments: [
    "month,amount\n2026-01,5\n2026-03,7.25\n",
    "amount;note;month\r\n5;a;2026-01-31\r\n7.25;b;2026-03-01\r\n",
    "\u{FEFF}2026-01,5\n2026-03,7.25",
    "2026-03,7\n2026-01,5\n\n2026-03-15,0.25\n",
    #"{"month":"2026-01","amount":5}"# + "\n" + #"{"amount": "7.25", "month": "2026-03-02"}"#,
    // Whatever else a line holds, in any escape and at any depth.
    "\u{FEFF}" + #"{"month":"2026-01","amount":5,"by":"Ren\u00e9e\n\ud83d\ude00 \"x\" \\"}"#
      + "\r\n"
      + #"{"of":{"month":"x","a":[1,{"amount":[]}]},"amount":7.25,"\u006donth":"2026\u002d03"}"#,
    #" {"settings":{"amount":1,"month":"2020-01"},"amount":5.000000000000,"month":"2026-01"} "#
      + "\n\n" + #"{"month":"2026-03","amount":null,"ok":true,"amount":"7.25","note":null}"#,
  ])
  func `rows of months and amounts in every shape`(text: String) throws {
    let totals = Self.totals(text)
    #expect(totals.faults == [])
    let january = try #require(Month("2026-01"))
    let history = totals.history(from: january, to: january.adding(3))
    #expect(history[0] == 5 && history[1].isNaN && history[2] == 7.25 && history[3].isNaN)
    #expect(totals.history(from: january, to: january.adding(-1)) == [])
  }

  @Test(arguments: [
    ("2026-01,5\n2026-02,abc\n", "bills.csv:2:9: found 'abc', expected USD"),
    ("2026-01,5\n2026-02,-3\n", "bills.csv:2:9: found '-3', expected USD"),
    ("2026-01,5\n2026-02,\"1,000\"\n", "bills.csv:2:10: found '1,000', expected USD"),
    ("month,amount\n2026-13,5\n", "bills.csv:2:1: found '2026-13', expected a month"),
    ("2026-01\n", "bills.csv:1:1: found no 'amount', expected USD"),
    ("day,cost\n2026-01-01,5\n", "bills.csv:1:1: found 'day,cost', expected a first row"),
    ("", "bills.csv:1:1: the file has no row"),
    ("0001-01,1\n9999-12,1\n", "bills.csv:1:1: the months 0001-01 to 9999-12 are more than"),
    ("2026-01,1000000000000\n", "bills.csv:1:9: found '1000000000000', expected less than"),
    (#"{"month":"2026-01","amount":"x"}"#, "bills.csv:1:29: found 'x', expected USD"),
    (#"{"month":"2026-01","amount":7"#, "bills.csv:1:30: found the end of the line, expected ','"),
    (#"{"month":"2026-01","amount":[7]}"#, "bills.csv:1:29: found '[7]}', expected USD"),
    (#"{"month":"2026-01"}"#, "bills.csv:1:1: found no 'amount', expected USD"),
    ("{}\n", "bills.csv:1:1: found no 'month', expected one as '2026-11'"),
    (#"{"month":"2026-01","amount":7} x"#, "bills.csv:1:32: found 'x', expected the end"),
    (#"{"month":"a\u0041","amount":7}"#, "bills.csv:1:10: found 'aA', expected a month"),
    (#"{"month":"2026-01","amount":null}"#, "bills.csv:1:1: found no 'amount', expected USD"),
    (#"{"month":"2026-01","amount":7,"amount":null}"#, "bills.csv:1:1: found no 'amount'"),
    (#"{"month":{"a":1},"amount":7}"#, "bills.csv:1:10: found '{\"a\":1},"),
    (#"{"month":"2026-01","amount":true}"#, "bills.csv:1:29: found 'true', expected USD"),
    (#"{"month":"2026-01","amount":07}"#, "bills.csv:1:29: found '07}', expected a value"),
    (#"{"month":"2026-01","amount":1e3}"#, "bills.csv:1:29: found '1e3', expected USD"),
    (#"{"month":"2026-01","amount":0.0000000000001}"#, "bills.csv:1:29: found '0.0000000000001'"),
    (#"{"a":"\ud83d","amount":7}"#, "bills.csv:1:9: found 'd83d\",\"amoun', expected a whole"),
    (#"{"a":"\ud83d\u0041"}"#, "bills.csv:1:9: found 'd83d\\u0041\"}', expected a whole"),
    (#"{"a":"\x","amount":7}"#, "bills.csv:1:8: found 'x\",\"amount\":', expected one of"),
    ("{\"a\":\"\t\"}", "bills.csv:1:7: found '\t\"}', expected an escape"),
    (#"{"a":[1,],"amount":7}"#, "bills.csv:1:9: found '],\"amount\":7', expected a value"),
    (#"{"a":1,}"#, "bills.csv:1:8: found '}', expected a name in quotes"),
    (#"{"a":nul}"#, "bills.csv:1:9: found '}', expected a value"),
    (#"{"a" 1}"#, "bills.csv:1:6: found '1}', expected ':'"),
    ("{\"month\":\"2026-01\",\"amount\":7}\n[1]", "bills.csv:2:1: found '[1]', expected an object"),
  ])
  func `a fault says where, what was found and what was expected`(text: String, fault: String) {
    #expect(Self.totals(text).faults.first?.hasPrefix(fault) == true, "\(Self.totals(text).faults)")
  }

  @Test func `a line that is no UTF-8 is told of`() {
    let bytes =
      Array(#"{"month":"2026-01","by":""#.utf8) + [0xC3, 0x28] + Array(#"","amount":7}"#.utf8)
    let totals = MonthlyTotals(reading: bytes, named: "bills.csv")
    #expect(totals.faults == ["bills.csv:1:26: found 'byte C3', expected UTF-8."])
  }
}
