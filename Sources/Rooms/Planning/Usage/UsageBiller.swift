package import Vocabulary

/// Bills metered usage: each use at the rates in force on its day.
///
/// Counts of one use within one era are added up and priced once, so a line is rounded as `Biller`
/// rounds it; lines sum exactly to the total. What has no price is a fault of the bill and in no line,
/// never a silent zero.
package struct UsageBiller: Sendable {
  private let eras: [(era: PriceEra, biller: Biller)]

  /// - Parameters:
  ///   - eras: in any order, none overlapping another.
  ///   - venue: whose prices to take.
  ///   - alternatives: values that weighty witnesses state for contested rows, in the rows' units.
  package init(
    eras: [PriceEra],
    venue: Venue = .stability,
    alternatives: [Rate.Key: [Value]] = [:]
  ) {
    self.eras = eras.sorted { $0.from < $1.from }.map { era in
      (era, Biller(rates: era.rates, venue: venue, alternatives: alternatives))
    }
  }

  /// The bill of all usage; where it has faults, of what could be billed.
  package func bill(for ledger: UsageLedger) -> UsageBill {
    var billed: [UsageBill.Era] = []
    var faults: [UsageBill.Fault] = []
    var total = Bill.Cost(credits: Bounds(.zero), usd: Bounds(.zero))
    if let first = eras.first?.era.from ?? ledger.span?.last.adding(days: 1) {
      faults += ledger.uses(from: nil, until: first).map { $0.fault(.noTable, in: nil) }
    }
    for (index, (era, biller)) in eras.enumerated() {
      var lines: [Bill.Line] = []
      var sum = Bill.Cost(credits: Bounds(.zero), usd: Bounds(.zero))
      var days: DaySpan?
      for use in ledger.uses(from: era.from, until: era.until) {
        do throws(BillError) {
          let line = try biller.line(for: use)
          // What does not fit either sum is in none of them and in no line.
          let sums = (try total.adding(line), try sum.adding(line))
          (total, sum) = sums
          lines.append(line)
          days = days.map { $0.union(use.days) } ?? use.days
        } catch {
          faults.append(use.fault(.unbillable(error.reason), in: era.table))
        }
      }
      if let days {
        let bill = Bill(lines: lines.map { $0.sharing(sum) }, total: sum, kept: nil, perKept: nil)
        billed.append(
          UsageBill.Era(table: era.table, from: era.from, until: era.until, days: days, bill: bill)
        )
      }
      // Days between two eras have no prices either.
      if let until = era.until {
        let next = index + 1 < eras.count ? eras[index + 1].era.from : nil
        if next != until {
          faults += ledger.uses(from: until, until: next).map { $0.fault(.noTable, in: nil) }
        }
      }
    }
    let days = billed.reduce(nil) { (days: DaySpan?, era) in days?.union(era.days) ?? era.days }
    return UsageBill(eras: billed, total: total, days: days, faults: faults)
  }

  /// The days from which other prices are in force, and from which none are.
  var edges: Set<Day> {
    Set(eras.flatMap { [$0.era.from, $0.era.until].compactMap { $0 } })
  }

  /// What a use comes to; its days must lie between two neighbouring edges.
  func outcome(of use: UsageSum) -> UsageCorrection.Outcome {
    guard let (era, biller) = eras.last(where: { $0.era.contains(use.days.first) }) else {
      return UsageCorrection.Outcome(table: nil, price: .none(.noTable))
    }
    do throws(BillError) {
      let line = try biller.line(for: use)
      let price = UsageCorrection.Price.cost(line.cost, rate: line.rate, basis: line.basis)
      return UsageCorrection.Outcome(table: era.table, price: price)
    } catch {
      return UsageCorrection.Outcome(table: era.table, price: .none(.unbillable(error.reason)))
    }
  }
}

extension Biller {
  fileprivate func line(for use: UsageSum) throws(BillError) -> Bill.Line {
    let operation = Workload.Operation(
      use.use.operation,
      count: use.count,
      settings: use.use.settings
    )
    let bill = try bill(for: .operations([operation]))
    guard let line = bill.lines.first else { throw BillError(use.use.operation, .nothingToBill) }
    return line
  }
}

extension Bill.Cost {
  /// With a line more, in what both are priced in.
  fileprivate func adding(_ line: Bill.Line) throws(BillError) -> Self {
    func sum(
      _ left: Bounds<Amount>?,
      _ right: Bounds<Amount>?
    ) throws(BillError)
      -> Bounds<Amount>?
    {
      guard let left, let right else { return nil }
      guard let sum = left.adding(right) else { throw BillError(line.operation, .overflow) }
      return sum
    }
    let cost = Self(
      credits: try sum(credits, line.cost.credits),
      usd: try sum(usd, line.cost.usd)
    )
    guard cost.leading != nil else { throw BillError(line.operation, .noCommonCurrency) }
    return cost
  }
}
