import Vocabulary

/// The page of one subject: every value it has had, with everything that was said about it.
extension Site {
  func servicePage(_ subject: Identifier<Subject>) -> [UInt8] {
    let name = register.name(of: subject)
    let rulings = rulings[subject] ?? []
    return page(
      name,
      about: "What \(name) has cost at Stability AI and elsewhere, with every source.",
      at: Self.path(of: subject),
      in: .prices,
      data: offers(of: subject)
    ) { page in
      page.element("h1", text: name)
      lead(on: subject, &page)
      if rulings.count > 1 {
        page.element("nav", [("aria-label", "On this page"), ("class", "contents")]) { page in
          page.element("ul") { page in
            for ruling in rulings {
              page.element("li") { page in
                page.element(
                  "a",
                  [("href", "#" + Self.anchor(of: ruling.id))],
                  text: Self.title(of: ruling)
                )
              }
            }
          }
        }
        page.line()
      }
      for ruling in rulings { section(of: ruling, &page) }
    }
  }

  /// "Price", "Monthly fee at bedrock (signup google)".
  static func title(of ruling: Ruling) -> String {
    let name = ruling.attribute.name.split(separator: "-").joined(separator: " ")
    let conditions = Report.words(for: ruling.scope)
    return name.prefix(1).uppercased() + name.dropFirst()
      + (conditions.isEmpty ? "" : " (\(conditions))")
      + (ruling.venue == .stability ? "" : " at \(ruling.venue)")
  }

  private func lead(on subject: Identifier<Subject>, _ page: inout HTML) {
    guard let known = register.subjects[subject] else { return }
    page.element("p", [("class", "lead")]) { page in
      page.text("\(Families.title(of: known.family)) · ")
      page.element("code", text: known.id.text)
      if !known.endpoints.isEmpty {
        page.text(" · ")
        for (index, endpoint) in known.endpoints.enumerated() {
          if index > 0 { page.text(", ") }
          page.element("code", text: endpoint)
        }
      }
    }
    if !known.aliases.isEmpty {
      page.element("details") { page in
        page.element("summary", text: Report.count(known.aliases.count, "other name"))
        page.element("p", [("class", "faint")], text: known.aliases.joined(separator: ", "))
      }
    }
    page.line()
  }

  // MARK: - A ruling

  private func section(of ruling: Ruling, _ page: inout HTML) {
    let anchor = Self.anchor(of: ruling.id)
    page.element("section", [("id", anchor), ("aria-labelledby", anchor + "-title")]) { page in
      page.line()
      page.element("h2", [("id", anchor + "-title")], text: Self.title(of: ruling))
      now(ruling, &page)
      if let chart = chart(of: ruling) {
        page.chart(chart.title, chart.svg, chart.table, named: "Values of the chart")
      }
      if case .grid(let grid)? = ruling.period(on: day)?.value {
        gridTable(grid, of: ruling, &page)
      }
      periodTable(ruling, &page)
      if let id = ruling.decision { decision(id, &page) }
      kept(ruling, &page)
      setAside(ruling, &page)
    }
    page.line()
  }

  /// The value in force as a sentence, and what would settle it.
  private func now(_ ruling: Ruling, _ page: inout HTML) {
    let period = ruling.period(on: day)
    page.element("p", [("class", "now")]) { page in
      guard let period else {
        page.text("No value was in force on \(day).")
        return
      }
      page.element("strong", text: Self.quantity(period.value, ruling.unit))
      let rate = contents.rates.first { $0.ruling == ruling.id }
      if ruling.unit.numerator != "USD", let usd = rate?.usd, let money = Report.money(usd) {
        page.text(", \(money)")
      }
      if let from = period.interval.from {
        page.text(from.isExact ? " since " : ", begun by ")
        page.day(from.day)
      }
      page.text(": ")
      page.status(period.status, period.confidence)
    }
    if case .formula(let formula)? = period?.value {
      page.element("p") { $0.element("code", text: formula.description) }
    }
    if let wanted = period?.wanted {
      page.element("p", [("class", "doubtful")], text: "What would settle it: \(wanted)")
    }
    page.line()
  }

