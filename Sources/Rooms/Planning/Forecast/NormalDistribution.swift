/// The standard normal distribution.
enum NormalDistribution {
  /// The value below which a share `p` lies, for 0 < p < 1.
  ///
  /// Wichura's algorithm AS 241 (1988), accurate to about one part in 10^16.
  static func quantile(_ p: Double) -> Double {
    let q = p - 0.5
    if q.magnitude <= 0.425 {
      let r = 0.180625 - q * q
      return q * ratio(r, centralNumerator, centralDenominator)
    }
    let tail = q < 0 ? p : 1 - p
    guard tail > 0 else { return q < 0 ? -.infinity : .infinity }
    let r = (-Elementary.log(tail)).squareRoot()
    let value =
      r <= 5
      ? ratio(r - 1.6, tailNumerator, tailDenominator)
      : ratio(r - 5, farNumerator, farDenominator)
    return q < 0 ? -value : value
  }

  /// The share that lies below `value`.
  ///
  /// Formula 26.2.17 of Abramowitz and Stegun's handbook (1964), good to 7.5 in 10^8: enough to choose
  /// among cases.
  static func share(below value: Double) -> Double {
    let t = 1 / (1 + 0.2316419 * value.magnitude)
    var series = 1.330274429
    series = series * t - 1.821255978
    series = series * t + 1.781477937
    series = series * t - 0.356563782
    series = series * t + 0.319381530
    let density = 0.3989422804014327 * Elementary.exp(-value * value / 2)
    let tail = density * t * series
    return value < 0 ? tail : 1 - tail
  }

  private static func ratio(_ r: Double, _ above: [Double], _ below: [Double]) -> Double {
    var numerator = 0.0
    for coefficient in above { numerator = numerator * r + coefficient }
    var denominator = 0.0
    for coefficient in below { denominator = denominator * r + coefficient }
    return numerator / denominator
  }

  private static let centralNumerator = [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ]
  private static let centralDenominator = [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ]
  private static let tailNumerator = [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
    1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
    1.42343711074968357734,
  ]
  private static let tailDenominator = [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
    0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494,
    2.05319162663775882187, 1,
  ]
  private static let farNumerator = [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
    0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358,
    5.4637849111641143699, 6.6579046435011037772,
  ]
  private static let farDenominator = [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
    7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
    0.59983220655588793769, 1,
  ]
}
