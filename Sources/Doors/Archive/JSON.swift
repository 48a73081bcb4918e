import Vocabulary

/// A JSON document as values.
///
/// Numbers keep their spelling: amounts travel as strings, and the few numbers in our files are
/// whole. Members keep the order of the file.
enum JSON: Sendable, Hashable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  struct Member: Sendable, Hashable {
    let name: String
    let value: JSON

    init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// An object of the members whose value is present: what is absent is left out of our files.
  static func object(_ members: KeyValuePairs<String, JSON?>) -> Self {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  static func integer(_ value: Int) -> Self {
    .number(String(value))
  }

  static func strings(_ texts: some Sequence<String>) -> Self {
    .array(texts.map(Self.string))
  }

  static func identifiers<Thing>(_ ids: [Identifier<Thing>]) -> Self {
    .array(ids.map { .string($0.text) })
  }

  static func conditions(_ conditions: [String: String]) -> Self {
    .object(conditions.map { Member($0.key, .string($0.value)) })
  }

  /// What it is, for a message that says what was found: "a string", "an object".
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a truth"
    case .number(let text): "the number \(text)"
    case .string(let text): "the string '\(text.prefix(40))'"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
