import Vocabulary

extension Value {
  /// Reads a value; `unit` tells what a bare `{"value": …}` means, and where it is silent the text.
  init(json: JSON, unit: Unit?) throws(Misfit) {
    let members = try Members(json)
    if members["value"] != nil {
      self = Self(bare: try members.string("value"), unit: unit)
    } else if members["low"] != nil {
      let (low, high) = (try members.amount("low"), try members.amount("high"))
      guard low <= high else {
        throw Misfit(expected: "'low' not above 'high'", found: "\(low) and \(high)")
      }
      self = .range(low, high)
    } else if members["formula"] != nil {
      self = .formula(try members.read("formula", Formula.init(json:)))
    } else if members["grid"] != nil {
      self = .grid(try members.read("grid", Grid.init(json:)))
    } else if members["amount"] != nil {
      self = .amount(try members.amount("amount"))
    } else if members["day"] != nil {
      self = .day(try members.day("day"))
    } else if members["truth"] != nil {
      self = .boolean(try members.string("truth") == "true")
    } else if members["text"] != nil {
      self = .text(try members.string("text"))
    } else {
      throw Misfit(
        expected:
          "'value', 'low' and 'high', 'formula', 'grid', 'amount', 'day', 'truth' or 'text'",
        found: "none of them"
      )
    }
  }

  /// The shape that `init(json:unit:)` reads back as this very value.
  func json(unit: Unit?) -> JSON {
    switch self {
    case .range(let low, let high):
      return .object(["high": .string(high.description), "low": .string(low.description)])
    case .formula(let formula):
      return .object(["formula": .string(formula.description)])
    case .grid(let grid):
      return .object(["grid": grid.json])
    case .amount, .boolean, .day, .text:
      if Self(bare: description, unit: unit) == self {
        return .object(["value": .string(description)])
      }
      return .object([explicitName: .string(description)])
    }
  }

  /// The member that names the type, where the unit would make another type of the text.
  private var explicitName: String {
    switch self {
    case .amount: "amount"
    case .boolean: "truth"
    case .day: "day"
    case .range, .formula, .grid, .text: "text"
    }
  }

  private init(bare text: String, unit: Unit?) {
    if unit == .text {
      self = .text(text)
    } else if text == "true" || text == "false" {
      self = .boolean(text == "true")
    } else if let amount = Amount(text) {
      self = .amount(amount)
    } else if let day = Day(text) {
      self = .day(day)
    } else {
      self = .text(text)
    }
  }
}

extension Formula {
  init(json: JSON) throws(Misfit) {
    let text = try json.text()
    guard text.utf8.count <= Limits.formulaBytes, let formula = Formula(parsing: text) else {
      throw Misfit(
        expected: "a formula such as \"0.9 * max(steps, 30) / 30\"",
        found: "'\(text.prefix(40))'"
      )
    }
    self = formula
  }
}

extension Grid {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let parameters = try members.strings("parameters")
    let cells = try members.list("cells") { (json) throws(Misfit) in
      let cell = try Members(json)
      let point = try cell.list("point") { (json) throws(Misfit) in try json.amount() }
      guard point.count == parameters.count else {
        throw Misfit(expected: "\(parameters.count) settings", found: "\(point.count)")
          .below("point")
      }
      return Cell(point: point, value: try cell.amount("value"))
    }
    let fit = try members.readIfPresent("fit") { (json) throws(Misfit) in
      let fit = try Members(json)
      return Fit(
        formula: try fit.read("formula", Formula.init(json:)),
        exact: try fit.integer("exact"),
        largestResidual: try fit.amount("largestResidual")
      )
    }
    self.init(parameters: parameters, cells: cells, fit: fit)
  }

  var json: JSON {
    .object([
      "cells": .array(
        cells.map { cell in
          .object([
            "point": .strings(cell.point.map(\.description)),
            "value": .string(cell.value.description),
          ])
        }
      ),
      "fit": fit.map { fit in
        .object([
          "exact": .integer(fit.exact), "formula": .string(fit.formula.description),
          "largestResidual": .string(fit.largestResidual.description),
        ])
      },
      "parameters": .strings(parameters),
    ])
  }
}
