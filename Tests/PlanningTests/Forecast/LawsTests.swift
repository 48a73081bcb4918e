import Testing

@testable import Planning

/// The functions that other libraries would bring.
struct LawsTests {
  @Test(arguments: [
    (1.0, 0.0), (2, 0.693147180559945309), (10, 2.302585092994045684),
    (1e-300, -690.775527898213705), (1e300, 690.775527898213705), (0.999, -0.00100050033358353350),
    (.leastNonzeroMagnitude, -744.440071921381262),
  ])
  func `the logarithm is the logarithm`(value: Double, expected: Double) {
    let result = Elementary.log(value)
    #expect(abs(result - expected) <= 1e-15 * max(abs(expected), 1e-3))
  }

  @Test(arguments: [
    (0.0, 1.0), (1, 2.718281828459045235), (-1, 0.367879441171442322),
    (100, 2.688117141816135448e43), (-100, 3.720075976020835963e-44),
    (700, 1.014232054735004509e304), (-700, 9.859676543759770e-305),
  ])
  func `the exponential is the exponential`(value: Double, expected: Double) {
    #expect(abs(Elementary.exp(value) / expected - 1) < 1e-15)
  }

  @Test func `edges of both are those of the C library`() {
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.exp(-1000) == 0)
    #expect(Elementary.exp(-740) > 0)
    #expect(Elementary.exp(1000) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.pow(2, 10) == 1024)
  }

  @Test(arguments: [
    (0.5, 0.0), (0.9, 1.2815515655446004), (0.975, 1.959963984540054),
    (0.001, -3.090232306167813), (1e-20, -9.262340089798408),
  ])
  func `normal quantiles`(share: Double, expected: Double) {
    #expect(abs(NormalDistribution.quantile(share) - expected) < 1e-12)
  }

  @Test(arguments: [
    (2, 0.9, 1.8856180832), (4, 0.5, 0.0), (4, 0.9, 1.5332062737), (4, 0.975, 2.7764451052),
    (4, 0.005, -4.6040948713), (6, 0.9, 1.4397557473), (6, 0.975, 2.4469118488),
    (8, 0.1, -1.3968153097),
  ])
  func `quantiles of Student's t`(degrees: Int, share: Double, expected: Double) {
    #expect(abs(StudentT(half: degrees / 2).quantile(share) - expected) < 1e-8)
  }

  @Test(arguments: 2...5) func `a t law to scale has the mean size of the normal law`(half: Int) {
    let law = StudentT(half: half)
    // The mean of quantiles at the middles of equal shares; the last shares are wide, so many.
    let count = 100_000
    let sum = (0..<count).reduce(0) {
      $0 + law.quantile(0.5 + (Double($1) + 0.5) / Double(2 * count))
    }
    #expect(abs(law.scale * sum / Double(count) - 0.7978845608) < 2e-3)
  }

  @Test(arguments: [(2, 1.5332062737), (3, 1.4397557473)])
  func `stretched normal draws follow the t law`(half: Int, tenth: Double) {
    let law = StudentT(half: half)
    var generator = SeededGenerator(seed: 1)
    var beyond = 0
    for _ in 0..<20_000 {
      let draw =
        NormalDistribution.quantile(generator.nextFraction()) * law.stretch(using: &generator)
      if draw > tenth { beyond += 1 }
    }
    #expect((1850...2150).contains(beyond))
  }
}
