import Glibc

/// Writes a usage file as a metering log has it: timestamp, operation, count, user.
///
/// 200 operations, a year of time stamps in order, counts of up to three digits, and every thousandth
/// row with a quoted user. The numbers come from a fixed seed: a file of as many rows is always the same.
struct UsageFileMaker {
  let rows: Int
  private var state: UInt64 = 1

  init(rows: Int) {
    self.rows = rows
  }

  func write(to file: String, prices: String) {
    var maker = self
    maker.writePrices(to: prices)
    maker.writeRows(to: file)
  }

  private func writePrices(to path: String) {
    guard let file = fopen(path, "w") else { return fail(path) }
    defer { fclose(file) }
    fputs("operation,price\n", file)
    for operation in 0..<200 {
      let price = operation * 37 % 900 + 1
      let zeros = String(repeating: "0", count: 4 - String(price).count)
      fputs("\(Self.name(operation)),0.\(zeros)\(price)\n", file)
    }
  }

  private mutating func writeRows(to path: String) {
    guard let file = fopen(path, "w") else { return fail(path) }
    defer { fclose(file) }
    let names = (0..<200).map { Array(Self.name($0).utf8) }
    var block = Array("timestamp,operation,count,user\n".utf8)
    let year = 365 * 86_400
    for row in 0..<rows {
      let second = Int(Double(row) / Double(rows) * Double(year))
      let chosen = next() % 200
      block += Self.time(second)
      block.append(UInt8(ascii: ","))
      block += names[Int(chosen)]
      block.append(UInt8(ascii: ","))
      block += Array(String(next() % 200 + 1).utf8)
      let user = String(next() % 1_000_000)
      block += Array((row % 1_000 == 0 ? ",\"user, \(user)\"\n" : ",user-\(user)\n").utf8)
      if block.count > 1 << 20 {
        fwrite(block, 1, block.count, file)
        block.removeAll(keepingCapacity: true)
      }
    }
    fwrite(block, 1, block.count, file)
  }

  private func fail(_ path: String) {
    print("cannot write '\(path)'")
    exit(1)
  }

  /// The name of one of 200 services, of 8 to 24 letters.
  private static func name(_ operation: Int) -> String {
    let kinds = ["upscale", "generate-image", "edit-and-relight", "audio", "control"]
    return "\(kinds[operation % 5])-\(operation)"
  }

  /// "2026-01-01T00:00:00Z" and on.
  private static func time(_ second: Int) -> [UInt8] {
    var text = Array("2026-00-00T00:00:00Z".utf8)
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var day = second / 86_400
    var month = 0
    while day >= lengths[month] {
      day -= lengths[month]
      month += 1
    }
    let rest = second % 86_400
    let parts = [
      (5, month + 1), (8, day + 1), (11, rest / 3_600), (14, rest / 60 % 60), (17, rest % 60),
    ]
    for (place, value) in parts {
      text[place] += UInt8(value / 10)
      text[place + 1] += UInt8(value % 10)
    }
    return text
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
