import Vocabulary

/// One's own machines: each card under each offer, and each card that is owned.
extension Candidates {
  /// Hours of a mean month: 8,760 / 12.
  static let hoursPerMonth = 730

  func selfHosted(under plan: Plan) -> [Candidate] {
    guard let running = plan.running else { return [] }
    var candidates: [Candidate] = []
    for gpu in market.gpus {
      let base = candidate(on: gpu, under: plan)
      if base.exclusion != nil || base.routes.isEmpty {
        candidates.append(base)
        continue
      }
      for offer in gpu.offers { candidates.append(rented(offer, gpu, running, base)) }
      if let price = terms.owned[gpu.id] {
        candidates.append(owned(at: price, gpu, running, base))
      }
    }
    return candidates
  }

  /// A card with the seconds that each operation takes, before anything is paid for it.
  private func candidate(on gpu: GPU, under plan: Plan) -> Candidate {
    var candidate = Candidate(id: Identifier(gpu.id.text), name: gpu.name, kind: .selfHosting)
    candidate.assumptions = plan.assumptions
    candidate.cite(plan.citations)
    var unmeasured: [Identifier<Subject>] = []
    for (index, demand) in demands.enumerated() {
      guard let model = plan.models.first(where: { $0.subject == demand.operation }) else {
        continue
      }
      if let limit = revenueLimit(of: model.licence, &candidate), let revenue = terms.revenue,
        revenue >= limit
      {
        candidate.exclusion = .licence(limit: limit)
        return candidate
      }
      guard
        let timing = GPUTiming(of: demand.operation, on: gpu, at: demand.settings)
      else {
        unmeasured.append(demand.operation)
        continue
      }
      if let need = timing.memory(among: model.memory), need.gigabytes > gpu.memory {
        if !timing.isMeasured {
          candidate.exclusion = .memory(needs: need.gigabytes, has: gpu.memory)
          return candidate
        }
        candidate.assume(
          "\(demand.operation) is said to need \(need.gigabytes) GB and was timed on this card of "
            + "\(gpu.memory) GB."
        )
      }
      for sentence in timing.assumptions { candidate.assume(sentence) }
      candidate.cite([timing.citation])
      candidate.isEstimated = candidate.isEstimated || !timing.isMeasured
      candidate.routes[index] = .pool(
        units: timing.seconds,
        usd: .zero
      )
    }
    if candidate.routes.isEmpty, !unmeasured.isEmpty {
      candidate.exclusion = .noThroughput(unmeasured)
    }
    return candidate
  }

  /// The limit in USD a year up to which a licence costs nothing; an assumption where no revenue
  /// was given.
  private func revenueLimit(
    of licence: Identifier<Subject>,
    _ candidate: inout Candidate
  ) -> Amount? {
    let rate = market.rates.first {
      $0.key.subject == licence && $0.key.attribute == .revenueLimit && $0.key.venue == .stability
    }
    guard let rate, case .amount(let limit) = rate.value else { return nil }
    candidate.rest(on: rate.ruling, isOpen: rate.isOpen)
    if terms.revenue == nil {
      candidate.assume(
        "Your revenue is below USD \(limit) a year, so that the weights cost nothing."
      )
    }
    return limit
  }

  private func rented(
    _ offer: GPU.Offer,
    _ gpu: GPU,
    _ running: Plan.Running,
    _ base: Candidate
  ) -> Candidate {
    let place = offer.region.map { "/" + $0 } ?? ""
    var candidate = base.named(
      "\(gpu.id)/\(offer.provider.idText)/\(offer.tier.idText)\(place)",
      "\(gpu.name) at \(offer.provider), \(offer.tier)" + (offer.region.map { ", \($0)" } ?? "")
    )
    candidate.cite([offer.citation])
    let hour = Rational(offer.usdPerHour)
    let cards = Rational(Amount(offer.least))
    let starting = start(running)
    switch offer.billing {
    case .second:
      let second = hour.fittingQuotient(Rational(Amount(3_600))) ?? hour
      candidate.pool = nil
      candidate.routes = candidate.routes.mapValues { route in
        guard case .pool(let seconds, _) = route else { return route }
        return .usd(seconds.fittingProduct(second) ?? seconds)
      }
      candidate.start.usd = starting.fittingProduct(second) ?? .zero
      candidate.assume(
        startWords(running) + " Time is paid by the second, and only while it works."
      )
    case .hour:
      let size = Rational(Amount(3_600)).fittingProduct(busy(running))?.fittingProduct(cards)
      candidate.pool = pool(
        pack: offer.least == 1 ? "hour" : "hour of \(offer.least) cards",
        size: size,
        price: hour.fittingProduct(cards)
      )
      candidate.start.units = starting
      candidate.assume(startWords(running) + " Time is paid by whole hours. " + busyWords(running))
    case .month:
      let hours = Rational(Amount(Self.hoursPerMonth))
      let size = Rational(Amount(3_600)).fittingProduct(hours)?.fittingProduct(busy(running))?
        .fittingProduct(cards)
      candidate.pool = pool(
        pack: offer.least == 1 ? "month of the card" : "month of \(offer.least) cards",
        size: size,
        price: hour.fittingProduct(hours)?.fittingProduct(cards)
      )
      candidate.assume(
        "Cards run all of a month of \(Self.hoursPerMonth) hours. " + busyWords(running)
      )
    }
    return candidate
  }

