import Vocabulary

/// Names and the prices that a sentence, an item or a line gives them.
///
/// Takes "Erase - 3 credits", "X costs 8 credits ($0.08/image)", "(A, B, C) are 5 credits each",
/// "from 2 credits (Fast) to 60 (Creative)", "$0.065 per image for SD 3.5 Large". Leaves amounts that
/// a sentence works out ("600 a month, on Core: $18"), comparisons, and what another maker's name
/// stands before.
enum NamedPrices {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    var prices = PriceGroup.all(in: statement, taken: book.taken)
    guard !prices.isEmpty else { return }
    let names = NameGroup.all(in: statement, excluding: prices.map(\.marks))
    guard !names.isEmpty, let venue = PriceVenue.of(statement) else { return }
    let isDerived = Derivation.isWorkedOut(statement)
    let startsWithPrice = prices[0].marks.lowerBound < names[0].marks.lowerBound
    var bound: Set<Int> = []
    var last: (name: Int, price: PriceGroup)?
    prices = prices.filter { !$0.members.isEmpty }
    for (position, price) in prices.enumerated() {
      let previous =
        position > 0 ? prices[position - 1].marks.upperBound : statement.range.lowerBound
      let next =
        position + 1 < prices.count
        ? prices[position + 1].marks.lowerBound : statement.range.upperBound
      let left = names.lastIndex {
        $0.marks.upperBound <= price.marks.lowerBound && $0.marks.lowerBound >= previous
      }
      let right = names.firstIndex {
        $0.marks.lowerBound >= price.marks.upperBound && $0.marks.upperBound <= next
      }
      if left == nil, let last, isNextMember(price, after: last.price, statement) {
        add(price, names[last.name], .tight, true, price.marks, venue, statement, &book)
        continue
      }
      let forward = left.flatMap {
        PriceLink.forward(names[$0].marks.upperBound..<price.marks.lowerBound, statement)
      }
      let backward = right.flatMap {
        PriceLink.backward(
          price.marks.upperBound..<names[$0].marks.lowerBound,
          names[$0].marks.upperBound,
          statement
        )
      }
      guard
        let (name, link, isForward) = choice(
          left,
          forward,
          right,
          backward,
          startsWithPrice: startsWithPrice,
          bound: bound
        )
      else { continue }
      if isForward, Derivation.isSum(price, names, previous, statement) {
        for member in price.members { book.take(member.index) }
        continue
      }
      if isDerived, !Derivation.isStated(price, names[name], link, statement) { continue }
      bound.insert(name)
      last = (name, price)
      let clause = clause(names[name].marks, price.marks, names, statement)
      add(price, names[name], link, isForward, clause, venue, statement, &book)
    }
  }

  /// Whether a price is the next member of the same object: credits: 8, usd: 0.08.
  private static func isNextMember(
    _ price: PriceGroup,
    after last: PriceGroup,
    _ statement: Statement
  ) -> Bool {
    guard statement.shape == .code, price.members[0].unit != last.members[0].unit else {
      return false
    }
    let between = last.marks.upperBound..<price.marks.lowerBound
    return !between.isEmpty && between.count <= 5
      && !between.contains { statement.reader.isSign($0, "}") }
  }

  private static func choice(
    _ left: Int?,
    _ forward: PriceLink?,
    _ right: Int?,
    _ backward: PriceLink?,
    startsWithPrice: Bool,
    bound: Set<Int>
  ) -> (Int, PriceLink, Bool)? {
    let ahead = left.flatMap { name in forward.map { (name, $0, true) } }
    let behind = right.flatMap { name in backward.map { (name, $0, false) } }
    guard let ahead else { return behind }
    guard let behind else { return bound.contains(ahead.0) ? nil : ahead }
    if bound.contains(ahead.0) { return behind }
    if behind.1 != ahead.1 { return behind.1 > ahead.1 ? behind : ahead }
    return startsWithPrice ? behind : ahead
  }

  /// The marks from a name and its price to the next names on both sides: where its settings stand.
  private static func clause(
    _ name: Range<Int>,
    _ price: Range<Int>,
    _ names: [NameGroup],
    _ statement: Statement
  ) -> Range<Int> {
    // "With 30 steps, A costs ...": what opens a sentence limits the first price in it.
    let isFirst = names.allSatisfy { $0.marks.lowerBound >= name.lowerBound }
    let start = isFirst ? statement.range.lowerBound : min(name.lowerBound, price.lowerBound)
    let end = max(name.upperBound, price.upperBound)
    let next =
      names.map(\.marks.lowerBound).filter { $0 >= end }.min() ?? statement.range.upperBound
    return start..<max(end, next)
  }

  private static func add(
    _ price: PriceGroup,
    _ name: NameGroup,
    _ link: PriceLink,
    _ isForward: Bool,
    _ clause: Range<Int>,
    _ venue: Venue?,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    // "Fast 3D or SPAR3D: 4-10": a range over several names belongs to none of them alone.
    let isList = name.subjects.count > 1
    let rule =
      isList
      ? "shared-price"
      : isForward ? (link == .tight ? "priced-item" : "name-then-price") : "price-then-name"
    for member in price.members {
      book.take(member.index)
      if isList, member.quantity.isRange { continue }
      // A host's credits are its own.
      if member.unit.numerator == "credit", venue != nil || statement.facts.hasForeignCredits {
        continue
      }
      for subject in name.subjects {
        book.add(
          ClaimBook.Draft(
            rule: rule,
            subject: statement.lexicon.subjects[subject].id,
            attribute: .price,
            value: member.quantity.value,
            unit: member.unit,
            conditions: Settings.of(statement, clause),
            isApproximate: member.quantity.isHedged,
            from: EffectiveDay.announced(for: statement),
            venue: venue,
            marks: member.quantity.marks,
            context: [name.marks]
          ),
          in: statement
        )
      }
    }
  }
}

