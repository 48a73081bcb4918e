import Vocabulary

/// Why a JSON value is not what its place calls for.
struct Misfit: Error, Hashable {
  /// From the root of the document: "subjects[3].kind".
  private(set) var place: String
  let expected: String
  let found: String

  init(expected: String, found: String) {
    place = ""
    self.expected = expected
    self.found = found
  }

  /// The same misfit seen from the object that has `name`.
  func below(_ name: String) -> Self {
    var misfit = self
    misfit.place =
      place.isEmpty || place.hasPrefix("[") ? name + place : name + "." + place
    return misfit
  }
}

/// The members of a JSON object, read by name and type.
struct Members {
  private let members: [JSON.Member]

  init(_ json: JSON) throws(Misfit) {
    guard case .object(let members) = json else {
      throw Misfit(expected: "an object", found: json.kind)
    }
    self.members = members
  }

  subscript(name: String) -> JSON? {
    members.first { $0.name == name }?.value
  }

  /// The member read by `read`; a misfit names the place.
  func read<T>(_ name: String, _ read: (JSON) throws(Misfit) -> T) throws(Misfit) -> T {
    guard let value = self[name] else {
      throw Misfit(expected: "a value", found: "nothing").below(name)
    }
    do throws(Misfit) {
      return try read(value)
    } catch {
      throw error.below(name)
    }
  }

  /// As `read`, `nil` where there is no such member.
  func readIfPresent<T>(_ name: String, _ read: (JSON) throws(Misfit) -> T) throws(Misfit) -> T? {
    self[name] == nil ? nil : try self.read(name, read)
  }

  /// The elements of an array; none where there is no such member.
  func list<T>(_ name: String, _ read: (JSON) throws(Misfit) -> T) throws(Misfit) -> [T] {
    try readIfPresent(name) { (json) throws(Misfit) in try json.elements(read) } ?? []
  }

  func string(_ name: String) throws(Misfit) -> String {
    try read(name) { (json) throws(Misfit) in try json.text() }
  }

  func stringIfPresent(_ name: String) throws(Misfit) -> String? {
    try readIfPresent(name) { (json) throws(Misfit) in try json.text() }
  }

  func strings(_ name: String) throws(Misfit) -> [String] {
    try list(name) { (json) throws(Misfit) in try json.text() }
  }

  func id<Thing>(_ name: String) throws(Misfit) -> Identifier<Thing> {
    Identifier(try read(name) { (json) throws(Misfit) in try json.filledText() })
  }

  func idIfPresent<Thing>(_ name: String) throws(Misfit) -> Identifier<Thing>? {
    try readIfPresent(name) { (json) throws(Misfit) in try json.filledText() }.map {
      Identifier($0)
    }
  }

  func ids<Thing>(_ name: String) throws(Misfit) -> [Identifier<Thing>] {
    try list(name) { (json) throws(Misfit) in Identifier(try json.filledText()) }
  }

  func integer(_ name: String) throws(Misfit) -> Int {
    try read(name) { (json) throws(Misfit) in try json.wholeNumber() }
  }

  func day(_ name: String) throws(Misfit) -> Day {
    try read(name) { (json) throws(Misfit) in try json.day() }
  }

  func dayIfPresent(_ name: String) throws(Misfit) -> Day? {
    try readIfPresent(name) { (json) throws(Misfit) in try json.day() }
  }

  func daySpanIfPresent(_ name: String) throws(Misfit) -> DaySpan? {
    try readIfPresent(name) { (json) throws(Misfit) in try DaySpan(json: json) }
  }

  func amount(_ name: String) throws(Misfit) -> Amount {
    try read(name) { (json) throws(Misfit) in try json.amount() }
  }

  /// One of the words of a type: "official", "third-party".
  func word<Word: RawRepresentable & CaseIterable>(
    _ name: String,
    as type: Word.Type = Word.self
  ) throws(Misfit) -> Word where Word.RawValue == String {
    try read(name) { (json) throws(Misfit) in try json.word(as: type) }
  }

  func truth(_ name: String) throws(Misfit) -> Bool {
    try read(name) { (json) throws(Misfit) in try json.truth() }
  }

  /// Names and their values, none where there is no such member.
  func conditions(_ name: String) throws(Misfit) -> [String: String] {
    try readIfPresent(name) { (json) throws(Misfit) in
      var conditions: [String: String] = [:]
      let members = try Members(json)
      for member in members.members { conditions[member.name] = try members.string(member.name) }
      return conditions
    } ?? [:]
  }
}

extension JSON {
  func text() throws(Misfit) -> String {
    guard case .string(let text) = self else { throw Misfit(expected: "a string", found: kind) }
    return text
  }

  func filledText() throws(Misfit) -> String {
    let text = try text()
    if text.isEmpty { throw Misfit(expected: "an id", found: "an empty string") }
    return text
  }

  func truth() throws(Misfit) -> Bool {
    guard case .boolean(let truth) = self else {
      throw Misfit(expected: "true or false", found: kind)
    }
    return truth
  }

  func word<Word: RawRepresentable & CaseIterable>(
    as type: Word.Type
  ) throws(Misfit) -> Word where Word.RawValue == String {
    let text = try text()
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      throw Misfit(expected: "one of \(known)", found: "'\(text.prefix(40))'")
    }
    return word
  }

  func wholeNumber() throws(Misfit) -> Int {
    guard case .number(let text) = self, let value = Int(text) else {
      throw Misfit(expected: "a whole number", found: kind)
    }
    return value
  }

  func day() throws(Misfit) -> Day {
    guard case .string(let text) = self, let day = Day(text) else {
      throw Misfit(expected: "a day such as \"2025-08-01\"", found: kind)
    }
    return day
  }

  func amount() throws(Misfit) -> Amount {
    guard case .string(let text) = self, let amount = Amount(text) else {
      throw Misfit(expected: "an amount as a string such as \"0.065\"", found: kind)
    }
    return amount
  }

  func elements<T>(_ read: (JSON) throws(Misfit) -> T) throws(Misfit) -> [T] {
    guard case .array(let elements) = self else {
      throw Misfit(expected: "an array", found: kind)
    }
    var results: [T] = []
    results.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      do throws(Misfit) {
        results.append(try read(element))
      } catch {
        throw error.below("[\(index)]")
      }
    }
    return results
  }
}
