import Planning
import Vocabulary

/// Words the faults of a usage file.
struct UsageFaultWords {
  private let file: String
  private let names: UsageNames

  /// What was said of a name: many rows may have it, and looking for near ones takes time.
  private var known: [String: String] = [:]

  init(file: String, _ names: UsageNames) {
    self.file = file
    self.names = names
  }

  /// "usage.csv:3:12: There is no operation 'eras'; the nearest known: 'erase'."; columns are bytes.
  mutating func sentence(for fault: UsageFault) -> String {
    "\(file):\(fault.line):\(fault.column): \(words(for: fault.reason))"
  }

  private mutating func words(for reason: UsageFault.Reason) -> String {
    switch reason {
    case .nothing:
      return "There is no row; expected a header such as 'time,operation,count', or JSON objects."
    case .missing(let role):
      return "There is no \(role.rawValue); expected \(Self.names(of: role))."
    case .repeatedName(let name):
      return "'\(name)' stands here twice; expected each name once."
    case .twoNames(let role, let first, let second):
      return
        "Both '\(first)' and '\(second)' may be the \(role.rawValue); expected one of them, so "
        + "call that one '\(role.rawValue)'."
    case .tooManyColumns(let most):
      return
        "The header has more than \(most) columns; expected fewer, or line feeds at the ends of "
        + "lines."
    case .lineEnds:
      return "Lines end with a carriage return only; expected line feeds."
    case .fields(let found, let expected):
      return "The row has \(Self.count(found, "field")); expected \(expected), as the header has."
    case .unclosedQuote:
      return "The quote that opens here is never closed; expected '\"' at the end of the field."
    case .textAfterQuote(let text):
      return
        "Behind the field in quotes that begins here stands '\(text)'; expected a separator, so "
        + "double the quotes within the field."
    case .time(let text):
      return "'\(text)' is no time; expected one such as 2026-11-25, 2026-11-25T10:11:12Z or Unix "
        + "seconds."
    case .count(let text):
      return "'\(text)' is no count; expected a plain decimal number such as 12 or 0.5."
    case .negativeCount(let text):
      return "The count '\(text)' is negative; expected a number from 0 up."
    case .countOutOfRange(let text):
      return
        "The count '\(text)' cannot be kept exactly; expected at most twelve decimal places and "
        + "at most 26 digits before them."
    case .totalOutOfRange(let text):
      return
        "With the count '\(text)' all counts together are too large to be kept exactly; expected "
        + "less than 1.7 * 10^26 in all."
    case .unknownOperation(let name):
      if let said = known[name] { return said }
      let said = unknown(name)
      known[name] = said
      return said
    case .json(let found, let expected):
      return "The line is no JSON object of plain values: found '\(found)'; expected \(expected)."
    }
  }

  private func unknown(_ name: String) -> String {
    if name.isEmpty { return "No operation is given; expected its id, name or endpoint." }
    let meanings = names.meanings(of: name)
    if !meanings.isEmpty {
      return "'\(name)' may mean \(Self.list(meanings.map(\.text))); expected one of them."
    }
    let near = names.nearest(to: name)
    return "There is no operation '\(name)'; "
      + (near.isEmpty
        ? "expected an id, a name, an alias or an endpoint of data/subjects.json."
        : "the nearest known: \(Self.list(near)).")
  }

  private static func names(of role: UsageRole) -> String {
    switch role {
    case .time: "'time', 'timestamp', 'date' or 'day'"
    case .operation: "'operation', 'service', 'endpoint' or 'model'"
    case .count: "'count', 'quantity', 'requests' or 'n'"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }

  private static func count(_ number: Int, _ thing: String) -> String {
    number == 1 ? "1 \(thing)" : "\(number) \(thing)s"
  }
}
