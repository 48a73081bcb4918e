/// What a value means, whatever way it is written: two claims agree where their forms are equal.
enum ValueForm: Sendable, Hashable {
  /// A number, with the unit word that stood behind it where that is not the usual one.
  case number(Double, unit: String)
  /// A time of day, in seconds from midnight.
  case time(Int)
  /// A day, by its number.
  case day(Int)
  /// A time on a day.
  case moment(day: Int, second: Int)
  /// Words, folded to lower case and single spaces.
  case words(String)

  /// What most values of an attribute are.
  enum Kind: Sendable, Hashable, CaseIterable {
    case number
    case time
    case day
    case moment
    case words
  }
}

extension ValueForm: Comparable {
  /// A fixed order, so that sums over forms come out the same on every run.
  static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.number(let first, let unit), .number(let second, let other)):
      (first, unit) < (second, other)
    case (.time(let first), .time(let second)): first < second
    case (.day(let first), .day(let second)): first < second
    case (.moment(let first, let early), .moment(let second, let late)):
      (first, early) < (second, late)
    case (.words(let first), .words(let second)): first < second
    default: left.rank < right.rank
    }
  }

  private var rank: Int {
    switch self {
    case .number: 0
    case .time: 1
    case .day: 2
    case .moment: 3
    case .words: 4
    }
  }
}

extension ValueForm {
  /// Where the value stands on a line, for telling how far two of a kind are apart; `nil` for words.
  var position: Double? {
    switch self {
    case .number(let number, _): number
    case .time(let second): Double(second)
    case .day(let day): Double(day)
    case .moment(let day, let second): Double(day) * 86_400 + Double(second)
    case .words: nil
    }
  }
}
