import Vocabulary

/// Numbers that only make sense within bounds: what is out of them is a misfit with its place.
extension Members {
  /// An amount above 0: a count, a size, a time.
  func positive(_ name: String) throws(Misfit) -> Amount {
    try amount(name, "an amount above 0") { $0 > .zero }
  }

  /// An amount of 0 or more: a price, a count that may be nothing.
  func notNegative(_ name: String) throws(Misfit) -> Amount {
    try amount(name, "an amount of 0 or more") { !$0.isNegative }
  }

  /// As `notNegative`, `nil` where there is no such member.
  func notNegativeIfPresent(_ name: String) throws(Misfit) -> Amount? {
    self[name] == nil ? nil : try notNegative(name)
  }

  /// A whole number of `least` or more.
  func count(_ name: String, from least: Int = 1, to most: Int = .max) throws(Misfit) -> Int {
    try read(name) { (json) throws(Misfit) in
      let count = try json.wholeNumber()
      guard least <= count, count <= most else {
        let bounds = most == .max ? "of \(least) or more" : "from \(least) to \(most)"
        throw Misfit(expected: "a whole number \(bounds)", found: json.kind)
      }
      return count
    }
  }

  /// As `count`, `nil` where there is no such member.
  func countIfPresent(_ name: String) throws(Misfit) -> Int? {
    self[name] == nil ? nil : try count(name)
  }

  /// A share: a decimal or a fraction such as "100/600", from 0 to 1.
  func share(_ name: String, allowsZero: Bool) throws(Misfit) -> Rational {
    try read(name) { (json) throws(Misfit) in
      let share = try Rational(json: json)
      let isEnough = allowsZero ? share >= Rational(.zero) : share > Rational(.zero)
      guard isEnough, share <= Rational(.one) else {
        throw Misfit(
          expected: "a share \(allowsZero ? "from 0" : "above 0 and") up to 1",
          found: json.kind
        )
      }
      return share
    }
  }

  /// The elements of an array that has some.
  func filledList<T>(
    _ name: String,
    _ read: (JSON) throws(Misfit) -> T
  ) throws(Misfit) -> [T] {
    try self.read(name) { (json) throws(Misfit) in
      let elements = try json.elements(read)
      if elements.isEmpty { throw Misfit(expected: "at least one", found: "none") }
      return elements
    }
  }

  private func amount(
    _ name: String,
    _ expected: String,
    where isFit: (Amount) -> Bool
  ) throws(Misfit) -> Amount {
    try read(name) { (json) throws(Misfit) in
      let amount = try json.amount()
      guard isFit(amount) else { throw Misfit(expected: expected, found: json.kind) }
      return amount
    }
  }
}
