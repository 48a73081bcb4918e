import Vocabulary

/// Decides dated questions together, in two passes.
///
/// The first pass takes each question by itself. What it finds tells how often each source is right and
/// which disagreements have an explanation outside their question; the second pass decides with that.
struct Timelines {
  let claims: [Claim]
  let register: Register
  let subjects: [Identifier<Subject>: Subject]
  let normalised: Normalisation

  struct Decided {
    let judgements: [Judgement]
    let slips: SharedSlips
  }

  func decided(_ questions: [Question]) -> Decided {
    let first = firstPass(questions)
    var (excuses, slips) = UnitSlip(
      judgements: first,
      families: subjects.mapValues(\.family)
    ).excuses()
    let arithmetic = UnitArithmetic(claims: claims, normalised: normalised)
    for (index, judgement) in first.enumerated() {
      for found in arithmetic.excuses(in: judgement) {
        let spot = UnitSlip.Spot(question: index, statement: found.statement)
        if excuses[spot] == nil { excuses[spot] = found.excuse }
      }
    }
    let others = OtherProduct(judgements: first, subjects: subjects).excuses()
    excuses.merge(others) { own, _ in own }
    let experience = Experience(first)
    let rates = EffectiveRate(judgements: first).rates()
    let second = first.enumerated().map { index, judgement in
      let hearing = EffectiveRate.audited(
        reheard(judgement.hearing, at: index, excuses, experience),
        by: rates,
        register
      )
      return Judgement(hearing)
    }
    return Decided(judgements: second, slips: slips)
  }

  private func firstPass(_ questions: [Question]) -> [Judgement] {
    let maker = StatementMaker(claims: claims, normalised: normalised, register: register)
    func judgement(_ question: Question, _ more: [Statement] = []) -> Judgement {
      Judgement(
        Hearing(question, statements: maker.statements(of: question) + more, register: register)
      )
    }
    let endings = questions.filter { $0.attribute == .discontinuedOn }.map { judgement($0) }
    let discontinuation = Discontinuation(endings, in: claims)
    return questions.map { judgement($0, discontinuation.statements(on: $0)) }
  }

  /// The hearing with what the first pass found out about its statements.
  private func reheard(
    _ hearing: Hearing,
    at index: Int,
    _ excuses: [UnitSlip.Spot: Statement.Excuse],
    _ experience: Experience
  ) -> Hearing {
    var statements = hearing.statements
    for number in statements.indices {
      let statement = statements[number]
      statements[number].share = 1
      let excuse = excuses[UnitSlip.Spot(question: index, statement: number)]
      statements[number].excuse = excuse
      statements[number].voice = experience.voice(of: statement.source, statement.voice)
      if case .corrected(let factor, let stated)? = excuse, let value = stated.corrected(by: factor)
      {
        statements[number].value = value
        statements[number].voice = statements[number].voice.hedged
      }
    }
    return Hearing(hearing.question, statements: statements, register: register)
  }
}
