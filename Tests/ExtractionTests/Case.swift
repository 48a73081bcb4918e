import Testing

/// A small page and what a careful reader writes down from it.
struct Case: CustomTestStringConvertible {
  let name: String
  let text: String
  let expected: [String]

  init(_ name: String, _ text: String, _ expected: [String]) {
    self.name = name
    self.text = text
    self.expected = expected.sorted()
  }

  var testDescription: String { name }
}
