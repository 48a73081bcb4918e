import Vocabulary

/// What a forecast says in sentences.
enum ForecastWords {
  /// "80", "99.5": the levels in percent.
  static func levels(_ forecast: SpendingForecast) -> [String] { levels(forecast.levels) }

  static func levels(_ permille: [Int]) -> [String] {
    permille.map { $0 % 10 == 0 ? "\($0 / 10)" : "\($0 / 10).\($0 % 10)" }
  }

  /// With two decimal places, as money is written in a column.
  static func cents(_ amount: Amount) -> String {
    let cents = (amount.units / (Amount.scale / 100)).magnitude
    let rest = String(cents % 100)
    return (amount.isNegative ? "-" : "") + String(cents / 100) + "."
      + (rest.count == 1 ? "0" : "") + rest
  }

  static func cents(_ bounds: Bounds<Amount>) -> String {
    "\(cents(bounds.low)) - \(cents(bounds.high))"
  }

  /// In a sentence: whole numbers with commas between thousands, "1,500", "12.50".
  static func spoken(_ amount: Amount) -> String {
    guard amount.isWhole else { return amount.description }
    let digits = Array(amount.magnitude.description)
    var text = amount.isNegative ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A share of paths in whole percent, never rounded to certainty: "12 %", "< 1 %", "> 99 %".
  static func percent(_ share: Double) -> String {
    if share <= 0 { return "0 %" }
    if share >= 1 { return "100 %" }
    if share < 0.01 { return "< 1 %" }
    if share > 0.99 { return "> 99 %" }
    return "\(Int(share * 100 + 0.5)) %"
  }

  /// "March 2027".
  static func name(of month: Month) -> String {
    let (year, number, _) = month.start.civil
    return "\(names[number - 1]) \(year)"
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  // MARK: - Answers

  static func answers(_ forecast: SpendingForecast) -> [String] {
    [
      forecast.budget.map { sentence($0, forecast.months) },
      forecast.balance.map { sentence($0, levels(forecast)) },
    ].compactMap { $0 }
  }

  private static func sentence(_ risk: SpendingForecast.BudgetRisk, _ months: [Month]) -> String {
    let budget = "USD \(spoken(risk.budget))"
    guard let likeliest = risk.likeliest, months.indices.contains(likeliest) else {
      return "No simulated month passes \(budget)."
    }
    let month = name(of: months[likeliest])
    let certain = risk.passingFirst[likeliest] >= 1
    if certain { return "\(month) passes \(budget) in every simulated course." }
    return
      "There is \(chance(risk.share)) that a month passes \(budget), most likely first in \(month)."
  }

  private static func chance(_ share: Double) -> String {
    if share < 0.01 { return "a chance of less than 1 %" }
    if share > 0.99, share < 1 { return "a chance of more than 99 %" }
    return "a \(percent(share)) chance"
  }

  private static func sentence(
    _ balance: SpendingForecast.BalanceOutlook,
    _ levels: [String]
  ) -> String {
    let amount =
      balance.unit == .usd
      ? "USD \(spoken(balance.balance))" : "\(spoken(balance.balance)) credits"
    let last = "\(balance.horizon.adding(days: -1))"
    func day(_ day: Day?) -> String { day.map { "\($0)" } ?? "after \(last)" }
    let ends = zip(levels, balance.bands).map { level, ends in
      guard let early = ends.early else { return "\(level) %: after \(last)" }
      return "\(level) %: \(early) to \(ends.late.map { "\($0)" } ?? "after \(last)")"
    }
    let until =
      balance.median.map { "until \($0)" } ?? "beyond \(last) more likely than not"
    return "The balance of \(amount) lasts \(until), spent from \(balance.from) on; "
      + ends.joined(separator: ", ") + "."
  }

  // MARK: - Assumptions

  static func assumptions(_ forecast: SpendingForecast) -> [String] {
    let basis = forecast.basis
    var lines = past(basis)
    if let partial = basis.partial {
      lines.append(
        "\(partial.month) is not over: the USD \(spoken(partial.spent)) spent so far is the least it "
          + "costs, and no part of the history."
      )
    }
    if let together = basis.together {
      lines.append(
        "Operations are surprised together with a correlation of \(hundredths(together.correlation)), "
          + (together.months == 0
            ? "assumed."
            : "measured on \(together.months) past forecasts and drawn towards an assumed 0.5.")
      )
    }
    for operation in forecast.operations where operation.isContested {
      lines.append(
        operation.price.isExact
          ? "The price of '\(operation.subject)' is contested; no other value is known to draw from."
          : "The price of '\(operation.subject)' is contested: USD \(operation.price), drawn once a course."
      )
    }
    lines.append(sentence(basis.priceChanges))
    if case .known = basis.past, forecast.operations.isEmpty {
      lines.append(
        "Totals hold past changes of prices already, and those to come are added to them: intervals err "
          + "on the wide side."
      )
    }
    lines.append(
      "\(spoken(Amount(basis.paths))) simulated courses, seed \(basis.seed): the same seed gives the "
        + "same numbers."
    )
    return lines
  }

  private static func past(_ basis: ForecastBasis) -> [String] {
    switch basis.past {
    case .growth(let growth):
      let rate = growth.rate.multiplied(by: Amount(100)) ?? .zero
      return [
        "No history: growth of \(rate) % a month from \(growth.start) on, and a noise of "
          + "\(percent(growth.noise)) a month that adds up."
      ]
    case .known(let known):
      let months = known.last.number - known.first.number + 1
      var lines = ["History: \(Report.count(months, "month")), \(known.first) to \(known.last)."]
      if known.assumedShare > 0 {
        lines.append(
          "A short history: \(percent(known.assumedShare)) of the width of intervals is the assumed "
            + "step of a quarter a month."
        )
      }
      if known.missing > 0 {
        lines.append(
          "Nothing is recorded of the \(Report.count(known.missing, "month")) after \(known.last): a "
            + "gap, not zero."
        )
      }
      return lines
    }
  }

  private static func sentence(_ changes: ForecastBasis.PriceChanges) -> String {
    switch changes {
    case .none:
      return "Prices stay as they are: nothing is known of how they changed, or it was left out."
    case .unseen(let months):
      return
        "Prices stay as they are: none changed in \(whole(months)) months watched, so no size is "
        + "known."
    case .rounds(let rounds):
      let months = Report.firstFew(rounds.months.map { "\($0)" })
      return "Prices change in rounds with a chance of \(percent(rounds.chance)) a month: "
        + "\(Report.count(rounds.months.count, "round")) (\(months)) with "
        + "\(Report.count(rounds.changes, "change")) of \(signed(rounds.sizes.low)) to "
        + "\(signed(rounds.sizes.high)) in \(whole(rounds.watched)) months among "
        + "\(Report.count(rounds.operations, "price")). Few events: the rate itself is drawn, and a "
        + "round of another kind, cuts included, has a chance of 1 in \(rounds.months.count + 1)."
    }
  }

  private static func whole(_ number: Double) -> String { "\(Int(number + 0.5))" }

  private static func signed(_ ratio: Double) -> String {
    let percent = Int((ratio * 100).rounded())
    return "\(percent > 0 ? "+" : "")\(percent) %"
  }

  static func hundredths(_ number: Double) -> String {
    Amount(units: Int128((number * 100).rounded()) * (Amount.scale / 100)).description
  }
}