  private func owned(
    at price: Amount,
    _ gpu: GPU,
    _ running: Plan.Running,
    _ base: Candidate
  ) -> Candidate {
    var candidate = base.named("\(gpu.id)/owned", "\(gpu.name), owned")
    guard let power = gpu.power else {
      candidate.exclusion = .unknownPrice("the power the card draws")
      return candidate
    }
    let months = terms.writeOffMonths ?? running.writeOffMonths
    let energy: Amount
    if let given = terms.usdPerKilowattHour {
      energy = given
    } else {
      guard let quoted = number(of: running.usdPerKilowattHour) else {
        candidate.exclusion = .unknownPrice("the price of power")
        return candidate
      }
      quoted.note(in: &candidate)
      energy = end(of: quoted.bounds)
    }
    candidate.cite([power.citation])
    let size = Rational(Amount(3_600)).fittingProduct(Rational(Amount(Self.hoursPerMonth)))?
      .fittingProduct(busy(running))
    let monthly = Rational(price).fittingQuotient(Rational(Amount(max(1, months))))
    candidate.pool = pool(pack: "card, a month's write-off", size: size, price: monthly)
    // Watts times seconds over 3.6 million are kilowatt-hours.
    let second = Rational(power.watts).fittingQuotient(Rational(Amount(3_600_000)))?
      .fittingProduct(Rational(energy))
    candidate.routes = candidate.routes.mapValues { route in
      guard case .pool(let seconds, _) = route, let second else { return route }
      return .pool(units: seconds, usd: seconds.fittingProduct(second) ?? .zero)
    }
    candidate.assume(
      "The card cost USD \(price) and is written off over \(months) months; it draws "
        + "\(power.watts) W while it works, at USD \(energy) a kilowatt-hour, and nothing while idle. "
        + busyWords(running)
    )
    return candidate
  }

  private func pool(pack name: String, size: Rational?, price: Rational?) -> Candidate.Pool {
    var packs: [Candidate.Pool.Pack] = []
    if let size = size?.nearestAmount, size > .zero, let price {
      packs = [Candidate.Pool.Pack(name: name, size: size, price: price, most: nil)]
    }
    return Candidate.Pool(
      unit: .seconds,
      granted: .zero,
      packs: packs,
      isCarried: false,
      lapses: true
    )
  }

  private func busy(_ running: Plan.Running) -> Rational {
    Rational(terms.utilisation ?? running.utilisation)
  }

  private func busyWords(_ running: Plan.Running) -> String {
    let share = terms.utilisation ?? running.utilisation
    let percent = share.multiplied(by: Amount(100)) ?? share
    return "Pictures are made in \(percent) % of the paid time."
  }

  /// Seconds a month that go into starting.
  private func start(_ running: Plan.Running) -> Rational {
    Rational(terms.secondsPerStart ?? running.secondsPerStart)
      .fittingProduct(Rational(terms.startsPerMonth ?? running.startsPerMonth)) ?? .zero
  }

  private func startWords(_ running: Plan.Running) -> String {
    "\(terms.startsPerMonth ?? running.startsPerMonth) starts a month of "
      + "\(terms.secondsPerStart ?? running.secondsPerStart) seconds each."
  }
}

extension Candidate {
  fileprivate func named(_ id: String, _ name: String) -> Candidate {
    var candidate = Candidate(id: Identifier(id), name: name, kind: kind)
    candidate.fee = fee
    candidate.routes = routes
    candidate.isContested = isContested
    candidate.isEstimated = isEstimated
    candidate.assumptions = assumptions
    candidate.rulings = rulings
    candidate.citations = citations
    return candidate
  }
}

extension String {
  /// As part of an id: "RunPod Serverless" is "runpod-serverless".
  fileprivate var idText: String {
    var text = ""
    for scalar in unicodeScalars {
      let value = scalar.value
      let isUpper = (65...90).contains(value)
      let isPlain = (97...122).contains(value) || (48...57).contains(value) || value == 46
      if isUpper, let lower = Unicode.Scalar(value + 32) {
        text.unicodeScalars.append(lower)
      } else if isPlain {
        text.unicodeScalars.append(scalar)
      } else if !text.isEmpty, !text.hasSuffix("-") {
        text += "-"
      }
    }
    return text.hasSuffix("-") ? String(text.dropLast()) : text
  }
}
