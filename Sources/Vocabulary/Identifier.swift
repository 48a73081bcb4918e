/// The name of one thing of a kind, as it stands in files and on the command line.
///
/// `Identifier<Subject>("stable-image-core")` and `Identifier<Source>("sai-update-2025")` cannot be
/// mixed up: the compiler tells them apart.
package struct Identifier<Thing>: Sendable, Hashable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension Identifier: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}

extension Identifier: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.text < right.text
  }
}

extension Identifier: CustomStringConvertible {
  package var description: String { text }
}
