import Vocabulary

/// The checks of one page: for each number that is worked out, the reading that explains it best.
struct AuditBook {
  let snapshot: Identifier<Snapshot>
  let bytes: [UInt8]
  private var found: [Key: (order: Int, check: ArithmeticCheck)] = [:]
  private var count = 0

  init(snapshot: Identifier<Snapshot>, bytes: [UInt8]) {
    self.snapshot = snapshot
    self.bytes = bytes
  }

  /// One number of the page; a grid read as a whole holds many, told apart by their settings.
  private struct Key: Hashable {
    let bytes: Range<Int>
    let cell: String
  }

  /// Takes a statement unless the same number has a better explanation.
  mutating func add(_ reckoning: Reckoning) {
    count += 1
    guard let (verdict, computed) = reckoning.outcome, !reckoning.bytes.isEmpty,
      reckoning.bytes.upperBound <= bytes.count
    else { return }
    let isCell = reckoning.rule == FormulaCells.rule
    let key = Key(bytes: reckoning.statedBytes, cell: isCell ? reckoning.expression : "")
    if let other = found[key],
      Self.rank(other.check.verdict) <= Self.rank(verdict)
    {
      return
    }
    let quote = String(decoding: bytes[reckoning.bytes], as: UTF8.self)
    found[key] = (
      count,
      ArithmeticCheck(
        evidence: Evidence(
          snapshot: snapshot,
          passage: Passage(bytes: reckoning.bytes, quote: quote),
          path: reckoning.path,
          rule: reckoning.rule
        ),
        expression: reckoning.expression,
        stated: reckoning.stated.low,
        computed: computed,
        unit: reckoning.stated.unit,
        verdict: verdict
      )
    )
  }

  /// A reading under which a number is right explains it better than one under which it is wrong.
  private static func rank(_ verdict: ArithmeticCheck.Verdict) -> Int {
    switch verdict {
    case .right: 0
    case .rounded: 1
    case .wrong: 2
    case .open: 3
    }
  }

  /// In the order of the page.
  var checks: [ArithmeticCheck] {
    found
      .sorted { left, right in
        (left.key.bytes.lowerBound, left.key.bytes.upperBound, left.value.order)
          < (right.key.bytes.lowerBound, right.key.bytes.upperBound, right.value.order)
      }
      .map(\.value.check)
  }
}
