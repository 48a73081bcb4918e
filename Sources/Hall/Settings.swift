import Reporting
import Vocabulary

/// Settings of an operation as they are given on the command line, and prices at them.
enum Settings {
  /// Reads "steps=50,width=512"; `nil` where that is none.
  static func reading(_ text: String) -> [String: Amount]? {
    var settings: [String: Amount] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false)
      guard
        pair.count == 2, let name = pair.first, !name.isEmpty, let value = positive(String(pair[1]))
      else { return nil }
      settings[String(name)] = value
    }
    return settings
  }

  static func positive(_ text: String) -> Amount? {
    Amount(text).flatMap { $0 > .zero ? $0 : nil }
  }

  /// The settings a price depends on; none for a plain one.
  static func parameters(of value: Value?) -> [String] {
    switch value {
    case .formula(let formula): formula.parameters
    case .grid(let grid): grid.parameters
    default: []
    }
  }

  /// The price at settings: as listed where it is, else computed by the formula behind it.
  static func answer(of value: Value?, at settings: [String: Amount]) -> PriceRow.Answer? {
    let needed = parameters(of: value)
    guard !needed.isEmpty else { return nil }
    let point = needed.compactMap { settings[$0] }
    let used = settings.filter { needed.contains($0.key) }
    if case .grid(let grid) = value, point.count == needed.count,
      let listed = grid.listed(at: point)
    {
      return .init(settings: used, value: listed, isComputed: false)
    }
    guard let formula = formula(behind: value) else { return nil }
    return formula.value(at: settings).map {
      .init(
        settings: settings.filter { formula.parameters.contains($0.key) },
        value: $0,
        isComputed: true
      )
    }
  }

  private static func formula(behind value: Value?) -> Formula? {
    switch value {
    case .formula(let formula): formula
    case .grid(let grid): grid.fit?.formula
    default: nil
    }
  }
}
