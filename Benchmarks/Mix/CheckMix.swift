import Foundation
import Planning
import Vocabulary

/// Solves what it is given and says what it found, for somebody else to check.
///
/// A line of standard input is an instance in JSON, `Instance.Mix` or `Instance.Program`; a line of
/// standard output is its answer: status, cost as a fraction, the point or the mix, nodes, and
/// microseconds.
@main
struct CheckMix {
  static func main() {
    let decoder = JSONDecoder()
    while let line = readLine() {
      do {
        let instance = try decoder.decode(Instance.self, from: Data(line.utf8))
        print(try instance.answer())
      } catch {
        print(Answer.line(["status": "unreadable", "reason": "\(error)"]))
      }
    }
  }
}

/// One line of answer.
enum Answer {
  static func line(_ answer: [String: Any]) -> String {
    let data = try? JSONSerialization.data(withJSONObject: answer, options: [.sortedKeys])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// What the work gives, and how many microseconds of the clock it took.
  static func timed<Value>(_ work: () -> Value) -> (value: Value, microseconds: Double) {
    let start = DispatchTime.now().uptimeNanoseconds
    let value = work()
    return (value, Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000)
  }
}

extension Rational {
  /// "12.5" or "1/3".
  init?(text: String) {
    let parts = text.split(separator: "/").map { Amount(String($0)).map(Rational.init) }
    guard let first = parts.first, let above = first else { return nil }
    guard parts.count == 2, let below = parts[1] else {
      self = above
      return
    }
    guard let quotient = above.divided(by: below) else { return nil }
    self = quotient
  }
}
