import Glibc

/// How much memory a group of processes has for itself, as `/proc` tells.
enum ProcessMemory {
  /// Resident bytes that are not shared, over all processes of a group.
  ///
  /// A browser reserves far more address space than it uses, so a limit on that would end it at
  /// once; what is shared would be counted once a process.
  static func bytes(ofGroup group: pid_t) -> Int {
    guard let folder = opendir("/proc") else { return 0 }
    defer { closedir(folder) }
    var pages = 0
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let first = name.utf8.first, (0x30...0x39).contains(first) else { continue }
      guard Self.group(of: name) == group else { continue }
      let fields = text(of: "/proc/\(name)/statm").split(separator: " ")
      guard fields.count > 2, let resident = Int(fields[1]), let shared = Int(fields[2]) else {
        continue
      }
      pages += resident - shared
    }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The third field after the name, which stands in brackets and may hold anything.
  private static func group(of process: String) -> pid_t? {
    let status = text(of: "/proc/\(process)/stat")
    guard let bracket = status.lastIndex(of: ")") else { return nil }
    let fields = status[status.index(after: bracket)...].split(separator: " ")
    return fields.count > 2 ? pid_t(fields[2]) : nil
  }

  private static func text(of file: String) -> String {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1_024)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
  }
}
