/// Splits HTML into tags and what stands between them, in one pass.
struct TagReader {
  private let bytes: [UInt8]
  private var place = 0

  enum Piece {
    case text(Range<Int>)
    case start(String, [String: String])
    case end(String)
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Piece? {
    while place < bytes.count {
      let start = place
      guard bytes[place] == UInt8(ascii: "<"), let next = byte(place + 1) else {
        place += 1
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        return .text(start..<place)
      }
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        skipDeclaration()
      } else if next == UInt8(ascii: "/") {
        place += 2
        let name = readName()
        skip(past: UInt8(ascii: ">"))
        return .end(name)
      } else if Self.isLetter(next) {
        place += 1
        let name = readName()
        return .start(name, readAttributes())
      } else {
        place += 1
        return .text(start..<place)
      }
    }
    return nil
  }

  /// The bytes up to the end tag of an element that holds no markup; all the rest where none comes.
  mutating func rawText(until name: String) -> Range<Int> {
    let start = place
    let wanted = Array(name.utf8)
    var at = place
    while at + wanted.count + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "/"),
        zip(bytes[(at + 2)...], wanted).allSatisfy({ Self.lower($0) == $1 }),
        at + 2 + wanted.count <= bytes.count
      {
        place = at
        return start..<at
      }
      at += 1
    }
    place = bytes.count
    return start..<bytes.count
  }

  private func byte(_ index: Int) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }

  private mutating func skipDeclaration() {
    if bytes[place...].starts(with: Array("<!--".utf8)) {
      place += 4
      while place < bytes.count, !bytes[place...].starts(with: [0x2D, 0x2D, 0x3E]) { place += 1 }
      place = min(bytes.count, place + 3)
    } else {
      skip(past: UInt8(ascii: ">"))
    }
  }

  private mutating func skip(past end: UInt8) {
    while place < bytes.count, bytes[place] != end { place += 1 }
    place = min(bytes.count, place + 1)
  }

  private mutating func readName() -> String {
    let start = place
    while let next = byte(place), !Self.isSpace(next), next != UInt8(ascii: ">"),
      next != UInt8(ascii: "/"), next != UInt8(ascii: "=")
    {
      place += 1
    }
    return String(decoding: bytes[start..<place].map(Self.lower), as: UTF8.self)
  }

  private mutating func readAttributes() -> [String: String] {
    var attributes: [String: String] = [:]
    while let next = byte(place) {
      if next == UInt8(ascii: ">") {
        place += 1
        break
      }
      if Self.isSpace(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "=") {
        place += 1
        continue
      }
      let name = readName()
      let value = readValue()
      if attributes[name] == nil { attributes[name] = value }
    }
    return attributes
  }

  private mutating func readValue() -> String {
    while let next = byte(place), Self.isSpace(next) { place += 1 }
    guard byte(place) == UInt8(ascii: "=") else { return "" }
    place += 1
    while let next = byte(place), Self.isSpace(next) { place += 1 }
    guard let first = byte(place) else { return "" }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let start = place + 1
      place = start
      while let next = byte(place), next != first { place += 1 }
      defer { place = min(bytes.count, place + 1) }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    let start = place
    while let next = byte(place), !Self.isSpace(next), next != UInt8(ascii: ">") { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower(byte))
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
