/// Printed text as UTF-8, to which pieces are added without copying what is there.
struct PrintedBytes {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ slice: some Collection<UInt8>) {
    bytes.append(contentsOf: slice)
  }

  mutating func append(_ byte: UInt8, count: Int) {
    bytes.append(contentsOf: repeatElement(byte, count: count))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}
