import Vocabulary

/// What a plan costs and includes: "API Membership $20/mo 6,000 credits/month (non-rollover)".
///
/// Takes monthly fees, included credits, trial credits and roll-over of plans that the statement, its
/// row or its heading names. Leaves fees without a plan ("Starting price: $20/mo") and plans that
/// nobody knows.
enum PlanRule {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard isOfInterest(statement) else { return }
    let plans = plans(statement)
    guard !plans.isEmpty, let venue = PriceVenue.ofPlatform(statement) else { return }
    var feeOf: Set<Int> = []
    for (index, quantity) in statement.quantities where !book.taken.contains(index) {
      guard let plan = plan(for: quantity, plans, statement) else { continue }
      let isMonthly = quantity.isPer(.month)
      if quantity.measure == .dollar, isMonthly {
        feeOf.insert(plan)
        add(.monthlyFee, .usdPerMonth, quantity, index, plan, venue, statement, &book)
      } else if quantity.measure == .credit, quantity.low >= Amount(100),
        quantity.rate == nil || isMonthly
      {
        let isTrial = isTrial(plan, statement)
        if isTrial {
          add(.credits, .credit, quantity, index, plan, venue, statement, &book)
        } else if isMonthly || feeOf.contains(plan) || isInFeeClause(quantity, statement)
          || statement.has(.grant)
        {
          add(.includedCredits, .creditPerMonth, quantity, index, plan, venue, statement, &book)
        }
      }
    }
    rollover(plans, venue, statement, &book)
  }

  /// Whether there is a fee, a bundle of credits or a word about rolling over.
  private static func isOfInterest(_ statement: Statement) -> Bool {
    statement.has(.rollover)
      || statement.quantities.contains { _, quantity in
        quantity.isPer(.month) || quantity.measure == .credit && quantity.low >= Amount(100)
      }
  }

  /// The plan that limits what a statement says of credits: {"plan": "api-membership"}.
  static func condition(_ statement: Statement) -> [String: String] {
    let plans = plans(statement)
    let hasPlanAmount = statement.quantities.contains { $0.quantity.isPer(.month) }
    guard let plan = plans.first, hasPlanAmount || plans.count == 1 && statement.shape == .row
    else {
      return [:]
    }
    return ["plan": statement.lexicon.subjects[plan.subject].id.text]
  }

  private struct Named {
    let subject: Int
    let mark: Int
  }

  private static func plans(_ statement: Statement) -> [Named] {
    let hasCredits = statement.quantities.contains {
      $0.quantity.measure == .credit && $0.quantity.low >= Amount(100)
        || $0.quantity.rate?.counted == .credit
    }
    // "Subscription" alone may be anybody's; beside credits it is the one that holds them.
    let own = statement.mentions([.plan]).filter {
      $0.isFull || hasCredits || $0.isNarrow(statement)
    }
    .compactMap { mention in
      mention.subjects.first.map { Named(subject: $0, mark: mention.mark) }
    }
    if !own.isEmpty { return own }
    // A plan's own heading lends its name to what stands under it.
    for heading in statement.around.headings.prefix(2) {
      let names = Statement(
        text: heading,
        range: 0..<heading.marks.count,
        block: statement.block,
        around: statement.around,
        facts: statement.facts,
        shape: .heading
      ).mentions([.plan])
      if names.count == 1, let subject = names[0].subjects.first {
        return [Named(subject: subject, mark: -1)]
      }
    }
    return []
  }

  /// The plan an amount belongs to: the last one named before it, else the first behind it.
  private static func plan(
    for quantity: Quantity,
    _ plans: [Named],
    _ statement: Statement
  ) -> Int? {
    if let before = plans.last(where: { $0.mark < quantity.marks.lowerBound }) {
      return before.subject
    }
    guard let after = plans.first else { return nil }
    // "$20 / month subscription", "the $20/month membership".
    return after.mark - quantity.marks.upperBound <= 1 ? after.subject : nil
  }

  private static func isTrial(_ plan: Int, _ statement: Statement) -> Bool {
    statement.lexicon.subjects[plan].id.text.split(separator: "-").contains("trial")
  }

  private static func isInFeeClause(_ quantity: Quantity, _ statement: Statement) -> Bool {
    statement.quantities.contains { $0.quantity.isPer(.month) && $0.quantity.measure == .dollar }
  }

  private static func add(
    _ attribute: Attribute,
    _ unit: Unit,
    _ quantity: Quantity,
    _ index: Int,
    _ plan: Int,
    _ venue: Venue?,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    book.take(index)
    book.add(
      ClaimBook.Draft(
        rule: "plan",
        subject: statement.lexicon.subjects[plan].id,
        attribute: attribute,
        value: quantity.value,
        unit: unit,
        isApproximate: quantity.isHedged,
        venue: venue,
        marks: quantity.marks
      ),
      in: statement
    )
  }

  /// "non-rollover", "does not roll over unused credits", "unused credits carry over".
  private static func rollover(
    _ plans: [Named],
    _ venue: Venue?,
    _ statement: Statement,
    _ book: inout ClaimBook
  ) {
    guard let position = statement.first(.rollover) else { return }
    let reader = statement.reader
    let plan = plans.last { $0.mark < position } ?? plans[0]
    let before = max(statement.range.lowerBound, position - 4)..<position
    let isDenied =
      before.contains { reader.has($0, .negation) }
      || text(position, reader).hasPrefix("non") || text(position - 2, reader) == "non"
      || text(position - 1, reader) == "non"
    book.add(
      ClaimBook.Draft(
        rule: "plan",
        subject: statement.lexicon.subjects[plan.subject].id,
        attribute: .rollover,
        value: .boolean(!isDenied),
        unit: .boolean,
        venue: venue,
        marks: position..<(position + 1)
      ),
      in: statement
    )
  }

  private static func text(_ index: Int, _ reader: MarkReader) -> String {
    guard reader.marks.indices.contains(index) else { return "" }
    return String(decoding: reader.text.bytes[reader.marks[index].range], as: UTF8.self)
  }
}
