import Vocabulary

/// Credits and dollars side by side: "8 credits ($0.08)", "60 credits, or $0.60", "0.2 ($0.002)".
///
/// Takes two amounts with nothing but signs or a word of equality between them. Leaves fees by the
/// month, whose credits cost what the plan says, and another company's credits. Packs may be sold at
/// a discount, so that theirs count only where they agree.
enum PricePairs {
  static func read(_ line: AuditLine, _ page: AuditPage, into book: inout AuditBook) {
    for (left, right) in zip(line.figures, line.figures.dropFirst()) {
      guard let joint = joint(left, right, line), left.period == nil, right.period == nil else {
        continue
      }
      let (first, second) = (
        inCredits(left, before: right, line), inCredits(right, before: left, line)
      )
      if first.measure == .credit, second.measure == .dollar {
        check(first, second, line, joint, page, into: &book)
      } else if first.measure == .dollar, second.measure == .credit {
        check(second, first, line, joint, page, into: &book)
      }
    }
  }

  private enum Joint {
    case equal
    case sold
  }

  private static let equals: Set<String> = [
    "(", "=", ",", "/", "|", "~", "or", "i.e", "ie", "that is", "equals", "equal to", "worth",
    "about",
    "roughly", "approximately", "equivalent to", "which is", "[", ":", ";", "oder", "o", "ou",
    "bzw",
    "also",
  ]
  private static let sales: Set<String> = [
    "for", "costs", "cost", "buys", "buy", "fur", "per", "at",
  ]

  /// What joins two amounts; `nil` where anything else stands between them.
  private static func joint(_ left: Figure, _ right: Figure, _ line: AuditLine) -> Joint? {
    let gap = left.marks.upperBound..<max(left.marks.upperBound, right.marks.lowerBound)
    guard !gap.isEmpty, gap.count <= 4 else { return nil }
    var joint = Joint.equal
    for index in gap {
      let word = line.word(index)
      if sales.contains(word) || line.has(.cue(.purchase), in: index..<(index + 1)) {
        joint = .sold
      } else if !equals.contains(word) {
        return nil
      }
    }
    return joint
  }

  /// In a cell under a head that speaks of credits, a bare number before dollars is in credits.
  private static func inCredits(
    _ figure: Figure,
    before other: Figure,
    _ line: AuditLine
  ) -> Figure {
    guard figure.measure == .bare, other.measure == .dollar, line.figures.count == 2,
      !line.heads.isEmpty,
      (line.heads + line.block.around.texts).contains(where: { text in
        text.marks.indices.contains { text.reader.has($0, .credit) }
      })
    else { return figure }
    var figure = figure
    figure.measure = .credit
    return figure
  }

  /// Whether a price is for a time of output: "$0.16 per second" is no twin of "64 credits a clip".
  private static func isTimed(_ figure: Figure) -> Bool {
    guard case .thing(let thing)? = figure.rate?.counted else { return false }
    return [.second, .minute, .hour].contains(thing)
  }

  private static func check(
    _ credits: Figure,
    _ dollars: Figure,
    _ line: AuditLine,
    _ joint: Joint,
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    guard dollars.rate?.counted != .credit, credits.isRange == dollars.isRange,
      isTimed(credits) == isTimed(dollars),
      let price = page.prices.creditPrice,
      credits.low != .one || isPriceOfService(credits, dollars, line)
    else { return }
    let ends = credits.isRange ? [(credits.low, dollars.low), (credits.high, dollars.high)] : []
    for (credit, dollar) in ends {
      // Both ends of a range share their bytes, so one that is off decides.
      let product = Rational(credit).multiplied(by: Rational(price))
      guard product == Rational(dollar) else { return }
    }
    let isPack = isPack(credits, dollars, line)
    let reckoning = line.reckoning(
      "price-pair",
      dollars,
      from: credits.marks.lowerBound,
      to: credits.marks.upperBound,
      "\(credits.low) × $\(price)",
      Rational(credits.low).multiplied(by: Rational(price)),
      isCertain: joint == .equal && !isPack && page.prices.isCreditPriceCertain
    )
    if let reckoning { book.add(reckoning) }
  }

  /// "1 credit = $0.01" says what a credit costs; "Fast: 1 credit ($0.01)" is worked out from it.
  private static func isPriceOfService(
    _ credits: Figure,
    _ dollars: Figure,
    _ line: AuditLine
  ) -> Bool {
    let gap = credits.marks.upperBound..<max(credits.marks.upperBound, dollars.marks.lowerBound)
    return dollars.isUnitPrice || (!line.names.isEmpty && line.has(["(", "["], in: gap))
  }

  private static let packs: [Keyword] = [
    .cue(.purchase), .cue(.subscription), .cue(.plan), .thing(.month), .thing(.year), .cue(.grant),
    .cue(.old), .free,
  ]

  /// Whether the credits may be sold together, at a price of their own.
  private static func isPack(_ credits: Figure, _ dollars: Figure, _ line: AuditLine) -> Bool {
    if credits.isUnitPrice || dollars.isUnitPrice { return false }
    if packs.contains(where: { line.has($0) }) { return true }
    return line.names.isEmpty && dollars.low >= .one
  }
}
