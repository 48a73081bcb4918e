import Vocabulary

/// Requests of one demand that are assigned one by one.
struct MixItem: Sendable, Hashable {
  /// The place of the demand it belongs to.
  let demand: Int

  /// How many there are, each as many requests as `weight` says.
  let count: Int64

  /// One, but for what a demand with decimals leaves over, which goes one way as a whole.
  let weight: Rational
}

extension MixDemand {
  /// The same demands with equal ones added up and empty ones left out, in their order.
  static func merged(_ demands: [MixDemand]) throws(MixError) -> [MixDemand] {
    var merged: [MixDemand] = []
    var places: [Name: Int] = [:]
    for demand in demands {
      guard demand.requests >= .zero else {
        throw MixError(demand.operation, .outOfRange("requests"))
      }
      if demand.requests == .zero { continue }
      let name = Name(operation: demand.operation, settings: demand.settings)
      guard let place = places[name] else {
        places[name] = merged.count
        merged.append(demand)
        continue
      }
      guard let sum = merged[place].requests.adding(demand.requests) else {
        throw MixError(demand.operation, .overflow)
      }
      merged[place] = MixDemand(name.operation, settings: name.settings, requests: sum)
    }
    return merged
  }

  /// What is assigned: the whole requests and, apart, the rest.
  func items(at place: Int) throws(MixError) -> [MixItem] {
    guard
      let whole = requests.whole(.down), let count = Int64(exactly: whole),
      let exact = Rational(whole, over: 1), let rest = requests.subtracting(exact)
    else { throw MixError(operation, .overflow) }
    var items: [MixItem] = []
    if count > 0 { items.append(MixItem(demand: place, count: count, weight: .one)) }
    if rest > .zero { items.append(MixItem(demand: place, count: 1, weight: rest)) }
    return items
  }

  struct Name: Hashable {
    let operation: Identifier<Subject>
    let settings: [String: String]
  }
}
