import Markup
import TestSupport
import Testing
import Vocabulary

struct JSONTests {
  static let cases: [PrintedCase] = [
    PrintedCase(
      "objects with scalars are records, numbers stay as written",
      #"{"prices": {"core": 3, "tiny": 3e-09, "big": 123456789012345678901234567890, "on": true, "none": null, "s": "a\"b\u00e9\ud83d\ude00"}}"#,
      #"record(prices): core=3, tiny=3e-09, big=123456789012345678901234567890, on=true, none=null, s=a"bé😀"#
    ),
    PrintedCase(
      "arrays of scalars and of objects",
      #"{"list": [{"name": "Core", "price": 3}, {"price": 8}], "sizes": [512, 1024]}"#,
      """
      record(list/0): name=Core, price=3
      record(list/1): price=8
      record(sizes): 0=512, 1=1024
      """
    ),
    PrintedCase(
      "texts are read as Markdown under the keys that lead to them",
      #"{"paths": {"/v2/core": {"post": {"summary": "Make an image", "description": "Text\n\n### Credits\nFlat rate of **3** credits.\n\n| a | b |\n|--|--|\n| 1 | 2 |\n"}}, "/v2/ultra": {"post": {"description": "Costs 8 credits in all."}}}}"#,
      """
      record(paths//v2/core/post): summary=Make an image, description=Text⏎⏎### Credits⏎Flat rate of **3** credits.⏎⏎| a | b |⏎|--|--|⏎| 1 | 2 |⏎
      h1: paths
      h2: /v2/core
      h3: post
      p: Make an image
      p: Text
      h6: Credits
      p: Flat rate of 3 credits.
      table(1)
        ^a | ^b
        1 | 2
      record(paths//v2/ultra/post): description=Costs 8 credits in all.
      h2: /v2/ultra
      h3: post
      p: Costs 8 credits in all.
      """
    ),
    PrintedCase(
      "an element is called by its name",
      #"[{"name": "Core", "description": "It costs three credits."}]"#,
      """
      record(0): name=Core, description=It costs three credits.
      h1: Core
      p: It costs three credits.
      """
    ),
    PrintedCase(
      "a text cut into lines",
      ##"{"cells": [{"source": ["# Prices\n", "\n", "Core costs 3.\n", "end"]}]}"##,
      """
      h1: cells
      h2: source
      h3: Prices
      p: Core costs 3.⏎end
      """
    ),
    PrintedCase(
      "documents after each other",
      "{\"a\": 1}\n{\"a\": 2}\n",
      "record(0): a=1\nrecord(1): a=2"
    ),
    PrintedCase(
      "comments, bare keys and spare commas",
      "{ // c\n a: 1, \"b\": [1, 2,], /* d */ }",
      "record(): a=1\nrecord(b): 0=1, 1=2"
    ),
    PrintedCase(
      "what is cut off",
      #"{"a": 1, "b": {"c": 2, "d": "un"#,
      "record(): a=1\nrecord(b): c=2, d=un"
    ),
  ]

  @Test(arguments: cases)
  func `reads records and texts`(test: PrintedCase) throws {
    #expect(try printed(test.source, as: .json) == test.blocks)
  }

  static let findings: [(String, [String])] = [
    (#"{"a": [1, 2.5e3, "x"], "b": {}}"#, []), (#"{"a": 1, "a": 2}"#, ["json-duplicate-key"]),
    ("{\"a\": 1,}", ["json-lenient"]), ("{\"a\": 1 // x\n}", ["json-lenient"]),
    ("{\"a\": ", ["json-broken"]), ("{\"a\" 1]", ["json-broken"]),
    ("{\"a\": NaN}", ["json-broken"]),
  ]

  @Test(arguments: findings)
  func `says what is odd about the JSON`(source: String, categories: [String]) throws {
    #expect(try page(source, as: .json).findings.map(\.category) == categories)
  }

  @Test func `paths are JSON pointers`() throws {
    let page = try page(
      #"{"a/b": {"c~d": {"x": 1, "description": "Some words to read."}}}"#,
      as: .json
    )
    #expect(page.blocks.first?.path == "a~1b/c~0d")
    #expect(page.blocks.last?.path == "a~1b/c~0d/description/p[1]")
  }
}
