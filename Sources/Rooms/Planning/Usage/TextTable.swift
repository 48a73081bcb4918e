/// Distinct texts, numbered from 0 in order of first sight: a hash table with open addressing.
///
/// A text is found by a hash of its bytes and then compared byte for byte, so that two texts with one
/// hash stay two.
struct TextTable {
  private var entries: [Entry] = []
  private var slots: [Int]
  private var bytes: [UInt8] = []

  private struct Entry {
    let hash: UInt64
    let head: UInt64
    let middle: UInt64
    let tail: UInt64
    let start: Int
    let count: Int
  }

  init() {
    slots = Array(repeating: -1, count: 64)
  }

  var count: Int { entries.count }

  /// The number of a text, or the slot to put it into.
  @inline(__always)
  func place(of text: UsageField) -> Place {
    let (head, middle, tail) = Self.words(text)
    let hash = Self.hash(text, head, middle, tail)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let number = slots[slot]
      if number < 0 { return .free(slot: slot, hash: hash) }
      let entry = entries[number]
      if entry.hash == hash, entry.count == text.count, entry.head == head,
        entry.middle == middle, entry.tail == tail,
        text.count <= 24 || holds(text, at: entry.start)
      {
        return .known(number)
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
  }

  enum Place {
    case known(Int)
    case free(slot: Int, hash: UInt64)
  }

  /// Adds a text at the place found for it.
  mutating func add(_ text: UsageField, slot: Int, hash: UInt64) -> Int {
    let number = entries.count
    let (head, middle, tail) = Self.words(text)
    entries.append(
      Entry(
        hash: hash,
        head: head,
        middle: middle,
        tail: tail,
        start: bytes.count,
        count: text.count
      )
    )
    bytes.append(contentsOf: text.buffer)
    slots[slot] = number
    if entries.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a text, which it gets if it has none.
  @inline(__always)
  mutating func number(of text: UsageField) -> Int {
    switch place(of: text) {
    case .known(let number): number
    case .free(let slot, let hash): add(text, slot: slot, hash: hash)
    }
  }

  func text(_ number: Int) -> String {
    let entry = entries[number]
    return String(decoding: bytes[entry.start..<entry.start + entry.count], as: UTF8.self)
  }

  private func holds(_ text: UsageField, at start: Int) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var offset = 16
      while offset + 8 < text.count {
        let word = bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
        if UInt64(littleEndian: word) != text.word(at: offset) { return false }
        offset += 8
      }
      return true
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = number
    }
  }

  /// The first, the second and the last eight bytes; these overlap where there are fewer than 24.
  @inline(__always)
  private static func words(_ text: UsageField) -> (head: UInt64, middle: UInt64, tail: UInt64) {
    if text.count <= 8 { return (text.head, 0, 0) }
    return (text.word(at: 0), text.word(at: min(8, text.count &- 8)), text.tail)
  }

  /// Products of halves folded into one word, as in wyhash.
  @inline(__always)
  private static func hash(
    _ text: UsageField,
    _ head: UInt64,
    _ middle: UInt64,
    _ tail: UInt64
  ) -> UInt64 {
    var hash = folded(head, middle ^ UInt64(truncatingIfNeeded: text.count))
    var offset = 16
    while offset &+ 8 < text.count {
      hash = folded(text.word(at: offset), hash)
      offset &+= 8
    }
    return folded(tail, hash)
  }

  @inline(__always)
  static func folded(_ word: UInt64, _ seed: UInt64) -> UInt64 {
    let product = (word ^ 0xA076_1D64_78BD_642F)
      .multipliedFullWidth(by: seed ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
