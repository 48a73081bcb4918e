import Testing
import Vocabulary

@testable import Reconciliation

@Suite("What a value means")
struct ValueFormTests {
  private func reader(_ values: [String]) -> ValueReader {
    ValueReader(values.map { (.text($0), 1) })
  }

  static let numbers: [(String, Double, String)] = [
    ("1,000", 1_000, ""), ("1 ", 1, ""), ("$0.05", 0.05, ""), ("USD 12.50", 12.5, ""),
    ("5%", 5, ""), ("-3.5", -3.5, ""), ("\u{2212}2", -2, ""), ("(12)", -12, ""), (".5", 0.5, ""),
    ("1.234,56", 1_234.56, ""), ("1,234.56", 1_234.56, ""), ("0,5", 0.5, ""),
    ("1.000.000", 1_000_000, ""), ("6.7M", 6_700_000, ""), ("1.2 billion", 1.2e9, ""),
    ("30K", 30_000, ""), ("5 m", 5, "m"), ("10 kg", 10, "kg"), ("72\u{B0}F", 72, "f"),
    ("1e-3", 0.001, ""), ("\u{20AC}9", 9, ""), ("0,500", 0.5, ""), ("+1.2%", 1.2, ""),
  ]

  @Test(arguments: numbers)
  func `reads numbers as people write them`(text: String, value: Double, unit: String) throws {
    let number = try #require(NumberText(Array(text.utf8)))
    #expect(number.value == value)
    #expect(number.unit == unit)
  }

  @Test(
    arguments: [
      "", "abc", "2-3", "10/12", "1.2.3", "7:10", "3 of 4", "5 credits per generated image",
      "-", "$", "1,2,3", "0-321-12",
    ]
  )
  func `does not take other texts for numbers`(text: String) {
    #expect(NumberText(Array(text.utf8)) == nil)
  }

  static let times: [(String, Int)] = [
    ("7:10 a.m.", 430), ("7:10 p.m.", 1_150), ("19:10", 1_150), ("07:10", 430), ("7pm", 1_140),
    ("7 p.m.", 1_140), ("12:00 a.m.", 0), ("12:30pm", 750), ("12:00noon", 720), ("12:00", 720),
    ("7:10P", 1_150), ("6:55aDec 2", 415), ("6:55aMar 2", 415), ("Dec 1 7:10 PM", 1_150),
    ("12/02/2011 7:10 a.m.", 430), ("7:10 a.m.  Fri 02-Dec-2011", 430), ("Thu  19:10", 1_150),
    ("2011-12-02T19:10:00Z", 1_150), ("7:10 p.m. (Estimated runway)", 1_150),
    ("7:10 p.m.&nbsp(Estimated)", 1_150), ("7:10 p.m. (+0:12)", 1_150), ("24:00", 0),
  ]

  @Test(arguments: times)
  func `reads the time of day in any dress`(text: String, minute: Int) {
    #expect(MomentText(Array(text.utf8)).second == minute * 60)
  }

  @Test(arguments: ["7", "7:1", "7:61", "25:10", "noon", "a 7", "1:2:3", "7 apples", ""])
  func `finds no time where there is none`(text: String) {
    #expect(MomentText(Array(text.utf8)).second == nil)
  }

  static let days: [(String, Int?, Int, Int)] = [
    ("2011-12-02", 2011, 12, 2), ("12/02/2011", 2011, 12, 2), ("12/2/11", 2011, 12, 2),
    ("13/02/2011", 2011, 2, 13), ("2.12.2011", 2011, 12, 2), ("02-Dec-2011", 2011, 12, 2),
    ("Dec 2, 2011", 2011, 12, 2), ("December 2nd 2011", 2011, 12, 2), ("2 Dec", nil, 12, 2),
    ("the 2nd of December 2011", 2011, 12, 2), ("2011/12/02", 2011, 12, 2), ("Sept. 3", nil, 9, 3),
  ]

  @Test(arguments: days)
  func `reads the day in any dress`(text: String, year: Int?, month: Int, day: Int) throws {
    let date = try #require(MomentText(Array(text.utf8)).date)
    #expect(date.year == year)
    #expect(date.month == month)
    #expect(date.day == day)
  }

  @Test(arguments: ["3-4", "1.2.3", "May be", "99/99/2011", "2011", "12/45"])
  func `finds no day where there is none`(text: String) {
    #expect(MomentText(Array(text.utf8)).date == nil)
  }

