/// A line of a table whose cells are set apart by pipes: "| Erase | 5 |".
struct PipeRow {
  /// The cells without the white space around them.
  let cells: [Range<Int>]

  /// Whether a pipe stands at either end of the line.
  let hasEdges: Bool

  /// Reads a line, or gives `nil` where it has no pipe.
  ///
  /// A pipe after a backslash is text.
  init?(_ line: Range<Int>, in bytes: [UInt8]) {
    let line = bytes.trimmed(line)
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    var hasPipe = false
    var edges = 0
    while index < line.upperBound {
      if bytes[index] == .backslash {
        index += 2
        continue
      }
      let length = Self.pipeLength(at: index, in: bytes)
      guard length > 0 else {
        index += 1
        continue
      }
      hasPipe = true
      if index == line.lowerBound { edges += 1 } else { cells.append(bytes.trimmed(start..<index)) }
      index += length
      start = index
    }
    guard hasPipe else { return nil }
    if start < line.upperBound {
      cells.append(bytes.trimmed(start..<line.upperBound))
    } else {
      edges += 1
    }
    self.cells = cells
    hasEdges = edges > 0
  }

  /// Whether the line parts the head of a table from its body: "|:---|---:|", in at least one column.
  func isSeparator(in bytes: [UInt8]) -> Bool {
    !cells.isEmpty
      && cells.allSatisfy { cell in
        var inner = cell
        if let first = inner.first, bytes[first] == .colon { inner = inner.dropFirst() }
        if let last = inner.last, bytes[last] == .colon { inner = inner.dropLast() }
        return !inner.isEmpty && inner.allSatisfy { bytes[$0] == .dash || bytes[$0] == .equal }
      }
  }

  /// Whether a line only draws the frame of a table: "+-----+----+", "├───┼───┤".
  static func isFrame(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard line.count >= 3 else { return false }
    var corners = 0
    var index = line.lowerBound
    while index < line.upperBound {
      let byte = bytes[index]
      switch byte {
      case .plus, .pipe: corners += 1
      case .dash, .equal, .space, .colon: break
      case 0xE2 where index + 2 < line.upperBound && (0x94...0x95).contains(bytes[index + 1]):
        corners += 1
        index += 2
      default: return false
      }
      index += 1
    }
    return corners >= 2
  }

  /// How many bytes a pipe takes, an ASCII one or one drawn as a box; 0 where there is none.
  private static func pipeLength(at index: Int, in bytes: [UInt8]) -> Int {
    if bytes[index] == .pipe { return 1 }
    let isBox =
      bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x94
      && (bytes[index + 2] == 0x82 || bytes[index + 2] == 0x83)
    return isBox ? 3 : 0
  }
}
