import CZlib

/// zlib unpacking one stream, piece by piece, so that no more is ever in memory than was asked for.
final class Inflater {
  private var stream = z_stream()
  private let window: Int32
  private var isReady: Bool

  private let made = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: most)

  /// Most bytes that one step makes.
  static let most = 1 << 16

  /// Whether the stream has come to its end.
  private(set) var isFinished = false

  enum Wrapping: Int32 {
    case gzip = 31
    case zlib = 15
    case none = -15
  }

  /// What became of one piece.
  enum Step {
    /// How many bytes of the input were used.
    case used(Int)
    case damaged
  }

  init(_ wrapping: Wrapping) {
    window = wrapping.rawValue
    isReady = pricebook_inflate_start(&stream, window) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(&stream) }
    made.deallocate()
  }

  /// Begins another stream of the same kind.
  func restart() {
    isFinished = false
    isReady = isReady && inflateReset2(&stream, window) == Z_OK
  }

  /// Unpacks at most `most` bytes onto the end of `output`.
  func step(_ input: UnsafeBufferPointer<UInt8>, onto output: inout [UInt8], most: Int) -> Step {
    guard isReady else { return .damaged }
    let room = min(most, Self.most)
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(clamping: input.count)
    stream.next_out = made.baseAddress
    stream.avail_out = UInt32(room)
    let code = inflate(&stream, Z_NO_FLUSH)
    let used = min(input.count, Int(UInt32.max)) - Int(stream.avail_in)
    output.append(contentsOf: made[..<(room - Int(stream.avail_out))])
    switch code {
    case Z_STREAM_END:
      isFinished = true
      return .used(used)
    // Out of input or out of room: neither is an error.
    case Z_OK, Z_BUF_ERROR: return .used(used)
    default: return .damaged
    }
  }

  /// A whole body unpacked; `nil` where it is damaged, ends early or has more than `limit` bytes.
  static func whole(_ bytes: [UInt8], _ wrapping: Wrapping, limit: Int) -> [UInt8]? {
    let inflater = Inflater(wrapping)
    var output: [UInt8] = []
    var at = 0
    return bytes.withUnsafeBufferPointer { input in
      while true {
        let rest = UnsafeBufferPointer(rebasing: input[at...])
        let before = output.count
        guard case .used(let count) = inflater.step(rest, onto: &output, most: most) else {
          return nil
        }
        at += count
        guard output.count <= limit else { return nil }
        if inflater.isFinished { return output }
        if count == 0, output.count == before { return nil }
      }
    }
  }
}
