/// The bytes of a file in their order, unpacked where it is gzip, with a window of them in memory.
///
/// In a packed file each record is a gzip member of its own (WARC 1.1, annex D). Where a member begins
/// with a record the window ends before it, so that no wrong length reaches into the next record.
final class Inflow {
  private let file: InputFile
  private let limits: WARCLimits
  private let inflater: Inflater?

  /// What was read and not yet unpacked, from `rawHead` on; the first byte stands at `rawPlace`.
  private var raw: [UInt8] = []
  private var rawHead = 0
  private var rawPlace = 0

  private(set) var bytes: [UInt8] = []
  private(set) var head = 0

  /// Where `bytes` begins in a file that is not packed.
  private var base = 0

  /// Where the window ends though more may follow: there a member with a record begins.
  private var barrier: (index: Int, place: Int)?
  private var member = (place: 0, used: 0, made: 0)
  private var recordMember = 0
  private var isSearching = false
  private var isCut = false

  /// What was wrong with the packing, with places in the file; emptied by whoever tells it.
  var faults: [(place: Int, text: String)] = []

  init(_ file: InputFile, limits: WARCLimits) throws(WARCError) {
    self.file = file
    self.limits = limits
    _ = try file.read(onto: &raw)
    guard raw.starts(with: [0x1F, 0x8B]) else {
      inflater = nil
      bytes = raw
      raw = []
      return
    }
    let inflater = Inflater(.gzip)
    self.inflater = inflater
    _ = try openMember(inflater)
  }

  /// Where the next byte stands: in a packed file, where its member begins.
  var place: Int { inflater == nil ? base + head : recordMember }

  var isPacked: Bool { inflater != nil }

  private var end: Int { barrier?.index ?? bytes.count }

  var available: Int { end - head }
  var window: ArraySlice<UInt8> { bytes[head..<end] }

  /// Whether the window has so many bytes, after reading on; `false` at its end or the file's.
  func fill(_ count: Int) throws(WARCError) -> Bool {
    while available < count {
      if barrier != nil { return false }
      guard try more() else { return false }
    }
    return true
  }

  func drop(_ count: Int) {
    head += count
    guard head == bytes.count || head > 4 << 20 else { return }
    bytes.removeFirst(head)
    base += head
    if let barrier { self.barrier = (barrier.index - head, barrier.place) }
    head = 0
  }

  /// Drops bytes that need not be in memory together; `false` where fewer were left.
  func discard(_ count: Int) throws(WARCError) -> Bool {
    var left = count
    while left > 0 {
      guard try fill(1) else { return false }
      let step = min(left, available)
      drop(step)
      left -= step
    }
    return true
  }

  /// Whether so many bytes may follow, as far as the length of the file tells.
  func mayHold(_ count: Int) -> Bool {
    guard inflater == nil, let length = file.length else { return true }
    return count <= length - base - head
  }

  /// Goes to the member behind the window; `false` where none is known.
  func passBarrier() -> Bool {
    guard let barrier else { return false }
    self.barrier = nil
    recordMember = barrier.place
    drop(barrier.index - head)
    return true
  }

  // MARK: - Reading on

  private func more() throws(WARCError) -> Bool {
    guard let inflater else { return try file.read(onto: &bytes) }
    if inflater.isFinished || isSearching { return try openMember(inflater) }
    guard try readRaw(1) else {
      faults.append((member.place, "the file ends within the gzip member that begins there"))
      isSearching = true
      return false
    }
    let before = bytes.count
    let step = raw[rawHead...].withUnsafeBufferPointer {
      inflater.step($0, onto: &bytes, most: Inflater.most)
    }
    guard case .used(let used) = step, used > 0 || bytes.count > before else {
      faults.append((member.place, "the gzip member that begins there is damaged"))
      return try giveUp(inflater)
    }
    rawHead += used
    member.used += used
    member.made += bytes.count - before
    if member.made > limits.bombBytes, member.made / max(1, member.used) > limits.ratio {
      faults.append(
        (
          member.place,
          "the gzip member that begins there unpacks to more than "
            + "\(limits.ratio) times its size"
        )
      )
      return try giveUp(inflater)
    }
    return true
  }

  private func giveUp(_ inflater: Inflater) throws(WARCError) -> Bool {
    isSearching = true
    isCut = true
    // The damaged member itself is not tried again.
    if rawPlace + rawHead <= member.place { rawHead += 1 }
    return try openMember(inflater)
  }

  /// Whether so many raw bytes are there, after reading on.
  private func readRaw(_ count: Int) throws(WARCError) -> Bool {
    while raw.count - rawHead < count {
      if rawHead >= InputFile.chunkBytes {
        raw.removeFirst(rawHead)
        rawPlace += rawHead
        rawHead = 0
      }
      guard try file.read(onto: &raw) else { return false }
    }
    return true
  }

  // MARK: - Members

  /// Begins the next member; after damage, the next one that begins with a record.
  private func openMember(_ inflater: Inflater) throws(WARCError) -> Bool {
    while try readRaw(2) {
      if raw[rawHead] == 0x1F, raw[rawHead + 1] == 0x8B,
        let (start, used) = try startOfMember(inflater)
      {
        let isRecord = start.starts(with: Array("WARC/".utf8))
        if isRecord || !isSearching {
          member = (rawPlace + rawHead, used, start.count)
          if isRecord || isCut { barrier = (bytes.count, member.place) }
          bytes += start
          rawHead += used
          isSearching = false
          isCut = false
          return true
        }
      }
      if !isSearching {
        faults.append((rawPlace + rawHead, "no gzip member begins there"))
        isSearching = true
        isCut = true
      }
      rawHead += 1
      rawHead = raw[rawHead...].firstIndex(of: 0x1F) ?? raw.count
    }
    isSearching = true
    return false
  }

  /// The first bytes of the member at `rawHead`, and of how many packed ones they were made; `nil`
  /// where there is none.
  private func startOfMember(
    _ inflater: Inflater
  ) throws(WARCError) -> (start: [UInt8], used: Int)? {
    inflater.restart()
    var start: [UInt8] = []
    var used = 0
    while start.count < 5, !inflater.isFinished {
      guard used < limits.headerBytes, try readRaw(used + 1) else { return nil }
      let before = start.count
      let step = raw[(rawHead + used)...].withUnsafeBufferPointer {
        inflater.step($0, onto: &start, most: 5 - start.count)
      }
      guard case .used(let count) = step, count > 0 || start.count > before else { return nil }
      used += count
    }
    return (start, used)
  }
}
