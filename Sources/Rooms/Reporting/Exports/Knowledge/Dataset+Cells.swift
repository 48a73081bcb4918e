import Vocabulary

extension Dataset.Cell {
  static func text(_ value: (some CustomStringConvertible)?) -> Self {
    value.map { .text($0.description) } ?? .null
  }

  static func truth(_ value: Bool) -> Self { .integer(value ? 1 : 0) }

  /// "height=512&steps=30", empty where there are none.
  static func texts(_ values: [String: String]) -> Self { .text(values.sortedText) }

  /// An amount twice: exactly, and as a number to sort and draw by.
  static func amount(_ amount: Amount?) -> [Self] {
    guard let amount else { return [.null, .null] }
    return [.text(amount.description), .real(amount.approximation)]
  }

  /// In the columns of `Dataset.Column.value`.
  static func value(_ value: Value?) -> [Self] {
    switch value {
    case nil: [.text("none"), .null, .null, .null, .null, .null, .null]
    case .amount(let amount):
      [.text("amount")] + Self.amount(amount) + Self.amount(amount) + Self.amount(amount)
    case .range(let low, let high):
      [.text("range"), .null, .null] + Self.amount(low) + Self.amount(high)
    case .boolean(let truth): plain("boolean", truth ? "true" : "false")
    case .day(let day): plain("day", day.description)
    case .text(let text): plain("text", text)
    case .formula(let formula): plain("formula", formula.description)
    case .grid(let grid): self.grid(grid)
    }
  }

  private static func plain(_ kind: String, _ text: String) -> [Self] {
    [.text(kind), .text(text), .null, .null, .null, .null, .null]
  }

  /// As JSON, which SQLite's functions read, with its lowest and highest price beside it.
  private static func grid(_ grid: Grid) -> [Self] {
    let text = JSON.object(JSON.members(of: .grid(grid))).compact
    let prices = grid.cells.map(\.value)
    return [.text("grid"), .text(text), .null] + amount(prices.min()) + amount(prices.max())
  }

  /// In the columns of `Dataset.Column.interval`.
  static func interval(_ interval: Interval) -> [Self] {
    [interval.from, interval.until].flatMap { edge in
      [.text(edge?.span.first), .text(edge?.span.last)]
    }
  }
}

extension Dataset.Column {
  /// An amount exactly, as text, and as a number.
  static func amount(_ name: String) -> [Self] {
    [Self(name, isOptional: true), Self("\(name)_number", .real, isOptional: true)]
  }

  /// What kind of value it is, the value where it is one, and its bounds.
  static let value =
    [Self("kind")] + amount("value") + amount("low") + amount("high")

  /// The days between which a value began, and between which it ended.
  static let interval = ["from_first", "from_last", "until_first", "until_last"].map {
    Self($0, isOptional: true)
  }
}
