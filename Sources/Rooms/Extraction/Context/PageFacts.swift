import Vocabulary

/// What holds for a whole page: what it names, how it writes numbers, for which day it speaks.
struct PageFacts {
  let scope: ScopeWords
  let introduced: Set<Int>
  let style: NumberStyle

  /// What one credit costs, as the page states it or as most of its pairs imply it.
  let creditPrice: Amount?

  /// The day the page gives for itself.
  let asserted: Day?

  /// The one day from which the page says that new prices hold.
  let announced: Day?

  /// Whether the page names no host or maker beside Stability: its short names can mean nothing else.
  let namesNoOther: Bool

  /// Whether it speaks of Stability at least as often as of all others together.
  let isHome: Bool

  /// Whether its credits are another company's: "Comfy credits".
  let hasForeignCredits: Bool

  init(_ texts: [ScannedText], dated: [ScannedText], day: Day?, style: NumberStyle) {
    self.style = style
    var scope: ScopeWords = []
    var introduced: Set<Int> = []
    var rates: [Amount: Int] = [:]
    var stated: [Amount: Int] = [:]
    var foreign = 0
    var own = 0
    var namesNoOther = true
    var balance = 0
    for text in texts {
      scope.formUnion(text.scope)
      for mark in text.marks {
        guard case .term(let number) = mark.kind else { continue }
        let term = text.reader.lexicon.terms[number]
        if term.isBranded || term.vendor?.role == .stability {
          balance += 1
        } else if term.vendor != nil {
          balance -= 1
          namesNoOther = false
        }
        for candidate in text.reader.lexicon.terms[number].candidates where candidate.within == nil
        {
          introduced.insert(candidate.subject)
        }
      }
      for quantity in text.quantities {
        if quantity.measure == .foreignCredit { foreign += 1 }
        if quantity.measure == .credit { own += 1 }
      }
      for rate in CreditRate.stated(in: text) { stated[rate, default: 0] += 1 }
      for rate in CreditRate.implied(by: text.quantities) { rates[rate, default: 0] += 1 }
    }
    self.scope = scope
    self.introduced = introduced
    self.namesNoOther = namesNoOther
    isHome = balance >= 0
    asserted = day ?? dated.lazy.compactMap { AssertedDay.of($0) }.first
    let days = dated.reduce(into: Set<Day>()) { $0.formUnion(EffectiveDay.announced(in: $1)) }
    announced = days.count == 1 ? days.first : nil
    hasForeignCredits = foreign > own
    creditPrice = Self.mostCommon(stated) ?? Self.mostCommon(rates)
  }

  /// The value met most often; among equals the larger, so that the answer never depends on order.
  private static func mostCommon(_ counts: [Amount: Int]) -> Amount? {
    counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}

/// The price of a credit, as a page states or implies it.
enum CreditRate {
  /// "1 credit = $0.01", "$0.01 per credit".
  static func stated(in text: ScannedText) -> [Amount] {
    var found: [Amount] = []
    for (index, quantity) in text.quantities.enumerated() {
      if quantity.measure == .dollar, quantity.rate?.counted == .credit, !quantity.isRange,
        let count = quantity.rate?.count, let rate = quantity.low.divided(by: count)
      {
        found.append(rate)
      }
      guard index + 1 < text.quantities.count else { break }
      let next = text.quantities[index + 1]
      if quantity.measure == .credit, quantity.low == .one, !quantity.isRange,
        next.measure == .dollar, next.rate == nil,
        next.marks.lowerBound - quantity.marks.upperBound <= 2
      {
        found.append(next.low)
      }
    }
    return found
  }

  /// Dollars over credits of quantities that stand side by side: "6.5 credits ($0.065)".
  static func implied(by quantities: [Quantity]) -> [Amount] {
    zip(quantities, quantities.dropFirst()).compactMap { left, right in
      guard left.isPrice, right.isPrice, !left.isRange, !right.isRange,
        right.marks.lowerBound - left.marks.upperBound <= 2
      else { return nil }
      if left.measure == .credit, right.measure == .dollar {
        return right.low.divided(by: left.low)
      }
      if left.measure == .dollar, right.measure == .credit {
        return left.low.divided(by: right.low)
      }
      return nil
    }
  }
}

/// The day a page states for itself: "Pricing verified Jun 11, 2026", "Last updated: 2025-08-01".
enum AssertedDay {
  static func of(_ text: ScannedText) -> Day? {
    for index in text.marks.indices {
      guard let day = text.reader.day(index) else { continue }
      // The word stands right before the day, perhaps with "on" or a colon between.
      for back in 1...3 where text.reader.has(index - back, .verified) {
        let isAnnouncement = text.reader.has(index - back, .effective)
        let isAlone = text.marks.count <= 8
        if !isAnnouncement || isAlone { return day }
      }
    }
    return nil
  }
}
