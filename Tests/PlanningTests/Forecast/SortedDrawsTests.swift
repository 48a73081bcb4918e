import Testing

@testable import Planning

struct SortedDrawsTests {
  @Test(arguments: [1, 2, 100, 2001, 5000])
  func `draws come out as the standard library sorts them`(count: Int) {
    var generator = SeededGenerator(seed: 9)
    let draws = (0..<count).map { index in
      index % 7 == 0 ? 0 : Elementary.exp(40 * generator.nextFraction() - 20)
    }
    let sorted = SortedDraws(draws)
    #expect(sorted.values == draws.sorted())
    #expect(sorted.quantile(0) == draws.min())
    #expect(sorted.quantile(1) == draws.max())
  }

  @Test func `shares lie between neighbours in rank`() {
    #expect(SortedDraws([4, 1, 3, 2]).quantile(0.5) == 2.5)
    #expect(SortedDraws([4, 1, 3, 2]).mean == 2.5)
    #expect(SortedDraws([]).quantile(0.5) == 0)
  }
}
