/// Tells addresses of the public internet from all others.
///
/// IPv4 by the registry of special-purpose addresses (RFC 6890 and its successors); IPv6 likewise,
/// with the IPv4 address looked at that some forms carry within.
enum AddressCheck {
  /// What makes an address no public one: "a private address"; `nil` for a public one.
  static func objection(to address: IPAddress) -> String? {
    address.bytes.count == 4 ? objection(four: address.bytes) : objection(six: address.bytes)
  }

  /// The same for the host of a URL, where it can be told without asking for its address.
  static func objection(toHost host: String) -> String? {
    if let address = IPAddress(host) { return objection(to: address) }
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    if name == "localhost" || name.hasSuffix(".localhost") { return "this machine" }
    return nil
  }

  private struct Block {
    let prefix: [UInt8]
    let bits: Int
    let name: String

    init(_ prefix: [UInt8], _ bits: Int, _ name: String) {
      self.prefix = prefix
      self.bits = bits
      self.name = name
    }

    func contains(_ bytes: [UInt8]) -> Bool {
      (0..<bits).allSatisfy { bit in
        let mask = UInt8(0x80) >> UInt8(bit % 8)
        let wanted = bit / 8 < prefix.count ? prefix[bit / 8] & mask : 0
        return bytes[bit / 8] & mask == wanted
      }
    }
  }

  private static let fours: [Block] = [
    Block([0], 8, "no address of a host"),
    Block([10], 8, "a private address"),
    Block([100, 64], 10, "an address of a provider's inner network"),
    Block([127], 8, "a loopback address"),
    Block([169, 254], 16, "a link-local address"),
    Block([172, 16], 12, "a private address"),
    Block([192, 0, 0], 24, "a reserved address"),
    Block([192, 0, 2], 24, "an address for documentation"),
    Block([192, 88, 99], 24, "a reserved address"),
    Block([192, 168], 16, "a private address"),
    Block([198, 18], 15, "an address for benchmarks"),
    Block([198, 51, 100], 24, "an address for documentation"),
    Block([203, 0, 113], 24, "an address for documentation"),
    Block([224], 4, "a multicast address"),
    Block([240], 4, "a reserved address"),
  ]

  private static let sixes: [Block] = [
    Block([0x01, 0], 64, "a discard address"),
    Block([0x20, 0x01, 0x00], 23, "a reserved address"),
    Block([0x20, 0x01, 0x0D, 0xB8], 32, "an address for documentation"),
    Block([0x3F, 0xFF, 0], 20, "an address for documentation"),
    Block([0x5F, 0], 16, "a segment routing address"),
    Block([0xFC], 7, "a private address"),
    Block([0xFE, 0x80], 10, "a link-local address"),
    Block([0xFE, 0xC0], 10, "a site-local address"),
    Block([0xFF], 8, "a multicast address"),
  ]

  /// Forms that carry an IPv4 address, and at which byte.
  private static let carriers: [(Block, offset: Int)] = [
    (Block([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96, "IPv4-mapped"), 12),
    (Block([0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0], 96, "IPv4-translated"), 12),
    (Block([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96, "NAT64"), 12),
    (Block([0x20, 0x02], 16, "6to4"), 2),
  ]

  private static func objection(four bytes: [UInt8]) -> String? {
    fours.first { $0.contains(bytes) }?.name
  }

  private static func objection(six bytes: [UInt8]) -> String? {
    guard bytes.count == 16 else { return "no IP address" }
    if bytes.dropLast().allSatisfy({ $0 == 0 }) {
      return bytes.last == 1 ? "a loopback address" : "no address of a host"
    }
    for (block, offset) in carriers where block.contains(bytes) {
      return objection(four: Array(bytes[offset..<(offset + 4)]))
    }
    // The rest of ::/8 and the local NAT64 prefix (RFC 8215) lead into somebody's inner network.
    if bytes[0] == 0 { return "a reserved address" }
    return sixes.first { $0.contains(bytes) }?.name
  }
}
