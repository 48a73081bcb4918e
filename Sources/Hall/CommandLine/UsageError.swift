/// What is wrong with a command line.
enum UsageError: Error, Equatable {
  case unknownCommand(String)
  case unknownOption(String, command: String)
  case missingValue(option: String, expectation: String)
  case unwantedValue(option: String)
  case wrongValue(String, option: String, expectation: String, nearest: String?)
  case wrongArgument(String, placeholder: String, expectation: String, nearest: String?)
  case missingArgument(placeholder: String, meaning: String)
  case missingCommand
  case unexpectedArgument(String)
  /// Options that are each right, but not together or not alone.
  case combination(String)
}

extension UsageError {
  /// One sentence for a person: what, which 'thing', what was expected.
  func message(candidates: [String]) -> String {
    switch self {
    case .unknownCommand(let word):
      return "There is no command '\(word)'" + suggestion(for: word, among: candidates)
    case .unknownOption(let word, let command):
      return "'\(command)' has no option '\(word)'" + suggestion(for: word, among: candidates)
    case .missingValue(let option, let expectation):
      return "Option '\(option)' needs \(expectation)."
    case .unwantedValue(let option):
      return "Option '\(option)' is a switch and takes no value."
    case .wrongValue(let text, let option, let expectation, let nearest):
      return "'\(text)' is no value for '\(option)', which takes \(expectation)"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ".")
    case .wrongArgument(let text, let placeholder, let expectation, let nearest):
      return "'\(text)' is no \(placeholder); expected \(expectation)"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ".")
    case .missingArgument(let placeholder, let meaning):
      return "\(placeholder) is missing. \(meaning)"
    case .missingCommand:
      return "No command was given; expected one of \(candidates.joined(separator: ", "))."
    case .unexpectedArgument(let text):
      return "'\(text)' is one argument too many."
    case .combination(let sentence):
      return sentence
    }
  }

  private func suggestion(for word: String, among candidates: [String]) -> String {
    let near = Suggestion.nearest(to: word, among: candidates)
    switch near.count {
    case 0: return "."
    case 1: return "; did you mean '\(near[0])'?"
    default: return "; did you mean one of \(near.map { "'\($0)'" }.joined(separator: ", "))?"
    }
  }
}
