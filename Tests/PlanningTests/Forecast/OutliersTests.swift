import Testing

@testable import Planning

struct OutliersTests {
  @Test(
    arguments: [
      ([], 0.0), ([3], 3), ([3, 1], 2), ([5, 1, 3], 3), ([4, 1, 3, 2], 2.5), ([2, 2, 2, 2], 2),
      ([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 4.5), ([1, 0, 1, 0, 1], 1),
    ] as [([Double], Double)]
  )
  func `the median is the middle, or between the two middles`(values: [Double], median: Double) {
    #expect(Outliers.median(of: values) == median)
  }

  @Test(arguments: 1...50) func `the median is that of the sorted values`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let values = (0..<(1 + seed)).map { _ in Double(generator.next() % 20) }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    let expected =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    #expect(Outliers.median(of: values) == expected)
  }

  @Test func `one value far out is found, a run of them is not`() throws {
    var generator = SeededGenerator(seed: 4)
    var series = MakeSeries.noise(mean: 10, deviation: 1, months: 40, using: &generator)
    #expect(Outliers.farthest(in: series, from: Trend.smooth(series, halfWidth: 6)) == nil)
    series[20] = 60
    let course = Trend.smooth(series, halfWidth: 6)
    let outlier = try #require(Outliers.farthest(in: series, from: course))
    #expect(outlier.index == 20)
    #expect((7...14).contains(outlier.bound))
    for index in 20..<40 { series[index] = 60 }
    #expect(Outliers.farthest(in: series, from: Trend.smooth(series, halfWidth: 6)) == nil)
  }
}
