import Vocabulary

/// Plans that are paid in credits, and those that cannot be compared.
extension Candidates {
  func candidate(of plan: Plan) -> Candidate {
    var candidate = Candidate(
      id: Identifier(plan.id.text),
      name: plan.name,
      kind: Comparison.Kind(plan.kind)
    )
    candidate.most = plan.most
    candidate.venue = plan.venue
    candidate.assumptions = plan.assumptions
    candidate.cite(plan.citations)
    if plan.kind == .enterprise {
      candidate.exclusion = .byQuote
      return candidate
    }
    if plan.access == .web {
      candidate.exclusion = .webOnly
      return candidate
    }
    if let quote = plan.fee {
      guard let fee = number(of: quote) else {
        candidate.exclusion = .unknownPrice("its monthly fee")
        return candidate
      }
      fee.note(in: &candidate)
      candidate.fee = Rational(end(of: fee.bounds))
    }
    if plan.kind == .grant {
      candidate.exclusion = onlyOnce(plan)
      return candidate
    }
    addCredits(of: plan, to: &candidate)
    addRoutes(of: plan, to: &candidate)
    checkCredits(of: &candidate)
    return candidate
  }

  private func addCredits(of plan: Plan, to candidate: inout Candidate) {
    var granted = Rational.zero
    var lapses = false
    var grants: [CreditAccount.Grant] = []
    for grant in plan.grants {
      guard let credits = number(of: grant.credits) else {
        candidate.exclusion = .unknownPrice("the credits that come with it")
        return
      }
      credits.note(in: &candidate)
      let number = Rational(oppositeEnd(of: credits.bounds))
      grants.append(
        CreditAccount.Grant(
          credits: number,
          isMonthly: grant.every == .month,
          lasts: grant.rollsOver ? grant.expiresAfter : 1
        )
      )
      // What comes once is no help every month.
      if grant.every == .once { continue }
      granted = granted.fittingSum(number) ?? granted
      lapses = lapses || !grant.rollsOver
    }
    var packs: [Candidate.Pool.Pack] = []
    for pack in plan.packs {
      guard let price = number(of: pack.price) else { continue }
      packs.append(
        Candidate.Pool.Pack(
          name: "pack of \(pack.credits) credits",
          size: pack.credits,
          price: Rational(end(of: price.bounds)),
          most: nil,
          expiresAfter: pack.expiresAfter
        )
      )
      // A contested pack that is no cheaper than a settled one leaves nothing open.
      if !price.isOpen { price.note(in: &candidate) }
    }
    if packs.isEmpty, !plan.packs.isEmpty {
      candidate.exclusion = .unknownPrice("the price of its credits")
    }
    candidate.pool = Candidate.Pool(
      unit: .credits,
      granted: granted,
      packs: packs,
      isCarried: terms.leftovers == .carried,
      lapses: lapses,
      account: CreditAccount(
        fee: candidate.fee,
        grants: grants + signupGrants(at: plan.venue),
        packs: packs,
        burnOrder: plan.burnOrder
      )
    )
  }

  /// What every new account has once, whatever plan it takes.
  private func signupGrants(at venue: Venue) -> [CreditAccount.Grant] {
    var grants: [CreditAccount.Grant] = []
    for plan in market.plans where plan.kind == .grant && plan.venue == venue {
      for grant in plan.grants {
        guard let credits = number(of: grant.credits) else { continue }
        grants.append(
          CreditAccount.Grant(
            credits: Rational(oppositeEnd(of: credits.bounds)),
            isMonthly: false,
            lasts: grant.expiresAfter
          )
        )
      }
    }
    return grants
  }

  /// Free credits are no way to pay month after month.
  private func onlyOnce(_ plan: Plan) -> Comparison.Exclusion.Reason {
    var credits = Rational.zero
    for grant in plan.grants {
      guard
        let number = number(of: grant.credits),
        let sum = credits.fittingSum(Rational(oppositeEnd(of: number.bounds)))
      else { return .unknownPrice("how many credits it is") }
      credits = sum
    }
    return credits.nearestAmount.map { .once($0) } ?? .unknownPrice("how many credits it is")
  }

  private func addRoutes(of plan: Plan, to candidate: inout Candidate) {
    let biller = Biller(rates: market.rates, venue: plan.venue, alternatives: market.alternatives)
    for (index, demand) in demands.enumerated() where demand.requests > .zero {
      let line: Bill.Line
      do throws(BillError) {
        line = try biller.line(for: demand)
      } catch {
        if candidate.exclusion == nil, error.reason != .unknownOperation,
          error.reason != .discontinued
        {
          candidate.exclusion = .bill(error)
        }
        continue
      }
      if case .ruling(let ruling) = line.basis {
        candidate.rest(on: ruling, isOpen: line.isContested)
      }
      func each(_ cost: Bounds<Amount>) -> Rational? {
        Rational(end(of: cost)).fittingQuotient(demand.requests)
      }
      if let credits = line.cost.credits, let units = each(credits) {
        candidate.routes[index] = .pool(units: units, usd: .zero)
      } else if let usd = line.cost.usd, let price = each(usd) {
        candidate.routes[index] = .usd(price)
      }
    }
  }

  /// Excludes what ends before the workload does.
  private func checkCredits(of candidate: inout Candidate) {
    guard candidate.exclusion == nil, let pool = candidate.pool, pool.packs.isEmpty,
      candidate.missing(of: demands).isEmpty, let needed = candidate.units(of: demands),
      needed > pool.granted, let has = pool.granted.nearestAmount, let needs = needed.nearestAmount
    else { return }
    candidate.exclusion = .tooFewCredits(has: has, needs: needs)
  }
}

extension Comparison.Kind {
  fileprivate init(_ kind: Plan.Kind) {
    switch kind {
    case .payAsYouGo: self = .payAsYouGo
    case .membership: self = .membership
    case .webSubscription: self = .webSubscription
    case .grant: self = .grant
    case .enterprise: self = .enterprise
    case .selfHosting: self = .selfHosting
    }
  }
}
