/// What a claim says of its subject: "price", "monthly-fee", "discontinued-on".
///
/// Open on purpose: the engine reconciles any attribute, also of somebody else's claims.
package struct Attribute: Sendable, Hashable {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package static let price = Self("price")
  package static let credits = Self("credits")
  package static let monthlyFee = Self("monthly-fee")
  package static let includedCredits = Self("included-credits")
  package static let rollover = Self("rollover")
  package static let revenueLimit = Self("revenue-limit")
  package static let rateLimit = Self("rate-limit")
  package static let keyLimit = Self("key-limit")
  package static let chargedOnFailure = Self("charged-on-failure")
  package static let discontinuedOn = Self("discontinued-on")
  package static let vram = Self("vram")
}

extension Attribute: ExpressibleByStringLiteral {
  package init(stringLiteral name: String) {
    self.init(name)
  }
}

extension Attribute: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.name < right.name
  }
}

extension Attribute: CustomStringConvertible {
  package var description: String { name }
}
