import Foundation
import Markup
import TestSupport
import Testing
import Vocabulary

struct DumpTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DUMP"] != nil))
  func `prints a page for a person to look at`() throws {
    for path in (ProcessInfo.processInfo.environment["DUMP"] ?? "").split(separator: ":") {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: String(path))))
      let type = Markup.mediaType(of: bytes, named: String(path))
      let page = try Markup.page(from: bytes, as: type)
      print("=== \(path) \(type)\n\(page.findings.map(\.message))\n\(page.printed)")
    }
  }
}
