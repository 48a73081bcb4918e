import Capture
import Reporting

/// One line of a terminal that says how far a long run has come, and goes when it ends.
final class ProgressLine: Sendable {
  private let write: @Sendable (String) -> Void
  private let width: Int

  init(width: Int, write: @escaping @Sendable (String) -> Void) {
    self.width = width
    self.write = write
  }

  func show(_ progress: FetchProgress, page: Int, of pages: Int) {
    let text = "\r\u{1B}[K" + Self.text(of: progress, page: page, of: pages).prefix(width - 1)
    write(String(text))
  }

  func clear() {
    write("\r\u{1B}[K")
  }

  /// "page 3 of 12  platform.stability.ai  1.2 MB of 3.0 MB  4 s left".
  static func text(of progress: FetchProgress, page: Int, of pages: Int) -> String {
    var parts = ["page \(page) of \(pages)", Printable.text(progress.host)]
    let total = progress.total.map { " of \(size($0))" } ?? ""
    parts.append(progress.bytes == 0 ? "waiting" : size(progress.bytes) + total)
    if let left = progress.left { parts.append("\(left.components.seconds + 1) s left") }
    return parts.joined(separator: "  ")
  }

  private static func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    let (unit, name) = bytes < 1_000_000 ? (1_000, "kB") : (1_000_000, "MB")
    let tenths = bytes * 10 / unit
    return "\(tenths / 10).\(tenths % 10) \(name)"
  }
}
