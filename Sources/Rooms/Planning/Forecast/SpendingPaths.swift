import Vocabulary

/// Courses of money drawn for several operations at once, month by month.
///
/// What is drawn: shocks that operations share, the price of each contested operation, rounds of
/// price changes, and the usage of each operation. A round holds from the start of its month.
struct SpendingPaths {
  let count: Int
  let months: Int

  /// USD by operation, month and path: operation o, month m, path p at (o * months + m) * count + p.
  private let money: [Double]

  /// USD of all operations by month and path.
  private let totals: [Double]

  /// What is drawn of one operation.
  struct Operation {
    let law: UsageLaw

    /// Prices of the months, the last of which holds on.
    let prices: [StandingPrice]

    /// Operations of one number have one price, drawn once.
    let price: Int

    /// Whether it stands for a basket of operations that are not known.
    let isBasket: Bool

    /// Generations of the first month so far, which it does not fall below.
    let floor: Double
  }

  init(
    _ operations: [Operation],
    correlation: Double,
    changes: PriceRounds?,
    count: Int,
    months: Int,
    using generator: inout SeededGenerator
  ) {
    self.count = count
    self.months = months
    let size = operations.count * months * count
    let money = [Double](unsafeUninitializedCapacity: size) { buffer, filled in
      Self.fill(
        buffer,
        operations,
        correlation: correlation,
        changes: changes,
        count: count,
        months: months,
        using: &generator
      )
      filled = size
    }
    var totals = [Double](repeating: 0, count: months * count)
    for operation in operations.indices {
      let start = operation * totals.count
      for index in totals.indices { totals[index] += money[start + index] }
    }
    self.money = money
    self.totals = totals
  }

  /// USD of an operation in a month, by path.
  func money(of operation: Int, in month: Int) -> ArraySlice<Double> {
    let start = (operation * months + month) * count
    return money[start..<start + count]
  }

  func totals(in month: Int) -> ArraySlice<Double> {
    totals[month * count..<(month + 1) * count]
  }
}

extension SpendingPaths {
  /// As many paths as are drawn for one operation after another.
  private static let block = 256

  /// Writes every element of `money`: first the prices of a block of paths, then usage times these.
  private static func fill(
    _ money: UnsafeMutableBufferPointer<Double>,
    _ operations: [Operation],
    correlation: Double,
    changes: PriceRounds?,
    count: Int,
    months: Int,
    using generator: inout SeededGenerator
  ) {
    let isAlone = operations.count < 2
    let weights = UsageLaw.Weights(correlation: isAlone ? 0 : correlation)
    let common = UnsafeMutableBufferPointer<Double>.allocate(capacity: (months + 1) * block)
    let usage = UnsafeMutableBufferPointer<Double>.allocate(capacity: months)
    defer {
      common.deallocate()
      usage.deallocate()
    }
    common.initialize(repeating: 0)
    usage.initialize(repeating: 0)
    var prices = DrawnPrices(operations, months: months)
    for start in stride(from: 0, to: count, by: block) {
      let paths = start..<min(start + block, count)
      if !isAlone {
        for index in common.indices {
          common[index] = NormalDistribution.quantile(generator.nextFraction())
        }
      }
      for path in paths {
        prices.next(changes, using: &generator)
        for column in 0..<operations.count * months {
          money[column * count + path] = prices.price(in: column)
        }
      }
      for (index, operation) in operations.enumerated() {
        let (law, floor) = (operation.law, operation.floor)
        for path in paths {
          let shocks = (path - start) * (months + 1)
          law.draw(
            into: usage,
            common: UnsafeBufferPointer(rebasing: common[shocks..<shocks + months + 1]),
            weights,
            using: &generator
          )
          usage[0] = max(usage[0], floor)
          var place = index * months * count + path
          for month in 0..<months {
            money[place] *= usage[month]
            place += count
          }
        }
      }
    }
  }
}
