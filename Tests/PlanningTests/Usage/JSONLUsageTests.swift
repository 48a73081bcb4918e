import Planning
import Testing
import Vocabulary

struct JSONLUsageTests {
  @Test func `Lines may order, name and nest their members as they like`() {
    let usage = reading(
      #"""

      {"time": "2026-11-25", "operation": "erase", "count": 2}
      {"n":"0.5","endpoint":"\/v2beta\/edit\/erase","timestamp":1764065472}
      {"date": 1764065472123, "model": "\u00fcn\u00EFcode core", "user": {"a": [1, {"b": null}]}}
      {"time": "2026-11-25", "operation": "core", "settings": {"steps": 30.0, "mood": "x"}, "size": "big"}
      {"time": "2026-11-25", "operation": "core", "settings": {"steps": null}, "count": null, "size": ""}
      """#
    )
    #expect(
      summary(usage.ledger) == """
        core 2025-11-25=1 2026-11-25=1; core size=big&steps=30 2026-11-25=1; \
        erase 2025-11-25=0.5 2026-11-25=2
        """
    )
    #expect(usage.ignored == ["mood"])
    #expect(summary(usage.faults) == "")
  }

  static let faults: [(line: String, fault: String)] = [
    (#"{"operation": "erase"}"#, "1:1 missing(Planning.UsageRole.time)"),
    (#"{"time": null, "operation": "erase"}"#, "1:1 missing(Planning.UsageRole.time)"),
    (#"{"time": "2026-11-25"}"#, "1:1 missing(Planning.UsageRole.operation)"),
    (#"{"time": "x", "operation": "erase"}"#, #"1:10 time("x")"#),
    (#"{"time": "2026-11-25", "operation": "x"}"#, #"1:37 unknownOperation("x")"#),
    (#"{"time": "2026-11-25", "operation": "erase", "n": 1e3}"#, #"1:51 count("1e3")"#),
    (#"{"time": "2026-11-25", "operation": "erase", "n": -1}"#, #"1:51 negativeCount("-1")"#),
    (#"{"time": "2026-11-25", "operation": "erase", "n": true}"#, #"1:51 count("true")"#),
    (#"{"time": "2026-11-25", "time": "2026-11-25"}"#, #"1:24 repeatedName("time")"#),
    (
      #"{"n": 1, "requests": 1, "time": "2026-11-25"}"#,
      #"1:10 twoNames(Planning.UsageRole.count, "n", "requests")"#
    ),
    (#"{"steps": 1, "settings": {"steps": 2}}"#, #"1:27 repeatedName("steps")"#),
    (#"{"time" "x"}"#, #"1:9 json(found: "\"x\"}", expected: "\':\'")"#),
    (#"{"time": 01}"#, #"1:10 json(found: "01}", expected: "a value")"#),
    (#"{"time": "x"} {"#, #"1:15 json(found: "{", expected: "the end of the line")"#),
    (#"{"time": "\x"}"#, #"1:12 json(found: "x\"}", expected: "one of \" \\ / b f n r t u")"#),
    (#"{"time": "\ud800"}"#, #"1:13 json(found: "d800\"}", expected: "a whole surrogate pair")"#),
    (#"{"time": "x"#, #"1:12 json(found: "", expected: "a closing quote")"#),
    ("{\"time\": [1, 2", #"1:15 json(found: "", expected: "\',\' or \']\'")"#),
    ("{", #"1:2 json(found: "", expected: "a name in quotes")"#),
  ]

  @Test(arguments: faults)
  func `A fault has its line, its column and what was found`(
    _ example: (line: String, fault: String)
  ) {
    let good = #"{"time": "2026-11-26", "operation": "erase"}"#
    let usage = reading(example.line + "\n" + good + "\n")
    let printed = summary(usage.faults).replacing("\\'", with: "'")
    #expect(printed == example.fault.replacing("\\'", with: "'"))
    #expect(summary(usage.ledger) == "erase 2026-11-26=1")
  }

  @Test func `A line nested too deeply is a fault`() {
    let deep = String(repeating: "[", count: 100_000)
    let usage = reading(#"{"time": "2026-11-25", "operation": "erase", "x": \#(deep)"#)
    #expect(usage.faultCount == 1)
    #expect(summary(usage.faults).contains("at most 64 levels of nesting"))
  }
}
