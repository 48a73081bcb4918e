import Testing
import Vocabulary

@testable import Reconciliation

@Suite struct `The formula behind a grid` {
  /// A list of prices as a page would show it, from a formula of the test's own.
  private func grid(_ formula: String, _ settings: [String: [Int]]) throws -> Grid {
    let formula = try #require(Formula(parsing: formula))
    let names = settings.keys.sorted()
    var points: [[Amount]] = [[]]
    for name in names {
      points = points.flatMap { point in (settings[name] ?? []).map { point + [Amount($0)] } }
    }
    let cells = try points.map { point in
      let settings = Dictionary(uniqueKeysWithValues: zip(names, point))
      return Grid.Cell(point: point, value: try #require(formula.value(at: settings)))
    }
    return Grid(parameters: names, cells: cells)
  }

  static let forms = [
    "4", "0.03 * steps", "17 + 0.06 * steps", "roundup(0.0021 * steps + 0.4, 0.1)",
    "round(0.000004 * width * height, 0.01)",
    "round(steps * (0.0000003 * width * height - 0.021), 0.01)",
    "roundup(steps * (0.0000001 * width * height - 0.011), 0.1)", "rounddown(0.017 * steps, 0.1)",
    "0.9 * max(steps, 30) / 30", "round(0.000013 * width * height + 0.2, 0.1)",
  ]

  @Test(arguments: forms)
  func `is found from the cells alone, whatever was rounded how`(form: String) throws {
    let grid = try grid(
      form,
      [
        "steps": [10, 20, 30, 40, 50, 75, 100], "width": [512, 768, 1_024],
        "height": [512, 640, 896],
      ]
    )
    let fit = try #require(GridFit.fit(of: grid))
    #expect(fit.exact == grid.cells.count)
    #expect(fit.largestResidual == .zero)
    #expect(Formula(parsing: fit.formula.description)?.isSame(as: fit.formula) == true)
  }

  @Test func `shows which cells it misses where a cell follows no formula`() throws {
    let whole = try grid("0.02 * steps", ["steps": [10, 20, 30, 40, 50, 75, 100, 150, 200]])
    var cells = whole.cells
    cells[3] = Grid.Cell(point: cells[3].point, value: .one)
    let fit = try #require(GridFit.fit(of: Grid(parameters: ["steps"], cells: cells)))
    #expect(fit.exact == 8)
    #expect(fit.largestResidual == Amount("0.2"))
  }

  @Test func `is not made up for numbers without one`() {
    let values = [7, 3, 91, 4, 15, 88, 2, 60]
    let cells = values.enumerated().map { index, value in
      Grid.Cell(point: [Amount(index + 1)], value: Amount(value))
    }
    #expect(GridFit.fit(of: Grid(parameters: ["steps"], cells: cells)) == nil)
  }
}
