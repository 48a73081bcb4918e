import Vocabulary

/// The credits of one account from its first month on: what comes, what is bought, what is lost.
///
/// Granted and purchased credits are kept apart, as in Lago's wallets. Each month the expired ones
/// are lost first; then come the fee and what is granted; the month's need is taken from the kind
/// that burns first, of each kind from what expires first; and what is still missing is bought in
/// the cheapest whole packs.
struct CreditAccount: Sendable {
  let fee: Rational
  let grants: [Grant]
  let packs: [Candidate.Pool.Pack]
  let burnOrder: [Plan.CreditKind]

  struct Grant: Sendable {
    let credits: Rational
    let isMonthly: Bool

    /// For how many months they can be used; `nil` where they last.
    let lasts: Int?
  }

  /// Some months of it.
  struct Course: Sendable {
    /// USD, fees and packs together.
    var paid = Rational.zero

    /// Credits that expired.
    var lost = Rational.zero

    /// Credits still there at the end.
    var left = Rational.zero
  }

  private struct Lot {
    let kind: Plan.CreditKind
    var credits: Rational

    /// The first month in which it is gone; `nil` where it lasts.
    let end: Int?
  }

  /// What some months cost that need the same number of credits each; `nil` where the need cannot
  /// be met or a number does not fit.
  func course(of months: Int, needing need: Rational) -> Course? {
    var course = Course()
    var lots: [Lot] = []
    let cover = PackCover(of: packs)
    for month in 0..<months {
      guard
        let lost = Self.expire(&lots, at: month, course.lost),
        let paid = course.paid.fittingSum(fee)
      else { return nil }
      course.lost = lost
      course.paid = paid
      for grant in grants where grant.isMonthly || month == 0 {
        lots.append(
          Lot(kind: .granted, credits: grant.credits, end: grant.lasts.map { month + $0 })
        )
      }
      guard let missing = burn(need, of: &lots) else { return nil }
      if missing > .zero {
        guard let cover, let bought = buy(missing, by: cover, at: month, into: &lots),
          let paid = course.paid.fittingSum(bought), burn(missing, of: &lots) == .zero
        else { return nil }
        course.paid = paid
      }
    }
    // What lapses with the last month is lost, not left.
    guard let lost = Self.expire(&lots, at: months, course.lost) else { return nil }
    course.lost = lost
    for lot in lots {
      guard let left = course.left.fittingSum(lot.credits) else { return nil }
      course.left = left
    }
    return course
  }

  /// Takes out what is gone by a month and adds it to what was lost before.
  private static func expire(_ lots: inout [Lot], at month: Int, _ lost: Rational) -> Rational? {
    var lost = lost
    for lot in lots {
      guard let end = lot.end, end <= month else { continue }
      guard let sum = lost.fittingSum(lot.credits) else { return nil }
      lost = sum
    }
    lots.removeAll { lot in lot.end.map { $0 <= month } ?? false }
    return lost
  }

  /// Uses credits up; what could not be had is returned.
  private func burn(_ need: Rational, of lots: inout [Lot]) -> Rational? {
    var need = need
    for kind in burnOrder {
      let order = lots.indices.filter { lots[$0].kind == kind }.sorted { left, right in
        let ends = (lots[left].end ?? .max, lots[right].end ?? .max)
        return ends.0 == ends.1 ? left < right : ends.0 < ends.1
      }
      for index in order where need > .zero {
        let used = min(need, lots[index].credits)
        guard
          let rest = need.fittingDifference(used),
          let left = lots[index].credits.fittingDifference(used)
        else { return nil }
        need = rest
        lots[index].credits = left
      }
    }
    lots.removeAll { $0.credits <= .zero }
    return need
  }

  /// Buys the cheapest packs that hold what is missing, and gives their price.
  private func buy(
    _ missing: Rational,
    by cover: PackCover,
    at month: Int,
    into lots: inout [Lot]
  ) -> Rational? {
    guard
      let steps = missing.fittingQuotient(Rational(cover.step))?.whole(.up),
      let price = cover.cost(ofSteps: steps)
    else { return nil }
    for (pack, count) in zip(packs, cover.packs(forSteps: steps)) where count > 0 {
      guard let credits = Rational(units: count).fittingProduct(Rational(pack.size)) else {
        return nil
      }
      lots.append(
        Lot(kind: .purchased, credits: credits, end: pack.expiresAfter.map { month + $0 })
      )
    }
    return price
  }
}
