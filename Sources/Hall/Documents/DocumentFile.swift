import Archive
import Glibc
import Vocabulary

/// A file that a user names on the command line.
enum DocumentFile {
  /// All bytes of a file, or of standard input for "-".
  static func bytes(of name: String, _ surroundings: Surroundings) throws -> [UInt8] {
    if name == "-" { return surroundings.standardInput() }
    let path = surroundings.path(name)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(name) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(name) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFailure("'\(name)' is a folder; expected a file.")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer.prefix(count))
      guard bytes.count <= Limits.fileBytes else {
        throw CommandFailure(
          "'\(name)' has more than \(Limits.fileBytes) bytes; expected a page, so cut it down to the "
            + "part with prices."
        )
      }
    }
  }

  /// What a file is, by its name, else by its first character.
  static func mediaType(of name: String, _ bytes: [UInt8]) -> Snapshot.MediaType {
    let ending = name.lowercased().split(separator: "/").last?.split(separator: ".")
    switch ending.flatMap({ $0.count > 1 ? $0.last : nil }) {
    case "html", "htm", "xhtml": return .html
    case "md", "markdown": return .markdown
    case "json": return .json
    case "txt", "text": return .plain
    default: break
    }
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    switch start.first(where: { $0 > 0x20 }) {
    case UInt8(ascii: "<"): return .html
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
    default: return .plain
    }
  }

  private static func failure(_ name: String) -> CommandFailure {
    CommandFailure(
      "'\(name)' could not be read: \(String(cString: strerror(errno))); expected a file."
    )
  }
}
