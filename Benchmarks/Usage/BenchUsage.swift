import Glibc
import Planning
import Vocabulary

/// Reads a usage file and bills it, and prints how long that took and what it costs.
///
/// `read FILE PRICES` prints seconds, GB/s, rows/s and the exact total of counts times prices in USD;
/// prices are lines of `operation,price`. `make FILE PRICES ROWS` writes both files, the same ones each
/// time.
@main
struct BenchUsage {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    switch words.first {
    case "read" where words.count == 3: read(words[1], prices: words[2])
    case "make" where words.count == 4 && Int(words[3]) != nil:
      UsageFileMaker(rows: Int(words[3]) ?? 0).write(to: words[1], prices: words[2])
    default:
      print("usage: pricebook-bench-usage read FILE PRICES | make FILE PRICES ROWS")
      exit(64)
    }
  }

  private static func read(_ file: String, prices: String) {
    let known = Set(Self.prices(in: prices).map { $0.operation })
    guard let bytes = mapped(file) else {
      print("cannot read '\(file)'")
      exit(1)
    }
    let clock = ContinuousClock()
    var total: Amount?
    var rows = 0
    let time = clock.measure {
      let reading = UsageReader(settings: []).reading(of: bytes) { name in
        known.contains(name) ? Identifier(name) : nil
      }
      rows = reading.isFaultless ? reading.rows : -1
      total = cost(of: reading.ledger, at: Self.prices(in: prices))
    }
    guard let total, rows >= 0 else {
      print("'\(file)' has faults")
      exit(1)
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    print(seconds, Double(bytes.count) / seconds / 1e9, Double(rows) / seconds, total)
  }

  /// Bills the counts at one table of prices.
  private static func cost(
    of ledger: UsageLedger,
    at prices: [(operation: String, price: Amount)]
  ) -> Amount? {
    var total = Amount.zero
    for (operation, price) in prices {
      guard
        let cost = ledger.count(of: Identifier(operation)).multiplied(by: price),
        let sum = total.adding(cost)
      else { return nil }
      total = sum
    }
    return total
  }

  private static func prices(in file: String) -> [(operation: String, price: Amount)] {
    guard let bytes = mapped(file) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap {
      let fields = $0.split(separator: ",")
      guard fields.count == 2, let price = Amount(String(fields[1])) else { return nil }
      return (String(fields[0]), price)
    }
  }

  /// The bytes of a file, mapped until the process ends.
  private static func mapped(_ file: String) -> UnsafeRawBufferPointer? {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
    let length = Int(status.st_size)
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    return UnsafeRawBufferPointer(start: start, count: length)
  }
}
