import Vocabulary

/// Where numbers stand on a line of the drawing, in tenths of a pixel.
///
/// In whole numbers throughout, so that every machine draws the same bytes.
struct LinearScale: Sendable, Hashable {
  let low: Int128
  let high: Int128

  /// Where `low` and `high` stand; at most 2^16 apart.
  let start: Int
  let end: Int

  /// The position to the nearest tenth; numbers beyond the ends stand at the ends.
  func position(of number: Int128) -> Int {
    guard low < high else { return start }
    // Differences of 128-bit numbers fit 128 bits without a sign, also where they wrap.
    var offset = UInt128(truncatingIfNeeded: min(max(number, low), high) &- low)
    var range = UInt128(truncatingIfNeeded: high &- low)
    if range >> 110 != 0 {
      // Makes room for the product below; what is lost is far less than a tenth.
      offset >>= 18
      range >>= 18
    }
    let distance = Int((offset * UInt128((end - start).magnitude) + range / 2) / range)
    return start <= end ? start + distance : start - distance
  }

  func position(of amount: Amount) -> Int {
    position(of: amount.units)
  }
}
