import Vocabulary

/// Scenarios: what a month of work costs by each way of paying, and what months ahead may.
extension Site {
  func scenariosPage() -> [UInt8] {
    page(
      "Scenarios",
      about: "What typical months of work cost by every way of paying, at the prices of \(day).",
      at: "scenarios.html",
      in: .scenarios
    ) { page in
      page.element("h1", text: "What a month of work costs")
      page.element(
        "p",
        [("class", "lead")],
        text:
          "Each scenario at the prices of \(day): every way of paying that serves all of it, with "
          + "exact break-evens, the best mix, and a forecast."
      )
      if contents.scenarios.isEmpty {
        page.element("p", text: "There is no scenario in data/scenarios.")
        return
      }
      let caption = "Scenarios and their cheapest way of paying"
      page.table(
        caption,
        [
          .words("Scenario"), .words("Cheapest"), .number("A month"),
          .words("Cheapest without doubt"), .number("A month"),
        ]
      ) { page in
        for study in contents.scenarios { row(of: study, &page) }
      }
      page.element(
        "p",
        [("class", "faint")],
        text: "Without doubt: resting on no contested price and no estimated time."
      )
    }
  }

  private func row(of study: ScenarioStudy, _ page: inout HTML) {
    page.element("tr") { page in
      page.element("th", [("scope", "row")]) { page in
        page.element("a", [("href", Self.path(of: study.id))], text: study.heading.title)
      }
      let first = study.comparison?.entries.first
      let sure = study.comparison?.entries.first { !$0.isContested && !$0.isEstimated }
      for entry in [first, sure] {
        page.element("td", text: entry?.name ?? "none")
        page.element(
          "td",
          [("class", "number")],
          text: entry.map { Report.dollars($0.monthly) } ?? ""
        )
      }
    }
    page.line()
  }

  func scenarioPage(_ study: ScenarioStudy) -> [UInt8] {
    page(
      study.heading.title,
      about: "What \(study.heading.title) costs by every way of paying, at the prices of \(day).",
      at: Self.path(of: study.id),
      in: .scenarios
    ) { page in
      page.element("h1", text: study.heading.title)
      if let why = study.why { page.element("p", [("class", "lead")], text: why) }
      for problem in study.problems {
        page.element("p", [("class", "doubtful")], text: problem)
      }
      if let chart = costChart(of: study) {
        page.chart(chart.title, chart.svg, chart.table, named: "Costs of the chart")
      }
      if let chart = volumeChart(of: study) {
        page.chart(chart.title, chart.svg, chart.table, named: "Costs by volume")
      }
      if let comparison = study.comparison {
        page.element("section", [("aria-label", "Comparison")]) { page in
          Report.comparison(
            comparison,
            mix: study.mix,
            sureMix: study.sureMix,
            study.heading,
            register
          ).write(to: &page, headings: .second)
        }
      }
      forecast(study, &page)
    }
  }

  private func forecast(_ study: ScenarioStudy, _ page: inout HTML) {
    guard let forecast = study.forecast else { return }
    page.element("section", [("aria-label", "Forecast")]) { page in
      page.element("h2", text: "What months ahead may cost")
      if let chart = Self.forecastChart(of: forecast, named: study.heading.title) {
        page.chart(chart.title, chart.svg, chart.table, named: "Numbers of the forecast")
      }
      Report.forecast(forecast, known: known, register).write(to: &page, headings: .third)
    }
  }
}
