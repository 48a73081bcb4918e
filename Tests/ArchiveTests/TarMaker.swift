/// Makes ustar archives as tar(1) does.
enum TarMaker {
  static func archive(_ files: [(path: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    for (path, bytes) in files {
      archive += header(path, size: bytes.count, type: "0") + bytes
      archive += Array(repeating: 0, count: (512 - bytes.count % 512) % 512)
    }
    return archive + Array(repeating: 0, count: 1_024)
  }

  static func header(_ path: String, size: Int, type: Character) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<(offset + text.utf8.count), with: Array(text.utf8))
    }
    func octal(_ number: Int, _ width: Int) -> String {
      let digits = String(number, radix: 8)
      return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
    // Long paths are split at a slash into prefix and name.
    var (prefix, name) = ("", path)
    while name.utf8.count > 100, let slash = name.firstIndex(of: "/") {
      prefix += (prefix.isEmpty ? "" : "/") + name[..<slash]
      name = String(name[name.index(after: slash)...])
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put(octal(size, 11), at: 124)
    put(octal(0, 11), at: 136)
    put("        ", at: 148)
    put(String(type), at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put(prefix, at: 345)
    put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
    return header
  }
}
