import Glibc

/// A temporary folder for a program that leaves files behind, removed with all that is in it.
final class ScratchFolder {
  let path: String

  /// `nil` where none can be made; `owner` is given the folder where we may give it.
  init?(owner: uid_t?) {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(place)/pricebook-browser-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    if let owner, chown(path, owner, gid_t(owner)) != 0 {
      rmdir(path)
      return nil
    }
  }

  deinit {
    Self.removeAll(path)
  }

  /// Depth first; links are removed, not followed.
  private static func removeAll(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    if let folder = opendir(path) {
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
          tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(folder)
      for name in names { removeAll("\(path)/\(name)") }
    }
    rmdir(path)
  }
}
