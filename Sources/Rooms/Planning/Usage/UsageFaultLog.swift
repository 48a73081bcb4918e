/// Faults in the order of the file: the first thousand in full, all of them as a number.
struct UsageFaultLog {
  private(set) var faults: [UsageFault] = []
  private(set) var count = 0

  private static let mostKept = 1_000

  mutating func add(_ line: Int, _ column: Int, _ reason: UsageFault.Reason) {
    count += 1
    guard faults.count < Self.mostKept else { return }
    faults.append(UsageFault(line: line, column: column, reason))
  }
}
