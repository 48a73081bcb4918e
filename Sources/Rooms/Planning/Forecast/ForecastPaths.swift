/// Courses that the months ahead may take, drawn from a forecast.
///
/// Months of one path hang together, so sums over months and over forecasts come out right where
/// adding up interval ends would not.
package struct ForecastPaths: Sendable, Hashable {
  /// A value a month, for each path.
  package let values: [[Double]]

  package init(values: [[Double]]) {
    self.values = values
  }

  /// How many months each path has.
  package var months: Int { values.first?.count ?? 0 }

  /// Paths of running totals: month 3 holds the sum of months 1 to 3.
  package var cumulative: Self {
    Self(
      values: values.map { path in
        var total = 0.0
        return path.map { value in
          total += value
          return total
        }
      }
    )
  }

  /// Paths of this and another forecast together, drawn independently of each other; as many paths
  /// and months as both have.
  package func adding(_ other: Self) -> Self {
    Self(values: zip(values, other.values).map { left, right in zip(left, right).map(+) })
  }

  /// Paths with each value times `factor`: units into money.
  package func scaled(by factor: Double) -> Self {
    Self(values: values.map { path in path.map { $0 * factor } })
  }

  /// The value that a month stays below on a share of paths; months count from 0.
  package func quantile(_ share: Double, month: Int) -> Double? {
    let sorted = column(month).sorted()
    guard let last = sorted.indices.last else { return nil }
    // Between the two neighbours in rank, as in R's default (type 7).
    let rank = min(max(share, 0), 1) * Double(last)
    let below = Int(rank)
    let above = min(below + 1, last)
    return sorted[below] + (sorted[above] - sorted[below]) * (rank - Double(below))
  }

  /// The mean over paths of a month.
  package func mean(month: Int) -> Double? {
    let column = column(month)
    return column.isEmpty ? nil : column.reduce(0, +) / Double(column.count)
  }

  /// For each month, the share of paths that have passed `limit` by then.
  ///
  /// On `cumulative` paths with a budget for all months: the chance of having spent more by each
  /// month. With a prepaid balance as the limit: the chance of having run out.
  package func sharePassing(_ limit: Double) -> [Double] {
    guard !values.isEmpty else { return [] }
    var counts = [Int](repeating: 0, count: months)
    for path in values {
      guard let first = path.firstIndex(where: { $0 > limit }) else { continue }
      for month in first..<min(path.count, months) { counts[month] += 1 }
    }
    return counts.map { Double($0) / Double(values.count) }
  }

  private func column(_ month: Int) -> [Double] {
    values.compactMap { $0.indices.contains(month) ? $0[month] : nil }
  }
}

extension Forecast {
  /// Draws `count` courses; the same generator state gives the same courses.
  package func paths(
    _ count: Int,
    using generator: inout some RandomNumberGenerator
  ) -> ForecastPaths {
    var values: [[Double]] = []
    values.reserveCapacity(max(count, 0))
    for _ in 0..<max(count, 0) {
      switch law {
      case .spread(let spread):
        values.append(spread.path(using: &generator).map(bounds.value))
      case .cases(let cases):
        let path = cases.path(point.count, using: &generator).map(bounds.value)
        values.append(path)
      }
    }
    return ForecastPaths(values: values)
  }
}
