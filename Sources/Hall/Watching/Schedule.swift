/// Rounds at equal distances from the first, however long each takes.
struct Schedule: Sendable, Equatable {
  let start: Duration

  /// In seconds, at least one.
  let every: Int

  /// The first beat after a moment: beats that passed during a round are left out.
  func beat(after moment: Duration) -> Duration {
    let elapsed = max(0, (moment - start).components.seconds)
    return start + .seconds((Int(elapsed) / every + 1) * every)
  }

  /// Reads "6h", "90m", "1d" or "3600s" as seconds; `nil` where the text is none, or less than a minute
  /// or more than a year.
  static func seconds(_ text: String) -> Int? {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let letter = text.last, let unit = units[letter], let count = Int(text.dropLast()) else {
      return nil
    }
    let (seconds, overflow) = count.multipliedReportingOverflow(by: unit)
    return !overflow && (60...31_536_000).contains(seconds) ? seconds : nil
  }
}
