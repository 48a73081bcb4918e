import Vocabulary

/// Reads quantities out of marks: signs before and after, units in several languages, ranges, rates.
struct QuantityGrammar {
  private let reader: MarkReader

  init(_ reader: MarkReader) {
    self.reader = reader
  }

  /// All quantities of a text, in order; they do not overlap.
  func quantities() -> [Quantity] {
    var found: [Quantity] = []
    var index = 0
    while index < reader.marks.count {
      if let quantity = quantity(at: index) {
        found.append(quantity)
        index = quantity.marks.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func quantity(at start: Int) -> Quantity? {
    var next = start
    let sign = currency(at: next)
    if sign != nil { next += 1 }
    let isRunOn = followsWord(next)
    guard let (first, afterFirst) = amount(at: next, isAfterSign: sign != nil || isRunOn) else {
      return nil
    }
    var figures = next..<afterFirst
    var (low, high) = (first, first)
    if let (second, end) = rangeEnd(at: afterFirst, from: first, start) {
      (low, high) = (first, second)
      figures = next..<end
    }
    var end = figures.upperBound
    var quantity: Quantity
    if let sign {
      quantity = Quantity(
        low: low,
        high: high,
        measure: sign,
        marks: start..<end,
        figures: figures
      )
      if reader.has(end, .dollar), sign == .dollar { end += 1 }
    } else {
      let unit = unit(at: end, isSpelled: reader.isSpelledNumber(next))
      // Spelled-out numbers mean something else too often: "one of", "two models".
      guard unit.isMoney || !reader.isSpelledNumber(next) && !isRunOn else { return nil }
      if let factor = unit.factor {
        guard let scaledLow = low.multiplied(by: factor),
          let scaledHigh = high.multiplied(by: factor)
        else { return nil }
        (low, high) = (scaledLow, scaledHigh)
      }
      end = max(end, unit.end)
      let measure = unit.measure == .bare ? label(before: start) ?? .bare : unit.measure
      quantity = Quantity(
        low: low,
        high: high,
        measure: measure,
        marks: start..<end,
        figures: figures
      )
      quantity.isFree = unit.isFree
      if unit.isMonthly { quantity.rate = Quantity.Rate(counted: .thing(.month)) }
    }
    // "1枚あたり60": the word stands behind what it counts by.
    let isCountedBy = quantity.isThing && reader.isWide(end) && reader.has(end, .per)
    if !isCountedBy, let (rate, afterRate) = rate(at: end) {
      quantity.rate = rate
      end = afterRate
    } else if quantity.rate == nil, let thing = timeBefore(start) {
      quantity.rate = Quantity.Rate(counted: .thing(thing))
    }
    if reader.isSign(end, "+"), !isNumber(end + 1) {
      quantity.bound = .atLeast
      end += 1
    }
    if reader.has(end, .each) {
      quantity.isEach = true
      end += 1
    } else if reader.isSign(end, ","), reader.has(end + 1, .each) {
      quantity.isEach = true
    }
    quantity.marks = start..<end
    addHedges(before: start, to: &quantity)
    return quantity
  }

  /// Whether a known word runs into the number, as in a bad export: "subscription6,000 credits".
  private func followsWord(_ index: Int) -> Bool {
    guard let numeral = reader.numeral(index), numeral.isGlued, reader.term(index - 1) != nil else {
      return false
    }
    // Shorter ones are versions and formats: "gpt4", "mp3".
    return reader.marks[index - 1].range.count >= 5 && !reader.namesService(index - 1)
  }

  private func isNumber(_ index: Int) -> Bool { reader.numeral(index) != nil }

  /// "$", "US$", "USD", "€" before a number.
  private func currency(at index: Int) -> Quantity.Measure? {
    let isBeforeNumber = isNumber(index + 1)
    guard isBeforeNumber else { return nil }
    if reader.isSign(index, "$") { return .dollar }
    if reader.has(index, .dollar) { return .dollar }
    return reader.has(index, .foreignMoney) ? .foreignMoney : nil
  }

  /// A number in figures or words with its scale: "1", "10k", "1.5 million", "two".
  private func amount(at index: Int, isAfterSign: Bool) -> (Amount, Int)? {
    var value: Amount
    if let numeral = reader.numeral(index) {
      guard !numeral.isGlued || isAfterSign else { return nil }
      value = numeral.amount
    } else if let spelled = reader.spelledNumber(index) {
      value = Amount(spelled)
    } else {
      return nil
    }
    var end = index + 1
    if let scale = reader.scale(end), let product = value.multiplied(by: scale) {
      value = product
      end += 1
    }
    return (value, end)
  }

  /// The upper end of "3-8", "$0.04 - $0.07", "from 2 to 60", "2 credits to 60 credits".
  private func rangeEnd(at index: Int, from low: Amount, _ start: Int) -> (Amount, Int)? {
    let isJoined =
      reader.isSign(index, "-") || reader.isSign(index, "~")
      || (reader.has(index, .to) && (!reader.has(index, .and) || reader.has(start - 1, .between)))
    guard isJoined else { return nil }
    let signed = currency(at: index + 1) == nil ? index + 1 : index + 2
    guard let (high, end) = amount(at: signed, isAfterSign: signed > index + 1), low < high else {
      return nil
    }
    return (high, end)
  }

  private struct UnitFound {
    var measure = Quantity.Measure.bare
    var factor: Amount?
    var end = 0
    var isFree = false
    var isMonthly = false

    var isMoney: Bool { measure == .credit || measure == .dollar || measure == .foreignCredit }
  }

  /// The unit behind a number, over a hyphen and up to three words that say no more: "25 free API credits".
  private func unit(at start: Int, isSpelled: Bool) -> UnitFound {
    var found = UnitFound()
    var index = start
    var isForeign = false
    if reader.isSign(index, "-"), reader.term(index + 1) != nil { index += 1 }
    for offset in 0...3 {
      if let measure = measure(at: index) {
        // "8 for Ultra image": a thing counts only right behind its number.
        if case .thing = measure.measure, offset > 1 { break }
        found.measure = isForeign && measure.measure == .credit ? .foreignCredit : measure.measure
        found.factor = measure.factor
        found.end = index + 1
        return found
      }
      let isFiller = reader.has(index, .filler) || reader.has(index, .free)
      let leadsToCredit = !isSpelled && reader.has(index + 1, .credit)
      guard isFiller || leadsToCredit, reader.term(index) != nil || reader.isWord(index) else {
        break
      }
      if reader.has(index, .free) { found.isFree = true }
      if reader.thing(index) == .month { found.isMonthly = true }
      if !isFiller { isForeign = isForeign || reader.namesSomebodyElse(index) }
      index += 1
    }
    return UnitFound()
  }

  private func measure(at index: Int) -> (measure: Quantity.Measure, factor: Amount?)? {
    if reader.has(index, .credit) { return (.credit, nil) }
    if reader.has(index, .dollar) || reader.isSign(index, "$") && !isNumber(index + 1) {
      return (.dollar, nil)
    }
    if reader.has(index, .cent) { return (.dollar, Amount("0.01")) }
    if reader.has(index, .foreignMoney) { return (.foreignMoney, nil) }
    if reader.isSign(index, "%") { return (.thing(.percent), nil) }
    if reader.has(index, .filler) { return nil }
    if let thing = reader.thing(index) { return (.thing(thing), nil) }
    if reader.has(index, .multiple) { return (.multiple, nil) }
    return nil
  }

  /// "/ image", "per 1,000 credits", "a month", "/10s", "pro Bild", "al mese",
  /// "for every result".
  private func rate(at start: Int) -> (Quantity.Rate, Int)? {
    var index = start
    let isSlash = reader.isSign(index, "/")
    if isSlash || reader.has(index, .per) {
      index += 1
    } else if reader.has(index, .forSubject), reader.has(index + 1, .every) {
      index += 2
    } else if let thing = reader.thing(index), thing == .month || thing == .year,
      start > 0, reader.marks[index].isSpaced || reader.isWide(index)
    {
      return (Quantity.Rate(counted: .thing(thing)), index + 1)
    } else {
      return nil
    }
    var count = Amount.one
    if let (value, end) = amount(at: index, isAfterSign: true) {
      count = value
      index = end
      if reader.isSign(index, "-") { index += 1 }
    }
    for _ in 0...2 {
      if reader.has(index, .credit) {
        return (Quantity.Rate(count: count, counted: .credit), index + 1)
      }
      if let thing = reader.thing(index),
        !(reader.has(index, .filler) && reader.thing(index + 1) != nil)
      {
        return (Quantity.Rate(count: count, counted: .thing(thing)), index + 1)
      }
      guard reader.term(index) != nil || reader.isWord(index), !reader.has(index, .costs),
        !reader.names(index)
      else {
        break
      }
      index += 1
    }
    return nil
  }

  /// The unit of a label before the number: "Credits: 8", "usd=0.08", "credits_per_image: 8".
  private func label(before start: Int) -> Quantity.Measure? {
    var index = start - 1
    var hasSign = false
    while reader.isSign(index, ":") || reader.isSign(index, "=") || reader.isSign(index, ">")
      || reader.isSign(index, "\"") || reader.isSign(index, "'") || reader.isSign(index, ")")
    {
      hasSign = hasSign || reader.isSign(index, ":") || reader.isSign(index, "=")
      index -= 1
    }
    guard hasSign else { return nil }
    if reader.thing(index) == .generation,
      reader.has(index - 1, .per) || reader.isSign(index - 1, "/")
    {
      index -= 2
    }
    guard reader.numeral(index - 1) == nil, !reader.isSpelledNumber(index - 1) else { return nil }
    if reader.has(index, .credit) { return .credit }
    return reader.has(index, .dollar) ? .dollar : nil
  }

  /// A period that stands before the amount: "月額20ドル", "monthly: $20".
  private func timeBefore(_ start: Int) -> Keyword.Thing? {
    guard let thing = reader.thing(start - 1), thing == .month || thing == .year,
      reader.isWide(start - 1)
    else { return nil }
    return thing
  }

  private func addHedges(before start: Int, to quantity: inout Quantity) {
    var index = start - 1
    for _ in 0..<3 {
      // "8 credits ~ $0.08" says that both are the same.
      let isSpaced = reader.isSpaced(index) && reader.isSpaced(index + 1)
      if reader.isSign(index, "~"), reader.has(index - 1, .credit), isSpaced { return }
      if reader.isSign(index, "~") || reader.has(index, .hedge) {
        quantity.isHedged = true
      } else if reader.has(index, .atMost) || reader.isSign(index, "<") {
        quantity.bound = quantity.bound ?? .atMost
      } else if reader.has(index, .atLeast) || reader.isSign(index, ">") {
        quantity.bound = quantity.bound ?? .atLeast
      } else if !reader.isSign(index, "=") {
        return
      }
      index -= 1
    }
  }
}
