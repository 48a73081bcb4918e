/// Exponential and logarithm without a C library.
///
/// Written out so that the engine needs no library under Embedded Swift and gives the same bits on
/// every machine. Both are right to fifteen digits.
enum Elementary {
  private static let ln2High = 0x1.62e42feep-1
  private static let ln2Low = 0x1.a39ef35793c76p-33
  private static let log2e = 1.442695040888963407

  /// The natural logarithm; negative infinity for zero, not a number below.
  static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    var bits = x.bitPattern
    var exponent = 0
    if bits < 0x0010_0000_0000_0000 {
      // Below the smallest normal number: lifted by 2^54.
      bits = (x * 0x1p54).bitPattern
      exponent = -54
    }
    exponent += Int(bits >> 52) - 1023
    var mantissa = Double(bitPattern: bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000)
    if mantissa > 1.4142135623730951 {
      mantissa *= 0.5
      exponent += 1
    }
    // log(m) = 2 artanh(s), s = (m - 1) / (m + 1), |s| < 0.172.
    let s = (mantissa - 1) / (mantissa + 1)
    let t = s * s
    var series = 1.0 / 21
    series = series * t + 1.0 / 19
    series = series * t + 1.0 / 17
    series = series * t + 1.0 / 15
    series = series * t + 1.0 / 13
    series = series * t + 1.0 / 11
    series = series * t + 1.0 / 9
    series = series * t + 1.0 / 7
    series = series * t + 1.0 / 5
    series = series * t + 1.0 / 3
    let scale = Double(exponent)
    return scale * ln2High + (2 * s + (2 * s * t * series + scale * ln2Low))
  }

  /// e to the power of `x`: zero below -745, infinity above 709.
  static func exp(_ x: Double) -> Double {
    guard x < 709.78 else { return x.isNaN ? x : .infinity }
    guard x > -745 else { return 0 }
    // Rounded by conversion: the library's rounding is a call that Embedded Swift cannot link.
    let count = Double(Int(x * log2e + (x < 0 ? -0.5 : 0.5)))
    let r = (x - count * ln2High) - count * ln2Low
    // Taylor to the thirteenth power: |r| < 0.347.
    var series = 1.0 / 6_227_020_800
    series = series * r + 1.0 / 479_001_600
    series = series * r + 1.0 / 39_916_800
    series = series * r + 1.0 / 3_628_800
    series = series * r + 1.0 / 362_880
    series = series * r + 1.0 / 40_320
    series = series * r + 1.0 / 5040
    series = series * r + 1.0 / 720
    series = series * r + 1.0 / 120
    series = series * r + 1.0 / 24
    series = series * r + 1.0 / 6
    series = series * r + 0.5
    series = series * r + 1
    series = series * r + 1
    // In two halves, so that neither factor leaves the range of exponents.
    let half = Int(count) / 2
    return series * powerOfTwo(half) * powerOfTwo(Int(count) - half)
  }

  /// `base` to the power of `exponent`, for a base above zero.
  static func pow(_ base: Double, _ exponent: Double) -> Double {
    exp(exponent * log(base))
  }

  /// 2 to the power of `exponent`, exactly, for exponents of normal numbers.
  static func powerOfTwo(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(min(max(exponent, -1022), 1023) + 1023) << 52)
  }
}
