import Planning
import Testing
import Vocabulary

/// Random rows, read as they stand, read with quotes around every cell, and read as JSONL.
struct UsageRowsTests {
  @Test(arguments: 0..<60)
  func `Plain rows, quoted rows and JSONL count the same`(_ seed: Int) {
    var generator = TestGenerator(seed: UInt64(seed))
    var expected: [(use: UsageLedger.Use, entry: UsageLedger.Entry)] = []
    var texts = ["", "", "", ""]
    let header = ["user", "time", "operation", "steps", "count"].shuffled(using: &generator)
    texts[0] = header.joined(separator: ",") + "\r\n"
    texts[1] = texts[0]
    texts[2] = texts[0]
    let count = Int.random(in: 0..<60, using: &generator)
    var faults = 0
    for row in 0..<count {
      let cells = makeCells(&expected, &faults, &generator)
      let plain = header.map { cells[$0] ?? "" }
      let quoted = plain.map { "\"\($0)\"" }
      let end = row == count - 1 ? "" : Bool.random(using: &generator) ? "\r\n" : "\n"
      texts[0] += plain.joined(separator: ",") + end
      texts[1] += quoted.joined(separator: ",") + end
      texts[2] += (Bool.random(using: &generator) ? plain : quoted).joined(separator: ",") + end
      texts[3] += "{" + cells.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ") + "}"
      texts[3] += end
    }
    let ledger = UsageLedger(expected) ?? .empty
    for text in texts where count > 0 {
      let usage = reading(text)
      #expect(usage.ledger == ledger)
      #expect(usage.faultCount == faults)
      #expect(usage.rows == expected.count)
    }
  }

  @Test func `Bytes behind the last one are never looked at`() {
    // Every length of the same text, each in memory of just its size.
    let text = Array(
      "time,operation,count\n2026-11-25T10:11:12Z,erase,12345678\n2026-11-26,core,5".utf8
    )
    for length in 0...text.count {
      let usage = reading(Array(text[..<length]))
      let isWhole = length == text.count
      #expect((summary(usage.ledger) == "core 2026-11-26=5; erase 2026-11-25=12345678") == isWhole)
    }
  }

  @Test func `Names that differ in one byte anywhere are told apart`() {
    for length in 1...40 {
      let name = String(repeating: "n", count: length)
      var names = [name]
      for place in 0..<length {
        var bytes = Array(name.utf8)
        bytes[place] = UInt8(ascii: "m")
        names.append(String(decoding: bytes, as: UTF8.self))
      }
      let rows = names.map { "2026-11-25,\($0)\n" }.joined()
      let usage = UsageReader(settings: []).reading(of: Array("time,operation\n\(rows)".utf8)) {
        Identifier($0)
      }
      #expect(usage.ledger.operations.map(\.text) == names.sorted())
      #expect(usage.ledger.count() == Amount(length + 1))
    }
  }

  /// Longer than what the reader looks at in one go.
  private let longUser = String(repeating: "Müller ", count: 12)

  /// One row, which is added to what is expected, or to the faults.
  private func makeCells(
    _ expected: inout [(use: UsageLedger.Use, entry: UsageLedger.Entry)],
    _ faults: inout Int,
    _ generator: inout TestGenerator
  ) -> [String: String] {
    let number = Int.random(in: 20_000..<21_000, using: &generator)
    let date = Day(number: number)
    let seconds = Int.random(in: 0..<86_400, using: &generator)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let clock = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    let times = [
      "\(date)", "\(date)T\(clock)Z", "\(date) \(clock)", "\(date)T\(clock).123456+00:00",
      "\(number * 86_400 + seconds)", "\(number * 86_400 + seconds)123", " \(date)T\(clock)Z ",
      "\(date)T\(clock)", "\(date)T24:00:00Z", "\(date)T1a:00:00Z",
    ]
    let time = times.indices.randomElement(using: &generator) ?? 0
    let counts = ["1", "0", "17", "123456789", "0.25", " 5", "00000012", "1e3", "-2", "12345678"]
    let count = counts.indices.randomElement(using: &generator) ?? 0
    let names = ["erase", "ERASE ", "core", "ünïcode core", "/v2beta/edit/erase", "unknown one"]
    let name = names.indices.randomElement(using: &generator) ?? 0
    let steps = ["", "30", "30.0", "thirty", " 30"].randomElement(using: &generator) ?? ""
    if time >= 8 || count == 7 || count == 8 || name == 5 {
      faults += 1
    } else {
      let operation: Identifier<Subject> = [2, 3].contains(name) ? "core" : "erase"
      let settings = steps.isEmpty ? [:] : ["steps": steps == "thirty" ? steps : "30"]
      let value = amount(counts[count].trimmingPrefix(" ").description)
      expected.append((UsageLedger.Use(operation, settings), UsageLedger.Entry(date, value)))
    }
    return [
      "user": ["", "somebody", "a b", longUser].randomElement(using: &generator) ?? "",
      "time": times[time],
      "operation": names[name], "steps": steps, "count": counts[count],
    ]
  }
}

/// SplitMix64, so that a failing seed fails again.
struct TestGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
