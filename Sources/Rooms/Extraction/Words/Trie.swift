/// The names and words the scanner knows, found longest first in one walk.
///
/// Keys are kept without the signs between their parts, so that "SD 3.5 Large", "sd3.5-large" and
/// "sd3_5_large" are one key; `Scanner` decides which signs a text may have between them.
struct Trie {
  private var nodes: [Node] = [Node()]

  private struct Node {
    var children: [(byte: UInt8, node: Int32)] = []
    var term: Int32 = -1
  }

  /// Adds a key and gives the number of its term: the one it has, else `fresh`.
  mutating func insert(_ key: [UInt8], fresh: Int) -> Int {
    var current = 0
    for byte in key {
      if let next = child(of: current, byte) {
        current = next
      } else {
        nodes.append(Node())
        nodes[current].children.append((byte, Int32(nodes.count - 1)))
        current = nodes.count - 1
      }
    }
    if nodes[current].term < 0 { nodes[current].term = Int32(fresh) }
    return Int(nodes[current].term)
  }

  static let root = 0

  func child(of node: Int, _ byte: UInt8) -> Int? {
    for entry in nodes[node].children where entry.byte == byte { return Int(entry.node) }
    return nil
  }

  func term(at node: Int) -> Int? {
    nodes[node].term < 0 ? nil : Int(nodes[node].term)
  }
}