  private func periodTable(_ ruling: Ruling, _ page: inout HTML) {
    let caption = "\(Self.title(of: ruling)): every value over time"
    page.table(
      caption,
      [
        .words("From"), .words("Until"), .number("Value"), .words("Unit"), .words("Sure"),
        .number("Claims kept"),
      ]
    ) { page in
      for period in ruling.periods {
        page.element("tr") { page in
          page.element("td") { $0.edge(period.interval.from, else: "not known") }
          page.element("td") { $0.edge(period.interval.until) }
          page.element(
            "td",
            [("class", "number strong")],
            text: Self.brief(period.value, in: ruling.unit)
          )
          page.element("td", text: ruling.unit.symbol)
          page.element("td") { $0.status(period.status, period.confidence) }
          page.element("td", [("class", "number")], text: "\(period.kept.count)")
        }
        page.line()
      }
    }
  }

  private func gridTable(_ grid: Grid, of ruling: Ruling, _ page: inout HTML) {
    let caption = "\(Self.title(of: ruling)) by \(grid.parameters.joined(separator: ", "))"
    page.element("details") { page in
      page.element("summary", text: "\(grid.cells.count) listed prices")
      page.table(caption, (grid.parameters + [ruling.unit.symbol]).map { .number($0) }) { page in
        for cell in grid.cells {
          page.element("tr") { page in
            for number in cell.point + [cell.value] {
              page.element("td", [("class", "number")], text: number.description)
            }
          }
        }
      }
      if let fit = grid.fit {
        page.element(
          "p",
          text:
            "The formula \(fit.formula) gives \(fit.exact) of \(grid.cells.count) of them exactly; "
            + "the largest difference is \(fit.largestResidual)."
        )
      }
    }
    page.line()
  }

  private func decision(_ id: Identifier<Decision>, _ page: inout HTML) {
    guard let decision = register.decisions[id] else { return }
    page.element("p", [("class", "decision")]) { page in
      page.element("strong", text: "Decided by \(decision.who)")
      page.text(" on ")
      page.day(decision.when)
      page.text(": \(decision.why)")
    }
    page.line()
  }

  // MARK: - What was said

  private func kept(_ ruling: Ruling, _ page: inout HTML) {
    let ids = ruling.periods.reversed().flatMap(\.kept)
    guard !ids.isEmpty else { return }
    page.element("h3", text: "Who says so")
    statements(ids, &page)
  }

  /// What does not agree, by cause, with the reason given for each.
  private func setAside(_ ruling: Ruling, _ page: inout HTML) {
    guard !ruling.setAside.isEmpty else { return }
    page.element("h3", text: "Set aside, and why")
    var reasons: [String] = []
    for aside in ruling.setAside where !reasons.contains(aside.reason) {
      reasons.append(aside.reason)
    }
    for reason in reasons {
      let group = ruling.setAside.filter { $0.reason == reason }
      guard let cause = group.first?.cause else { continue }
      page.element("p", [("class", "reason")]) { page in
        page.element("span", [("class", "badge cause")], text: cause.name)
        page.text(" \(reason)")
      }
      statements(group.map(\.claim), &page)
    }
  }

  private func statements(
    _ ids: [Identifier<Claim>],
    _ page: inout HTML
  ) {
    // A table that lists hundreds of cells is opened by whoever wants them all.
    for group in Statement.byPlace(Statement.all(in: ids, self)) {
      let shown = group.count > Self.mostOfOnePlace ? Self.shownOfOnePlace : group.count
      list(Array(group.prefix(shown)), &page)
      guard shown < group.count else { continue }
      page.element("details") { page in
        page.element(
          "summary",
          text: Report.count(group.count - shown, "more statement") + " in the same place"
        )
        list(Array(group.dropFirst(shown)), &page)
      }
      page.line()
    }
  }

  private static let mostOfOnePlace = 6
  private static let shownOfOnePlace = 3

  private func list(_ statements: [Statement], _ page: inout HTML) {
    page.element("ul", [("class", "statements")]) { page in
      for statement in statements {
        page.line()
        page.element("li") { statement.write(to: &$0, in: self) }
      }
    }
    page.line()
  }
}
