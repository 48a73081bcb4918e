import Vocabulary

/// How long ago a day was.
enum Age {
  /// "today", "1 day ago", "60 days ago", "5 months ago", "3 years ago"; "ahead" of a day to come.
  static func words(of day: Day, on today: Day) -> String {
    let days = today.number - day.number
    switch days {
    case ..<0: return "ahead"
    case 0: return "today"
    case 1: return "1 day ago"
    case 2..<61: return "\(days) days ago"
    case 61..<731: return "\(days * 12 / 365) months ago"
    default: return "\(days / 365) years ago"
    }
  }

  /// The day, with its age where that is known and more than none: "2026-11-21, 7 days ago".
  static func words(for day: Day, on today: Day?) -> String {
    guard let today, day < today else { return day.description }
    return "\(day), \(words(of: day, on: today))"
  }
}
