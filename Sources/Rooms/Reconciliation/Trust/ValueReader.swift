import Vocabulary

/// Reads the values of one attribute: first what kind of value most of them are, then each as that.
///
/// "7:10" is a time among times and words among words; "1,000" beside "1000" is a number.
struct ValueReader {
  let kind: ValueForm.Kind

  private let isDayFirst: Bool
  private let usualYear: Int?
  private let usualNumberUnit: String

  /// Whether the values are lists of names, whose order and commas say nothing.
  private let isList: Bool

  /// The reader for an attribute with these values; each counts as often as it is claimed.
  init(_ values: [(value: Value, count: Int)]) {
    var tally = Tally()
    for (value, count) in values { tally.add(value, count) }
    kind = tally.kind
    isDayFirst = tally.dayFirst > tally.monthFirst
    usualYear = tally.years.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    usualNumberUnit =
      tally.units.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    isList = Double(tally.lists) > 0.05 * Double(tally.total)
  }

  /// What a value means, or `nil` where it states nothing.
  func form(of value: Value) -> ValueForm? {
    switch value {
    case .amount(let amount): .number(amount.double, unit: "")
    case .day(let day): .day(day.number)
    case .text(let text): form(of: text)
    case .boolean, .range, .formula, .grid: .words(value.description)
    }
  }

  private func form(of text: String) -> ValueForm? {
    if WordText.isMissing(text) { return nil }
    let bytes = Array(text.utf8)
    switch kind {
    case .time:
      if let second = MomentText(bytes).second { return .time(second) }
    case .day:
      if let day = day(of: MomentText(bytes)) { return .day(day) }
    case .moment:
      let moment = MomentText(bytes)
      if let day = day(of: moment) {
        return moment.second.map { .moment(day: day, second: $0) } ?? .day(day)
      }
      if let second = moment.second { return .time(second) }
    case .number:
      if let number = NumberText(bytes) {
        return .number(number.value, unit: number.unit == usualNumberUnit ? "" : number.unit)
      }
    case .words:
      // Signs matter in a number that stands among words: "-1" is not "1".
      if let number = NumberText(bytes), number.unit.isEmpty {
        return .number(number.value, unit: "")
      }
    }
    guard isList else {
      let folded = WordText.folded(text)
      return .words(folded.isEmpty ? text : folded)
    }
    let words = WordText.words(of: text).filter { $0 != "and" && $0 != "by" }.sorted()
    return .words(words.isEmpty ? text : words.joined(separator: " "))
  }

  private func day(of moment: MomentText) -> Int? {
    guard var date = moment.date, let year = date.year ?? usualYear else { return nil }
    if date.order == .either, isDayFirst { (date.month, date.day) = (date.day, date.month) }
    return Day(year: year, month: date.month, day: date.day)?.number
  }
}

/// How many of an attribute's values are what.
private struct Tally {
  var total = 0
  var dayFirst = 0
  var monthFirst = 0
  var lists = 0
  var years: [Int: Int] = [:]
  var units: [String: Int] = [:]
  private var numbers = 0
  private var times = 0
  private var days = 0
  private var moments = 0

  var kind: ValueForm.Kind {
    let quorum = 0.6 * Double(total)
    if total == 0 { return .words }
    if Double(times) >= quorum { return 2 * moments >= times ? .moment : .time }
    if Double(days) >= quorum { return .day }
    return Double(numbers) >= quorum ? .number : .words
  }

  mutating func add(_ value: Value, _ count: Int) {
    switch value {
    case .amount: numbers += count
    case .day: days += count
    case .text(let text):
      if WordText.isMissing(text) { return }
      add(text, count)
    case .boolean, .range, .formula, .grid: break
    }
    total += count
  }

  private mutating func add(_ text: String, _ count: Int) {
    let bytes = Array(text.utf8)
    if let number = NumberText(bytes), !Self.isHour(number.unit) {
      numbers += count
      units[number.unit, default: 0] += count
      return
    }
    if bytes.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
      lists += count
    }
    // A long text is no time, however many it may name.
    guard bytes.count <= 64, bytes.contains(where: \.isDigit) else { return }
    let moment = MomentText(bytes)
    // More than a remark beside the time is a sentence, and a sentence is words.
    guard moment.strayDigits == 0, moment.strayLetters <= 16 else { return }
    if moment.second != nil {
      times += count
      if moment.date != nil { moments += count }
    } else if moment.date != nil {
      days += count
    }
    guard let date = moment.date else { return }
    if let year = date.year { years[year, default: 0] += count }
    switch date.order {
    case .dayFirst: dayFirst += count
    case .monthFirst: monthFirst += count
    case .clear, .either: break
    }
  }

  /// "7 p.m." is a time, though "7" is a number.
  private static func isHour(_ unit: String) -> Bool {
    ["a", "p", "am", "pm", "a m", "p m"].contains(unit)
  }
}

extension Amount {
  /// The double nearest to it, the same that its decimal text gives.
  fileprivate var double: Double {
    units % Self.scale == 0 ? Double(units / Self.scale) : Double(units) / 1e12
  }
}
