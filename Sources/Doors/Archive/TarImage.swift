import Vocabulary

/// A ustar archive in memory: the knowledge base that comes with the program.
///
/// Indexing reads the header of each file and no contents. Understands what `tar --format=ustar`
/// writes: plain files and folders (pax(1), "ustar Interchange Format").
struct TarImage: Sendable {
  private let storage: Storage

  /// Where each file's contents stand, by path.
  let files: [String: Range<Int>]

  /// Sendable because nobody writes the bytes: an array is a value, and memory that is not owned
  /// stays as it is until the process ends, by the contract of `init(unowned:)`.
  private enum Storage: @unchecked Sendable {
    case owned([UInt8])
    case unowned(UnsafeRawBufferPointer)

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
      switch self {
      case .owned(let bytes): bytes.withUnsafeBytes(body)
      case .unowned(let bytes): body(bytes)
      }
    }
  }

  init(_ image: [UInt8]) throws(ArchiveError) {
    try self.init(.owned(image))
  }

  /// Reads an archive where it lies; its bytes must stay as they are until the process ends.
  init(unowned memory: UnsafeRawBufferPointer) throws(ArchiveError) {
    try self.init(.unowned(memory))
  }

  private init(_ storage: Storage) throws(ArchiveError) {
    self.storage = storage
    files = try storage.withBytes(TarIndex.files(in:)).get()
  }

  func contents(of file: String) -> [UInt8]? {
    files[file].map { range in storage.withBytes { Array($0[range]) } }
  }
}

/// Walks the headers of a ustar archive.
private enum TarIndex {
  private static let block = 512

  static func files(
    in image: UnsafeRawBufferPointer
  ) -> Result<[String: Range<Int>], ArchiveError> {
    Result { () throws(ArchiveError) in
      var files: [String: Range<Int>] = [:]
      var offset = 0
      // The end is a block of zeros; a cut-off archive lacks it.
      while true {
        guard offset + block <= image.count else {
          throw .damagedImage(offset: offset, expected: "the closing block of zeros")
        }
        if image[offset] == 0 { return files }
        let header = UnsafeRawBufferPointer(rebasing: image[offset..<(offset + block)])
        guard octal(header[148..<156]) == sum(header) else {
          throw .damagedImage(offset: offset, expected: "a header whose sum is right")
        }
        guard let size = octal(header[124..<136]), size <= image.count - offset - block else {
          throw .damagedImage(offset: offset + 124, expected: "a size within the archive")
        }
        let start = offset + block
        switch header[156] {
        case UInt8(ascii: "0"), 0: files[path(header)] = start..<(start + size)
        case UInt8(ascii: "5"): break
        default:
          throw .damagedImage(offset: offset + 156, expected: "a plain file or a folder")
        }
        offset = start + (size + block - 1) / block * block
      }
    }
  }

  private static func path(_ header: UnsafeRawBufferPointer) -> String {
    let name = text(header[0..<100])
    let isUstar = header[257..<262].elementsEqual("ustar".utf8)
    let prefix = isUstar ? text(header[345..<500]) : ""
    let path = prefix.isEmpty ? name : prefix + "/" + name
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  private static func text(_ field: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// A number of at most eleven octal digits, ended by a space or zero.
  private static func octal(_ field: Slice<UnsafeRawBufferPointer>) -> Int? {
    var value = 0
    var isEmpty = true
    for byte in field.drop(while: { $0 == UInt8(ascii: " ") }) {
      if byte == 0 || byte == UInt8(ascii: " ") { break }
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) else { return nil }
      value = value << 3 | Int(byte - UInt8(ascii: "0"))
      isEmpty = false
    }
    return isEmpty ? nil : value
  }

  /// The sum of a header's bytes, its own field counted as spaces.
  private static func sum(_ header: UnsafeRawBufferPointer) -> Int {
    var sum = 8 * Int(UInt8(ascii: " "))
    for index in header.indices where !(148..<156).contains(index) { sum += Int(header[index]) }
    return sum
  }
}
