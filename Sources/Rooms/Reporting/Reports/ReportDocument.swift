package import Vocabulary

/// Everything a reader came for in one document: prices, changes, conflicts, scenarios.
///
/// The site shows the same with its quotes and charts.
package struct ReportDocument: Sendable {
  let day: Day
  let known: Day
  let table: Int
  let prices: Report
  let changes: Report
  let conflicts: Report
  let scenarios: [Part]

  /// The reader's own forecast, with the file it comes from.
  let spending: (file: String, forecast: Report)?

  /// A scenario's comparison and forecast; what is missing of them is told.
  struct Part: Sendable {
    let id: Identifier<Scenario>
    let title: String
    let problems: [String]
    let comparison: Report?
    let forecast: Report?
  }

  package init(
    day: Day,
    known: Day,
    table: Int,
    prices: Report,
    changes: Report,
    conflicts: Report,
    scenarios: [ScenarioStudy],
    spending: SpendingStudy? = nil,
    register: Register
  ) {
    self.day = day
    self.known = known
    self.table = table
    self.prices = prices
    self.changes = changes
    self.conflicts = conflicts
    self.spending = spending.map {
      ($0.file, .forecast($0.forecast, known: known, register))
    }
    self.scenarios = scenarios.map { study in
      Part(
        id: study.id,
        title: study.heading.title,
        problems: study.problems,
        comparison: study.comparison.map {
          .comparison($0, mix: study.mix, sureMix: study.sureMix, study.heading, register)
        },
        forecast: study.forecast.map { .forecast($0, known: known, register) }
      )
    }
  }

  /// GitHub Flavored Markdown.
  package var markdown: String {
    var blocks = ["# Prices of Stability AI's API on \(day)\n"]
    for (title, report) in [("Prices", prices), ("Changes", changes), ("Conflicts", conflicts)] {
      blocks += ["## \(title)\n", report.markdown]
    }
    for scenario in scenarios {
      blocks.append("## Scenario: \(Markdown.escaped(scenario.title))\n")
      blocks += scenario.problems.map { Markdown.escaped($0) + "\n" }
      if let comparison = scenario.comparison {
        blocks += ["### Ways of paying\n", comparison.markdown]
      }
      if let forecast = scenario.forecast { blocks += ["### Forecast\n", forecast.markdown] }
    }
    if let spending {
      blocks += [
        "## Forecast from \(Markdown.code(spending.file))\n", spending.forecast.markdown,
      ]
    }
    return blocks.joined(separator: "\n")
  }

  /// One document; the records are those of the commands `prices`, `diff`, `conflicts`, `compare` and
  /// `forecast`.
  package var json: String {
    func records(_ report: Report?) -> JSON {
      report.map { .array($0.records.map(JSON.object)) } ?? .null
    }
    return JSON.object([
      .init("version", .number(1)), .init("on", .string(day.description)),
      .init("known", .string(known.description)), .init("table", .number(table)),
      .init("prices", records(prices)), .init("changes", records(changes)),
      .init("conflicts", records(conflicts)),
      .init("forecast", records(spending?.forecast)),
      .init(
        "scenarios",
        .array(
          scenarios.map { scenario in
            .object([
              .init("scenario", .string(scenario.id.text)), .init("title", .string(scenario.title)),
              .init("problems", .strings(scenario.problems)),
              .init("comparison", records(scenario.comparison)),
              .init("forecast", records(scenario.forecast)),
            ])
          }
        )
      ),
    ]).pretty + "\n"
  }

  /// A file a table; those of scenarios have a first column that tells which.
  package var csv: [String: String] {
    func joined(_ reports: [(Identifier<Scenario>, Report?)]) -> String {
      let known = reports.compactMap { id, report in report.map { (id, $0) } }
      return CSV.text(
        columns: ["scenario"] + (known.first?.1.columns ?? []),
        records: known.flatMap { id, report in
          report.records.map { [.init("scenario", .string(id.text))] + $0 }
        }
      )
    }
    // One's own forecast is of no scenario.
    var forecasts: [(Identifier<Scenario>, Report?)] = []
    if let spending { forecasts.append(("", spending.forecast)) }
    for scenario in scenarios { forecasts.append((scenario.id, scenario.forecast)) }
    return [
      "prices.csv": prices.printed(as: .csv), "changes.csv": changes.printed(as: .csv),
      "conflicts.csv": conflicts.printed(as: .csv),
      "comparison.csv": joined(scenarios.map { ($0.id, $0.comparison) }),
      "forecast.csv": joined(forecasts),
    ]
  }
}
