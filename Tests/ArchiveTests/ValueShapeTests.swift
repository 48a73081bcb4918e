import Testing
import Vocabulary

@testable import Archive

struct ValueShapeTests {
  private static let grid = Grid(
    parameters: ["steps", "width"],
    cells: [
      .init(point: [Amount(30), Amount(512)], value: .one),
      .init(point: [Amount(10), Amount(512)], value: .zero),
    ],
    fit: Grid.Fit(
      formula: Formula(.product(.constant(.one), .parameter("steps"))),
      exact: 2,
      largestResidual: .zero
    )
  )

  /// A value with its unit, and the members it is written with.
  static let values: [(value: Value, unit: Unit?, members: [String])] = [
    (.amount(Amount(8)), .creditPerGeneration, ["value"]),
    (.amount(Amount(units: -1)), nil, ["value"]),
    (.range(.zero, .one), .usd, ["high", "low"]),
    (.boolean(false), .boolean, ["value"]),
    (.boolean(true), nil, ["value"]),
    (.day(Day(number: 0)), .date, ["value"]),
    (.text("free"), .text, ["value"]),
    (.text("free"), .usd, ["value"]),
    (.text("8"), .text, ["value"]),
    (.text("8"), .usd, ["text"]),
    (.text("true"), .usd, ["text"]),
    (.text(""), nil, ["value"]),
    (.amount(Amount(8)), .text, ["amount"]),
    (.boolean(true), .text, ["truth"]),
    (.day(Day(number: 0)), .text, ["day"]),
    (.formula(Formula(.parameter("steps"), rounding: .init(.one, .up))), .usd, ["formula"]),
    (.grid(grid), .creditPerGeneration, ["grid"]),
  ]

  @Test(arguments: values.indices)
  func `A value is read back as it was`(index: Int) throws {
    let (value, unit, members) = Self.values[index]
    let json = value.json(unit: unit)
    guard case .object(let written) = json else {
      Issue.record("no object")
      return
    }
    #expect(written.map(\.name) == members)
    #expect(try Value(json: json, unit: unit) == value)
  }

  static let causes: [Cause] = [
    .superseded, .staleCopy, .premature, .otherScope, .unitSlip(factor: Amount(10)),
    .arithmeticSlip, .otherProduct("erase"), .copy(of: "page"), .approximation, .outlier, .dispute,
  ]

  @Test(arguments: causes)
  func `A cause is read back as it was`(cause: Cause) throws {
    #expect(try Cause(json: cause.json) == cause)
  }

  static let verdicts: [Decision.Verdict] = [
    .leaveOpen, .setAside(["c"], .outlier), .setAside([], .unitSlip(factor: .one)),
    .value(.amount(.one), Interval(from: .init(on: Day(number: 1)), until: nil)),
    .value(.range(.zero, .one), Interval()),
  ]

  @Test(arguments: verdicts.indices)
  func `A verdict is read back as it was`(index: Int) throws {
    #expect(try Decision.Verdict(json: Self.verdicts[index].json) == Self.verdicts[index])
  }

  static let misfits: [(json: String, expected: String)] = [
    (#"{"value": 8}"#, "a string"),
    (#"{"low": "2", "high": "1"}"#, "'low' not above 'high'"),
    (#"{"low": "1,5", "high": "2"}"#, "an amount"),
    (#"{"formula": "steps *"}"#, "a formula"),
    (
      #"{"grid": {"parameters": ["a"], "cells": [{"point": ["1", "2"], "value": "3"}]}}"#,
      "1 settings"
    ),
    (#"{}"#, "'value', 'low' and 'high'"),
    (#""8""#, "an object"),
  ]

  @Test(arguments: misfits.indices)
  func `A value of no known shape is a misfit that says what was expected`(index: Int) throws {
    let (text, expected) = Self.misfits[index]
    let json = try JSONReader.document(in: Array(text.utf8))
    let misfit = #expect(throws: Misfit.self) { try Value(json: json, unit: .usd) }
    #expect(misfit?.expected.contains(expected) == true, "\(String(describing: misfit))")
  }

  @Test
  func `A formula as long as a book is refused`() {
    let text = Array(repeating: "1", count: 100_000).joined(separator: " + ")
    #expect(throws: Misfit.self) { try Value(json: .object(["formula": .string(text)]), unit: nil) }
  }
}
