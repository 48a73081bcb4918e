import Glibc

/// Writes a small text file that is no part of the archive's care.
enum TextFile {
  static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw failure(path) }
    let count = fwrite(text, 1, text.utf8.count, file)
    guard fclose(file) == 0, count == text.utf8.count else { throw failure(path) }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(
      "'\(path)' could not be written: \(String(cString: strerror(errno))); expected a folder that "
        + "this user may write to."
    )
  }
}
