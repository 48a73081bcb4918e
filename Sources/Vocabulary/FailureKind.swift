/// Why a page could not be captured, by what to do next.
package enum FailureKind: String, Sendable, Hashable, CaseIterable {
  /// The network, the server or the time: the same request may succeed later.
  case transient

  /// The server answers, but not to programs: bot walls, logins, missing leave.
  case blocked

  /// The server says that there is no such page any more.
  case gone

  /// A page came, and it is not what a page of this source looks like: an empty shell, an error in
  /// the clothes of a page, one without any of the prices that stood there.
  case structureChanged = "structure-changed"

  /// We did not ask or did not take the answer: robots.txt, a private address, a limit.
  case refused

  /// What a person can do about it.
  package var advice: String {
    switch self {
    case .transient: "the next update tries again"
    case .blocked:
      "save the page in a browser and keep it with 'pricebook capture FILE --source ID'"
    case .gone: "look for the page's new place and correct the address in data/sources"
    case .structureChanged:
      "look at the bytes that were kept, and correct the source's address or region"
    case .refused: "change the address, or lift the limit if it is yours to lift"
    }
  }
}
