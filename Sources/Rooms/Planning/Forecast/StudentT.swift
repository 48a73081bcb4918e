/// Student's t with an even number of degrees of freedom, whose distribution function has a closed
/// form.
///
/// The law of errors over a scale that was itself measured: the fewer cases measured it, the fewer
/// degrees, and the likelier a value far out.
struct StudentT: Sendable, Hashable {
  /// Half the degrees of freedom, 1 or more.
  let half: Int

  /// What brings the mean size of this law to that of the normal law, sqrt(2 / pi).
  ///
  /// A deviation is read off the mean size of past errors; this law gives it back.
  let scale: Double

  init(half: Int) {
    self.half = half
    // E|t| of v = 2k degrees is 2 sqrt(v) / (v - 1) times a ratio that is 1/2 for k = 1, and
    // (2k - 1) / (2k - 2) times the one before for each further k.
    var ratio = 0.5
    for k in stride(from: 2.0, through: Double(half), by: 1) { ratio *= (2 * k - 1) / (2 * k - 2) }
    let degrees = 2 * Double(half)
    scale = 0.797884560802865356 / (2 * degrees.squareRoot() / (degrees - 1) * ratio)
  }

  /// The law of errors measured at so many past origins.
  ///
  /// Origins overlap, and three further ones stand for what is known beside them: two amount to
  /// one degree. The mean size of errors of nine origins of a random walk, simulated, varies as
  /// with 5.6 to 6.6 degrees for horizons of 6 to 18 months (of noise around a mean, with 9 to 26).
  /// Fewer come to less than four; but with fewer degrees, courses on the root scale have no mean.
  init(origins: Int) {
    self.init(half: max(2, (origins + 3) / 4))
  }

  /// The value below which a share `p` lies, for 0 < p < 1.
  ///
  /// With u = t / sqrt(v + t^2) and w = 1 - u^2, the share below t is 1/2 + u/2 (1 + 1/2 w +
  /// 3/8 w^2 + ...), with as many terms as half the degrees; solved by bisection.
  func quantile(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    let target = p < 0.5 ? 1 - p : p
    var low = 0.0
    var high = 1.0
    for _ in 0..<80 {
      let u = (low + high) / 2
      if share(below: u) < target { low = u } else { high = u }
    }
    let u = low
    let value = u * (2 * Double(half)).squareRoot() / (1 - u * u).squareRoot()
    return p < 0.5 ? -value : value
  }

  private func share(below u: Double) -> Double {
    let w = 1 - u * u
    var term = 1.0
    var sum = 1.0
    for k in stride(from: 1.0, to: Double(half), by: 1) {
      term *= w * (2 * k - 1) / (2 * k)
      sum += term
    }
    return 0.5 + u * sum / 2
  }

  /// A random stretch that turns a normal draw into one of this law: sqrt(v / chi-squared(v)).
  func stretch(using generator: inout some RandomNumberGenerator) -> Double {
    var product = generator.nextFraction()
    for _ in 1..<half { product *= generator.nextFraction() }
    return (Double(half) / -Elementary.log(product)).squareRoot()
  }
}
