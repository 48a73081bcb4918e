import Testing
import Vocabulary

@testable import Reporting

struct LinearScaleTests {
  static let positions: [(low: Int128, high: Int128, number: Int128, position: Int)] = [
    (0, 10, 0, 1_000), (0, 10, 10, 3_000), (0, 10, 5, 2_000), (0, 3, 1, 1_667), (-10, 10, 0, 2_000),
    (0, 10, -4, 1_000), (0, 10, 99, 3_000), (7, 7, 7, 1_000), (9, 3, 5, 1_000),
    (.min, .max, 0, 2_000), (.min, .max, .min, 1_000), (.min, .max, .max, 3_000),
    (0, .max, .max / 4, 1_500), (.max - 4, .max, .max - 1, 2_500),
  ]

  @Test(arguments: positions)
  func `a chart places a number to the nearest tenth of a pixel and never beyond the ends`(
    low: Int128,
    high: Int128,
    number: Int128,
    position: Int
  ) {
    let scale = LinearScale(low: low, high: high, start: 1_000, end: 3_000)
    #expect(scale.position(of: number) == position)
    let mirrored = LinearScale(low: low, high: high, start: -1_000, end: -3_000)
    #expect(mirrored.position(of: number) == -position)
  }

  @Test func `a third of an amount stands where exact arithmetic says`() throws {
    let scale = LinearScale(
      low: 0,
      high: try makeAmount("0.3").units,
      start: 0,
      end: 3_000
    )
    #expect(scale.position(of: try makeAmount("0.1")) == 1_000)
    #expect(scale.position(of: try makeAmount("0.2")) == 2_000)
  }
}
