import Vocabulary

/// What follows from a comparison: break-evens, the best mix, what it hangs on, what it assumes.
extension Report {
  static func breakEvenParts(
    _ comparison: Comparison,
    _ entries: [Comparison.Entry],
    _ names: Names,
    noun: String
  ) -> [Part] {
    guard let first = entries.first, comparison.entries.count > 1 else { return [] }
    var parts: [Part] = [.blank, .line("Cheapest by \(noun)s a month:", .strong)]
    for stretch in comparison.cheapest.prefix(mostStretches) {
      parts.append(.item(level: 1, "\(words(for: stretch.span)): \(names[stretch.entry])"))
    }
    if let last = comparison.cheapest.last, comparison.cheapest.count > mostStretches {
      let more = comparison.cheapest.count - mostStretches - 1
      if more > 0 {
        parts.append(.item(level: 1, "(\(count(more, "more stretch", "es")) by turns)"))
      }
      parts.append(.item(level: 1, "\(words(for: last.span)): \(names[last.entry])"))
    }
    let shown = Set(entries.map(\.id))
    let wins = comparison.breakEvens.filter { shown.contains($0.entry) && !$0.possibly.isEmpty }
    if !wins.isEmpty {
      parts += [.blank, .line("Cheaper than \(first.name) elsewhere:", .strong)]
      for breakEven in wins {
        parts.append(.item(level: 1, "\(names[breakEven.entry]): \(words(for: breakEven))"))
      }
    }
    return parts
  }

  private static let mostStretches = 7

  private static func words(for breakEven: BreakEven) -> String {
    let surely = words(for: breakEven.surely)
    let end = breakEven.examined.map { "; looked at up to \($0)" } ?? ""
    if breakEven.surely == breakEven.possibly { return surely + end }
    let possibly = words(for: breakEven.possibly)
    return
      (breakEven.surely.isEmpty
      ? "perhaps \(possibly), as contested prices turn out"
      : "surely \(surely); perhaps \(possibly)") + end
  }

  static func words(for spans: [BreakEven.Span]) -> String {
    let shown = spans.prefix(4).map { words(for: $0) }
    let more = spans.count > 4 ? " and \(spans.count - 4) more stretches" : ""
    return shown.joined(separator: ", ") + more
  }

  static func words(for span: BreakEven.Span) -> String {
    guard let last = span.last else { return "from \(span.first) on" }
    return last == span.first ? "\(last)" : "\(span.first) to \(last)"
  }

  // MARK: - Mix

  static func mixParts(
    _ mix: Mix,
    _ sure: Mix?,
    _ comparison: Comparison,
    _ names: Names
  ) -> [Part] {
    var parts: [Part] = [
      .blank,
      .line("The best mix costs \(dollars(mix.total)) a month" + saving(mix, comparison), .strong),
      .table(
        TextTable(
          columns: [
            .init("what", narrowest: 18), .init("requests", .decimal),
            .init("where", narrowest: 18), .init("usd", .decimal),
          ],
          rows: mix.assignments.map { assignment in
            [
              .init(
                assignment.operation.text
                  + (assignment.settings.isEmpty ? "" : " (\(words(for: assignment.settings)))")
              ),
              .init(shown(assignment.requests)), .init(names[assignment.provider.text]),
              .init(assignment.cost.map(dollars) ?? "included"),
            ]
          }
        )
      ),
    ]
    if !mix.purchases.isEmpty {
      let bought = mix.purchases.map { "\($0.count) x \($0.name) (\(dollars($0.cost)))" }
      parts.append(.line("Bought for it: \(bought.joined(separator: ", "))."))
    }
    parts.append(
      .line(
        mix.proof.isProven
          ? "Proven: no other mix of these plans costs less (\(count(mix.proof.nodes, "part")) of the "
            + "search)."
          : "Not proven: the search was ended; no mix costs less than \(dollars(mix.proof.lowerBound)).",
        .faint
      )
    )
    if let sure, sure.total != mix.total {
      parts.append(
        .line(
          "On settled prices and measured times alone the best mix costs \(dollars(sure.total)); "
            + "'--sure' shows it."
        )
      )
    }
    return parts
  }

  private static func saving(_ mix: Mix, _ comparison: Comparison) -> String {
    guard let first = comparison.entries.first,
      let less = first.monthly.high.subtracting(mix.total)
    else { return ":" }
    if less.isZero { return ", as \(first.name) alone does:" }
    return less > .zero ? ", \(dollars(less)) less than \(first.name) alone:" : ":"
  }

  // MARK: - Sensitivities

  static func sensitivityParts(_ comparison: Comparison, _ names: Names) -> [Part] {
    guard let first = comparison.entries.first, !comparison.sensitivities.isEmpty else { return [] }
    let shownInputs = comparison.sensitivities.prefix(8)
    return [
      .blank, .line("What the answer hangs on:", .strong),
      .table(
        TextTable(
          columns: [
            .init("if", narrowest: 16), .init("at +10 %", .right),
            .init("another wins from", narrowest: 20),
          ],
          rows: shownInputs.map { sensitivity in
            [
              .init(words(for: sensitivity.input)),
              .init("\(signed(sensitivity.percentPerTenth)) %"),
              .init(turns(sensitivity, names)),
            ]
          }
        )
      ),
      .line(
        "Each input moved alone: what \(first.name) costs at a tenth more, and who wins first within "
          + "-90 % and +400 %.",
        .faint
      ),
    ]
  }

  private static func turns(_ sensitivity: Sensitivity, _ names: Names) -> String {
    let turns = [
      sensitivity.fall.map { "-\($0.percent) %: \(names[$0.winner])" },
      sensitivity.rise.map { "+\($0.percent) %: \(names[$0.winner])" },
    ].compactMap { $0 }
    return turns.isEmpty ? "never" : turns.joined(separator: "; ")
  }

  static func words(for input: Sensitivity.Input) -> String {
    switch input {
    case .volume: "everything is asked for more"
    case .count(let operation): "\(operation) is asked for more"
    case .price(let operation, let venue):
      "\(operation) costs more" + (venue == .stability ? "" : " at \(venue)")
    case .creditPrice: "credits cost more"
    case .fee(let plan): "the fee of \(plan) is higher"
    case .grantedCredits(let plan): "\(plan) holds more credits"
    case .cardPrice(let card): "an hour of the \(card) costs more"
    case .secondsPerImage(let card): "a picture takes longer on the \(card)"
    case .utilisation: "cards are better used"
    }
  }

  // MARK: - Assumptions

  /// Of the first three, each sentence once.
  static func assumptionParts(_ entries: [Comparison.Entry]) -> [Part] {
    var seen: Set<String> = []
    var parts: [Part] = []
    for entry in entries.prefix(3) {
      let fresh = entry.assumptions.filter { seen.insert($0).inserted }
      if fresh.isEmpty { continue }
      parts.append(.item(level: 1, "\(entry.name):", .faint))
      parts += fresh.map { .item(level: 2, $0, .faint) }
    }
    return parts.isEmpty ? [] : [.blank, .line("Taken for granted:", .strong)] + parts
  }
}