  static let kinds: [([String], ValueForm.Kind)] = [
    (["7:10 a.m.", "19:10", "Dec 1 7:10 PM", "Contact us"], .time),
    (["12/02/2011 7:10", "2011-12-02 07:10"], .moment),
    (["Dec 2, 2011", "12/03/2011", "soon"], .day),
    (["1,000", "1000", "$3", "many"], .number),
    (["7 p.m.", "8 p.m.", "9 a.m."], .time),
    (["Smith, John", "Jane Doe"], .words),
    (
      ["We met at 7:10 near the old bridge over the river", "We left at 8:15 for the old town"],
      .words
    ),
    (["n/a", "", "--"], .words),
  ]

  @Test(arguments: kinds)
  func `takes an attribute for what most of its values are`(
    values: [String],
    kind: ValueForm.Kind
  ) {
    #expect(reader(values).kind == kind)
  }

  static let same: [([String], String, String)] = [
    (["7:10 a.m.", "8:15"], "7:10 a.m.", "07:10"),
    (["1,000", "3"], "1,000", "1000.0"),
    (["5 kg", "6 kg", "7"], "5 kg", "5"),
    (["Smith, John", "Doe, Jane"], "Smith, John", "JOHN  SMITH"),
    (["Smith, John; Doe, Jane"], "Smith, John; Doe, Jane", "Jane Doe and John Smith"),
    (["New York", "Boston"], "new york.", "New  York"),
    (["Caf\u{E9}", "Bar"], "CAF\u{C9}", "Cafe"),
    (["O'Brien", "x"], "O'Brien", "OBrien"),
    (["13/02/2011", "14/02/2011", "03/02/2011"], "03/02/2011", "3 Feb 2011"),
    (["Dec 2, 2011", "Dec 3"], "Dec 3", "2011-12-03"),
  ]

  @Test(arguments: same)
  func `reads two ways of writing as one value`(among: [String], left: String, right: String) {
    let reader = reader(among)
    #expect(reader.form(of: .text(left)) == reader.form(of: .text(right)))
    #expect(reader.form(of: .text(left)) != nil)
  }

  static let different: [([String], String, String)] = [
    (["7:10 a.m.", "8:15"], "7:10 a.m.", "7:10 p.m."), (["5 kg", "6 kg"], "5 kg", "5 g"),
    (["yes", "no"], "-1", "1"), (["C", "C++"], "C", "C++"), (["A", "B"], "A-", "A"),
    (["<5", ">5", "x"], "<5", ">5"), (["New York", "Boston"], "New York", "York New"),
    (["\u{2605}", "\u{2605}\u{2605}"], "\u{2605}", "\u{2605}\u{2605}"),
  ]

  @Test(arguments: different)
  func `keeps values apart that differ`(among: [String], left: String, right: String) {
    let reader = reader(among)
    #expect(reader.form(of: .text(left)) != reader.form(of: .text(right)))
  }

  @Test(arguments: ["", "  ", "n/a", "N/A", "NULL", "Not Available", "--", "?", "unknown", "TBD"])
  func `hears nothing in a marker for nothing`(text: String) {
    #expect(reader(["x", "y"]).form(of: .text(text)) == nil)
  }

  @Test(arguments: ["0", "none of these", "nap", "nullable", "unknown soldier", "-1"])
  func `hears a value in what only looks like such a marker`(text: String) {
    #expect(reader(["x", "y"]).form(of: .text(text)) != nil)
  }

  @Test
  func `reads amounts and their texts alike`() {
    let reader = ValueReader([(.amount(Amount(12_500)), 1), (.text("12,500.0"), 1)])
    #expect(reader.form(of: .amount(Amount(12_500))) == reader.form(of: .text("12,500.0")))
    let price = Value.amount(Amount(units: 65_000_000_000))
    #expect(reader.form(of: price) == reader.form(of: .text("$0.065")))
  }

  @Test
  func `reads a long text of digits, marks and quotes in time`() {
    let text = String(repeating: "1/2 Dec 7:1 ,.-' ", count: 20_000)
    _ = reader([text]).form(of: .text(text))
    #expect(NumberText(Array(String(repeating: "9", count: 100_000).utf8)) != nil)
    #expect(NumberText(Array(String(repeating: ",", count: 100_000).utf8)) == nil)
  }
}
