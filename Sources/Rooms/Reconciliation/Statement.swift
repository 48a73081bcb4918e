import Vocabulary

/// What one source said once on a question: a claim, or the cells of one table of a page.
struct Statement {
  /// Indices of the claims it was made from.
  let claims: [Int]

  /// The source, as the register counts them.
  let source: Int

  /// In the unit of the question; `nil` says that the subject is no longer offered.
  var value: Value?

  /// Spans of days within each of which the value was in force on some day; none where undated.
  let sightings: [DaySpan]

  /// The days it announces as the first and as the first after the last.
  let from: Day?
  let until: Day?
  let isHedged: Bool
  var voice: Voice

  /// How much of a witness it is of its own: less than 1 for a copy or a repetition.
  var share = 1.0

  /// Why its value was never in force, as far as other questions tell.
  var excuse: Excuse?

  /// An explanation that only a look at other questions gives.
  enum Excuse: Hashable {
    /// It stood a factor off, as other rows of its source do, and now votes with the value put right.
    case corrected(factor: Amount, stated: Value)
    case unitSlip(factor: Amount)
    case otherProduct(Identifier<Subject>)
    /// It stands beside numbers of which it should be the result.
    case arithmetic(expression: String, result: Amount)
    /// It is what the credits of a plan come to.
    case planRate(Identifier<Subject>, expression: String)
  }

  /// Whether it tells of a day that was still to come when it was made.
  let isForecast: Bool

  /// Whether its page said something else in between: then it is no old page that was left
  /// standing.
  let isReturn: Bool
}

extension Statement {
  init(
    claims: [Int],
    source: Int,
    value: Value?,
    validity: Claim.Validity,
    isHedged: Bool,
    voice: Voice
  ) {
    var sightings: [DaySpan] = []
    let (asserted, from, until) = (validity.asserted, validity.from, validity.until)
    if let from { sightings.append(DaySpan(from)) }
    if let until { sightings.append(DaySpan(until.adding(days: -1))) }
    if let asserted {
      let isBefore = from.map { asserted.first < $0 } ?? false
      let isAfter = until.map { asserted.last >= $0 } ?? false
      if !isBefore, !isAfter { sightings.append(asserted) }
    }
    self.init(
      claims: claims,
      source: source,
      value: value,
      sightings: sightings,
      from: from,
      until: until,
      isHedged: isHedged,
      voice: isHedged ? voice.hedged : voice,
      isForecast: from.map { from in asserted.map { $0.last < from } ?? false } ?? false,
      isReturn: validity.returned != nil
    )
  }

  /// How much it says for its value.
  var weight: Double { share * Disagreement.support(voice) }

  /// What it costs that no value like its own was ever in force.
  var neverCost: Double {
    let cost: Double
    switch excuse {
    case .unitSlip, .corrected: cost = Disagreement.unitSlip(voice)
    case .otherProduct: cost = Disagreement.otherProduct(voice)
    case .arithmetic, .planRate: cost = Disagreement.unitSlip(voice)
    case nil: cost = Disagreement.outlier(voice)
    }
    return share * (isForecast ? min(cost, Disagreement.cancelled) : cost)
  }

  /// Whether its value was in force when it should have been.
  func agrees(start: Int, end: Int) -> Bool {
    sightings.allSatisfy { $0.first.number < end && $0.last.number >= start }
  }
}
