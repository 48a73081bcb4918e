import Foundation
import Testing

@testable import Archive

/// Folders of reports: ours is replaced, the rest left alone.
struct GeneratedFolderTests {
  @Test func `A file is made with the folders on its way, and again only where it differs`() throws
  {
    let temporary = try TemporaryFolder()
    let folder = GeneratedFolder(temporary.path + "/reports/")
    #expect(try folder.write(Array("a".utf8), at: "site/services/erase.html"))
    #expect(try !folder.write(Array("a".utf8), at: "site/services/erase.html"))
    #expect(try folder.write(Array("b".utf8), at: "site/services/erase.html"))
    let file = temporary.path + "/reports/site/services/erase.html"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "b")
  }

  @Test func `Pages that are no more go, and what else is there stays`() throws {
    let temporary = try TemporaryFolder()
    let folder = GeneratedFolder(temporary.path)
    for name in ["a/one.html", "a/two.html", "a/notes.txt", "b/three.html", "four.html"] {
      _ = try folder.write([1], at: name)
    }
    #expect(try folder.remove(ending: ".html", from: ["a", "none"], except: ["a/two.html"]) == 1)
    let left = try FileManager.default.subpathsOfDirectory(atPath: temporary.path).sorted()
    #expect(left == ["a", "a/notes.txt", "a/two.html", "b", "b/three.html", "four.html"])
  }

  @Test func `A file in the way is named`() throws {
    let temporary = try TemporaryFolder()
    let folder = GeneratedFolder(temporary.path)
    _ = try folder.write([1], at: "site")
    #expect(throws: ArchiveError.self) { try folder.write([1], at: "site/index.html") }
  }
}
