import Glibc
import Planning
import Vocabulary

/// Compares ways of paying for drawn workloads and says how long that took.
///
/// usage: pricebook-bench-comparison COUNT [rank|all|mix|dump]
///   rank  costs, ranking and what cannot serve
///   all   break-evens, the cheapest by number and sensitivities too
///   mix   the proven best mix
///   dump  the same market and workloads as lines, with our costs, for a peer to work out
@main
struct BenchComparison {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let count = arguments.first.flatMap({ Int($0) }), count > 0 else {
      print("usage: pricebook-bench-comparison COUNT [rank|all|mix|dump]")
      exit(64)
    }
    let what = arguments.dropFirst().first ?? "all"
    let drawn = DrawnMarket(seed: 1)
    let workloads = (0..<count).map { drawn.workload(seed: UInt64($0) + 1) }
    let start = clock()
    var checksum = Amount.zero
    for (index, workload) in workloads.enumerated() {
      switch what {
      case "mix":
        checksum = checksum.adding(try Mix(of: workload, in: drawn.market).total) ?? checksum
      case "rank", "dump":
        let entries = try Comparison.ranking(of: workload, in: drawn.market)
        if what == "dump" { print(drawn.line(for: workload, index, entries)) }
        if let first = entries.first { checksum = checksum.adding(first.monthly.high) ?? checksum }
      default:
        let comparison = try Comparison(of: workload, in: drawn.market)
        if let first = comparison.entries.first {
          checksum = checksum.adding(first.monthly.high) ?? checksum
        }
      }
    }
    if what == "dump" { return }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print("\(what) \(count) \(seconds) \(checksum)")
  }
}
