import Vocabulary

/// Conditions of a price: `["steps": "30"]`.
extension [String: String] {
  /// Whether settings are what all of these conditions say; numbers are compared as numbers.
  func areMet(by settings: [String: String]) -> Bool {
    for (name, expected) in self {
      guard let given = settings[name] else { return false }
      if given == expected { continue }
      guard let left = Amount(given), let right = Amount(expected), left == right else {
        return false
      }
    }
    return true
  }
}
