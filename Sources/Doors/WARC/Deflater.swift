import CZlib

/// zlib packing bytes as one gzip member: the same bytes for the same input, whenever.
enum Deflater {
  /// `nil` where there was no memory.
  static func member(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard pricebook_gzip_start(&stream, Z_BEST_COMPRESSION) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    guard bytes.count <= Int(UInt32.max) else { return nil }
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    var code = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(clamping: room)
        code = deflate(&stream, Z_FINISH)
        count = room - Int(stream.avail_out)
      }
    }
    return code == Z_STREAM_END ? packed : nil
  }
}