/// Whose price a statement gives.
enum PriceVenue {
  /// `nil` inside where it is the source's own; nothing at all where it speaks of another maker.
  static func of(_ statement: Statement) -> Venue?? {
    switch statement.vendor?.role {
    case .maker: return nil
    case .host:
      let name = statement.vendor?.name ?? ""
      return .some(Venue(name))
    case .stability, .product, nil: return .some(nil)
    }
  }
}

extension PriceVenue {
  /// The same for what only the platform itself has: credits, grants and plans of a host are the host's.
  static func ofPlatform(_ statement: Statement) -> Venue?? {
    guard let venue = of(statement), venue == nil else { return nil }
    return statement.vendor != nil || statement.facts.isHome ? .some(nil) : nil
  }
}

/// Sentences that work amounts out from prices: monthly examples, totals, what a budget buys.
enum Derivation {
  static func isWorkedOut(_ statement: Statement) -> Bool {
    if statement.has(.total) || statement.around.headings.first.map(isBatch) == true { return true }
    return statement.quantities.contains { _, quantity in
      if quantity.isPer(.month) || quantity.isPer(.day) { return quantity.measure != .credit }
      guard case .thing(let thing) = quantity.measure else { return false }
      switch thing {
      case .generation, .person, .request: return quantity.high > .one
      default: return false
      }
    }
  }

  /// Whether a price is what several names cost together: "A plus B comes to 63 credits".
  static func isSum(
    _ price: PriceGroup,
    _ names: [NameGroup],
    _ start: Int,
    _ statement: Statement
  ) -> Bool {
    let before = names.filter {
      $0.marks.lowerBound >= start && $0.marks.upperBound <= price.marks.lowerBound
    }
    guard let first = before.first, let last = before.last,
      before.count > 1 || first.marks.count > 1 && first.subjects.count > 1,
      !price.members.contains(where: { $0.quantity.isEach }),
      // A figure between the names is a price or a formula of the first: "A is 3 + 1; B is 5".
      !statement.quantities.contains(where: {
        first.marks.upperBound <= $0.quantity.marks.lowerBound
          && $0.quantity.marks.lowerBound < last.marks.lowerBound
      })
    else { return false }
    return (first.marks.lowerBound..<price.marks.lowerBound).contains {
      statement.reader.has($0, .sum) || statement.reader.isSign($0, "+")
    }
  }

  /// Whether a heading announces what many cost: "Cost for 54 images", "Per month".
  private static func isBatch(_ heading: ScannedText) -> Bool {
    heading.quantities.contains { quantity in
      guard case .thing(let thing) = quantity.measure else { return false }
      return (thing == .generation || thing == .person) && quantity.high > .one
    }
  }

  /// Whether a price in such a sentence is stated all the same: "each", "per image", "(5 credits)".
  static func isStated(
    _ price: PriceGroup,
    _ name: NameGroup,
    _ link: PriceLink,
    _ statement: Statement
  ) -> Bool {
    if price.members.contains(where: { $0.quantity.isEach || $0.quantity.rate != nil }) {
      return true
    }
    let isInParentheses = statement.reader.isSign(price.marks.lowerBound - 1, "(")
    let isAt = statement.reader.has(price.marks.lowerBound - 1, .costs) && link == .worded
    return price.members[0].unit.numerator == "credit" ? isInParentheses || isAt : false
  }
}

/// Settings that limit a price: steps, width, height.
enum Settings {
  static func of(_ statement: Statement, _ clause: Range<Int>) -> [String: String] {
    var settings: [String: String] = [:]
    for (_, quantity) in statement.quantities where clause.contains(quantity.marks.lowerBound) {
      guard quantity.measure == .thing(.step), !quantity.isRange else { continue }
      settings["steps"] = steps(quantity, statement)
    }
    for index in clause {
      guard case .size(let width, let height) = statement.reader.marks[index].kind else { continue }
      settings["width"] = String(width)
      settings["height"] = String(height)
    }
    if clause.contains(where: { statement.reader.has($0, .defaultSettings) }) {
      settings["settings"] = "default"
    }
    return settings
  }

  /// "30", "<=30" or ">30".
  static func steps(_ quantity: Quantity, _ statement: Statement) -> String {
    if statement.reader.has(quantity.marks.upperBound, .atMost) { return "<=\(quantity.low)" }
    switch quantity.bound {
    case .atMost: return "<=\(quantity.low)"
    case .atLeast: return ">\(quantity.low)"
    case nil: return quantity.low.description
    }
  }
}
