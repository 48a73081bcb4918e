/// Bounds on what a WARC file may make us do.
package struct WARCLimits: Sendable, Hashable {
  /// Most bytes of a record that is read, and of its body after unpacking; longer ones are passed over.
  package var recordBytes: Int

  /// Most bytes of the header lines of a record, and of the HTTP message in it.
  package var headerBytes: Int

  /// Most bytes unpacked from one gzip member at more than `ratio` to one: then it is given up.
  ///
  /// Text packs at 5 to 20 to one; deflate cannot do more than 1032 to one.
  package var bombBytes: Int
  package var ratio: Int

  package init(
    recordBytes: Int = 64 << 20,
    headerBytes: Int = 64 << 10,
    bombBytes: Int = 64 << 20,
    ratio: Int = 200
  ) {
    self.recordBytes = recordBytes
    self.headerBytes = headerBytes
    self.bombBytes = bombBytes
    self.ratio = ratio
  }
}
