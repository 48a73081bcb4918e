import Planning
import Testing
import Vocabulary

/// What the answer of a comparison hangs on.
struct SensitivityTests {
  let comparison: Comparison

  init() throws {
    // 3,000 credits: 30 by use, 20 with the membership.
    comparison = try Comparison(
      of: workload("stable-image-core=1000"),
      in: makeMarket(plans: [payAsYouGo, membership])
    )
  }

  private func sensitivity(_ input: Sensitivity.Input) -> Sensitivity? {
    comparison.sensitivities.first { $0.input == input }
  }

  static let turns: [(input: Sensitivity.Input, fall: Int?, rise: Int?)] = [
    // 20 against 30: by use it is cheaper from 666 pictures down.
    (.volume, 34, nil),
    (.price("stable-image-core", .stability), 34, nil),
    (.creditPrice, 34, nil),
    // 30.2 is dearer than 30.
    (.fee("membership"), nil, 51),
    // 3,000 are in 6,000; of 1,980 credits and less 10.2 are paid besides.
    (.grantedCredits("membership"), 67, nil),
  ]

  @Test(arguments: turns)
  func `The turning point is the first whole percent at which another wins`(
    given: (input: Sensitivity.Input, fall: Int?, rise: Int?)
  ) throws {
    let found = try #require(sensitivity(given.input))
    #expect(found.fall?.percent == given.fall)
    #expect(found.rise?.percent == given.rise)
    #expect(found.fall.map { $0.winner == "pay-as-you-go" } ?? true)
    #expect(found.rise.map { $0.winner == "pay-as-you-go" } ?? true)
  }

  @Test func `A tenth more of an input moves the cost by its share`() {
    #expect(sensitivity(.fee("membership"))?.percentPerTenth == Amount(10))
    #expect(sensitivity(.volume)?.percentPerTenth == .zero)
  }

  @Test func `What moves the cost most comes first, and what changes nothing is left out`() {
    #expect(comparison.sensitivities.first?.input == .fee("membership"))
    #expect(sensitivity(.utilisation) == nil)
    #expect(sensitivity(.count("stable-image-core")) == nil)
  }

  @Test func `One way of paying hangs on nothing`() throws {
    let alone = try Comparison(of: workload("stable-image-core=1000"), in: makeMarket())
    #expect(alone.sensitivities.isEmpty)
  }
}
