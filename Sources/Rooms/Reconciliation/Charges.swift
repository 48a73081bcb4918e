import Vocabulary

/// What each statement of a question costs against a time in which its value was in force, made flat.
///
/// The decoder asks this some thousand times a question; so logarithms are taken once and days lie side
/// by side in one array.
struct Charges {
  /// What it costs that no value like a statement's own was ever in force.
  let never: [Double]

  private let staleness: [Double]
  private let stalePerDay: [Double]
  private let prematurity: [Double]
  private let prematurePerDay: [Double]

  /// Where each statement's sightings begin in the arrays of days; one entry more than statements.
  private let starts: [Int]
  private let firsts: [Int]
  private let lasts: [Int]

  init(_ statements: [Statement]) {
    never = statements.map(\.neverCost)
    // A page that came back to a value is not late with it: it is right, or it is wrong.
    staleness = statements.map {
      $0.isReturn ? $0.neverCost : $0.share * Disagreement.stale($0.voice, lag: 0)
    }
    stalePerDay = statements.map { $0.isReturn ? 0 : $0.share / $0.voice.patience }
    prematurity = statements.map { $0.share * Disagreement.premature($0.voice, lead: 0) }
    prematurePerDay = statements.map { $0.share / Disagreement.prematurePatience }
    var starts = [0]
    var firsts: [Int] = []
    var lasts: [Int] = []
    for statement in statements {
      firsts += statement.sightings.map(\.first.number)
      lasts += statement.sightings.map(\.last.number)
      starts.append(firsts.count)
    }
    self.starts = starts
    self.firsts = firsts
    self.lasts = lasts
  }

  /// What a statement costs where its value was in force from `start` until before `end` and at no other
  /// time.
  func cost(of statement: Int, start: Int, end: Int) -> Double {
    var worst = 0.0
    for sighting in starts[statement]..<starts[statement + 1] {
      if firsts[sighting] >= end {
        let lag = Double(firsts[sighting] - end)
        worst = max(worst, staleness[statement] + lag * stalePerDay[statement])
      } else if lasts[sighting] < start {
        let lead = Double(start - lasts[sighting])
        worst = max(worst, prematurity[statement] + lead * prematurePerDay[statement])
      }
    }
    return min(worst, never[statement])
  }

  /// The least that a statement costs where its value was not in force when it should have been.
  func least(of statement: Int) -> Double {
    min(never[statement], staleness[statement], prematurity[statement])
  }

  /// Whether a statement's value was in force whenever it should have been.
  func agrees(_ statement: Int, start: Int, end: Int) -> Bool {
    for sighting in starts[statement]..<starts[statement + 1]
    where firsts[sighting] >= end || lasts[sighting] < start {
      return false
    }
    return true
  }

  /// Calls with the first and last day of each of a statement's sightings.
  func forEachSighting(of statement: Int, _ body: (_ first: Int, _ last: Int) -> Void) {
    for sighting in starts[statement]..<starts[statement + 1] {
      body(firsts[sighting], lasts[sighting])
    }
  }
}
