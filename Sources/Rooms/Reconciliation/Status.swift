import Vocabulary

/// How sure a segment of a timeline is, and what would make it sure.
struct Status {
  let hearing: Hearing
  let decoder: TimelineDecoder
  let segments: [TimelineDecoder.Segment]
  let register: Register

  /// The best cost, of all segments together.
  private let cost: Double

  /// From this posterior on nothing else is left standing.
  private static let sure = 90

  /// Below this posterior nothing leads.
  private static let leading = 50

  /// Other values beyond these are too weak to matter to a posterior.
  private static let mostRivals = 16

  init(
    hearing: Hearing,
    decoder: TimelineDecoder,
    segments: [TimelineDecoder.Segment],
    register: Register
  ) {
    self.hearing = hearing
    self.decoder = decoder
    self.segments = segments
    self.register = register
    cost = decoder.cost(of: segments)
  }

  /// A segment's posterior, and the other value that would take its place first.
  struct Assessment {
    let confidence: Confidence
    let rival: Int?
  }

  /// The posterior of a segment's value against every other value stated and against one never stated.
  ///
  /// Each rival takes the segment's place in the timeline; e to the minus of what that costs more is its
  /// odds against the value.
  func assessment(of segment: TimelineDecoder.Segment, supporters: [Int]) -> Assessment {
    var against = 0.0
    var strongest: (rival: Int, cost: Double)?
    for rival in rivals(of: segment) {
      let trial = TimelineDecoder.laying(
        .init(candidate: rival, start: segment.start, end: segment.end),
        over: segments
      )
      let rivalCost = decoder.cost(of: trial)
      against += PortableMath.exp(cost - rivalCost)
      if rivalCost < strongest?.cost ?? .infinity { strongest = (rival, rivalCost) }
    }
    against += PortableMath.exp(-supportAgainstUnseen(of: supporters))
    let percent = 100 / (1 + against)
    return Assessment(
      confidence: Confidence(percent: min(99, Int(percent))),
      rival: strongest?.rival
    )
  }

  /// What speaks against a value that nobody states: sources that err seldom do so in the same way.
  private func supportAgainstUnseen(of supporters: [Int]) -> Double {
    let agreement = PortableMath.log(Disagreement.wrongValues)
    var total = 0.0
    var largest = 0.0
    for number in supporters {
      let statement = hearing.statements[number]
      total += statement.share * (Disagreement.support(statement.voice) + agreement)
      largest = max(largest, statement.share)
    }
    return max(0, total - largest * agreement)
  }

  func verdict(
    on segment: TimelineDecoder.Segment,
    supporters: [Int],
    assessment: Assessment
  ) -> (status: Ruling.Status, wanted: String?) {
    let question = hearing.question
    let value = hearing.values[segment.candidate]
    let voices = supporters.map { hearing.statements[$0] }
    let confidence = assessment.confidence
    let rival = assessment.rival.map { hearing.values[$0] }
    if confidence.percent < Self.leading {
      return (.unresolved, Wording.wantedWitness(for: value, against: rival, on: question))
    }
    let isUnofficial = !voices.contains { $0.voice.hasAuthority }
    if isUnofficial, register.venuesWithAuthority.contains(question.venue) {
      return (.contested, Wording.wantedOfficial(for: value, on: question))
    }
    if isUnofficial, Set(voices.map(\.source)).count < 2 {
      return (.contested, Wording.wantedSecond(for: value, on: question))
    }
    if confidence.percent < Self.sure {
      return (.contested, Wording.wantedWitness(for: value, against: rival, on: question))
    }
    if let opponent = opponentWithAuthority(of: segment) {
      return (
        .contested, Wording.wantedResolution(of: value, against: opponent, register, on: question)
      )
    }
    return (.settled, nil)
  }

  /// A statement with authority that speaks of the segment's time and that nothing explains.
  private func opponentWithAuthority(of segment: TimelineDecoder.Segment) -> Statement? {
    hearing.statements.indices.lazy.map { (number: $0, statement: hearing.statements[$0]) }
      .first { number, statement in
        statement.voice.hasAuthority && statement.excuse == nil && !statement.isForecast
          && !segments.contains { $0.candidate == hearing.homes[number] }
          && statement.agrees(start: segment.start, end: segment.end)
      }?.statement
  }

  private func rivals(of segment: TimelineDecoder.Segment) -> [Int] {
    Array(hearing.values.indices.filter { $0 != segment.candidate }.prefix(Self.mostRivals))
  }
}
