/// Where the files of a knowledge base are: in a folder, or in the archive within the program.
enum FileTree: Sendable {
  case folder(Disk)
  case image(TarImage)

  /// All bytes of a file, or `nil` where there is none.
  func contents(of file: String) throws(ArchiveError) -> [UInt8]? {
    switch self {
    case .folder(let disk): try disk.contents(of: file)
    case .image(let image): image.contents(of: file)
    }
  }

  /// The last bytes of a file, at most `count`, or `nil` where there is none.
  func tail(of file: String, _ count: Int) throws(ArchiveError) -> [UInt8]? {
    switch self {
    case .folder(let disk): try disk.tail(of: file, count)
    case .image(let image): image.contents(of: file)?.suffix(count)
    }
  }

  /// Names of the files and folders in a folder, sorted by their bytes.
  func names(in folder: String) throws(ArchiveError) -> [String] {
    switch self {
    case .folder(let disk): return try disk.names(in: folder)
    case .image(let image):
      let prefix = folder.isEmpty ? "" : folder + "/"
      var names: Set<String> = []
      for file in image.files.keys where file.utf8.starts(with: prefix.utf8) {
        let rest = file.utf8.dropFirst(prefix.utf8.count)
        names.insert(String(decoding: rest.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self))
      }
      return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  func isFolder(_ file: String) -> Bool {
    switch self {
    case .folder(let disk): disk.isFolder(file)
    case .image(let image): image.files.keys.contains { $0.hasPrefix(file + "/") }
    }
  }
}
