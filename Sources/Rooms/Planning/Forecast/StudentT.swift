/// Student's t with four degrees of freedom, whose distribution function has a closed form.
///
/// Four is what a handful of overlapping past forecasts amounts to, and what the spread of errors
/// over measured scales showed in every family of series it was read from.
enum StudentT {
  /// The value below which a share `p` lies, for 0 < p < 1.
  ///
  /// With u = t / sqrt(4 + t^2), the share below t is 1/2 + (3u - u^3) / 4; solved by bisection.
  static func quantile(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    let target = p < 0.5 ? 1 - p : p
    var low = 0.0
    var high = 1.0
    for _ in 0..<80 {
      let u = (low + high) / 2
      if 0.5 + (3 * u - u * u * u) / 4 < target { low = u } else { high = u }
    }
    let u = low
    let value = 2 * u / (1 - u * u).squareRoot()
    return p < 0.5 ? -value : value
  }

  /// A random stretch that turns a normal draw into one of this law: sqrt(4 / chi-squared(4)).
  static func stretch(using generator: inout some RandomNumberGenerator) -> Double {
    let product = generator.nextFraction() * generator.nextFraction()
    return (4 / (-2 * Elementary.log(product))).squareRoot()
  }
}
