/// What the reader's own months may cost.
extension Site {
  func spendingPage(_ study: SpendingStudy) -> [UInt8] {
    page(
      "Forecast",
      about: "What months ahead may cost, from '\(study.file)'.",
      at: Section.forecast.path,
      in: .forecast
    ) { page in
      page.element("h1", text: "What months ahead may cost")
      page.element("p", [("class", "lead")]) { page in
        page.text("From ")
        page.element("code", text: study.file)
        page.text(", with intervals that hold use, contested prices and changes of prices.")
      }
      if let chart = Self.forecastChart(
        of: study.forecast,
        named: "Spending",
        after: study.spent
      ) {
        page.chart(chart.title, chart.svg, chart.table, named: "Numbers of the forecast")
      }
      Report.forecast(study.forecast, known: known, register).write(to: &page, headings: .second)
    }
  }
}
