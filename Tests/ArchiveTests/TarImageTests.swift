import Foundation
import Testing
import Vocabulary

@testable import Archive

struct TarImageTests {
  @Test
  func `A knowledge base in an archive reads like the folder it was made from`() throws {
    let folder = try Sample.wholeFolder()
    let inFolder = try KnowledgeBase(root: folder.path)
    let files = folder.files().map {
      ($0, Array((try? Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $0))) ?? Data()))
    }
    let knowledgeBase = try KnowledgeBase(image: TarMaker.archive(files))
    #expect(try knowledgeBase.subjects() == inFolder.subjects())
    #expect(try knowledgeBase.sources() == inFolder.sources())
    #expect(try knowledgeBase.snapshots() == inFolder.snapshots())
    #expect(try knowledgeBase.bytes(of: Sample.snapshot) == Sample.bytes)
    #expect(try knowledgeBase.tables() == inFolder.tables())
    #expect(try knowledgeBase.due(reader: "1.0") == [])
    #expect(knowledgeBase.verify() == [])
  }

  @Test
  func `What tar writes is read, and needs no copy`() throws {
    let folder = try Sample.wholeFolder()
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/bin/tar")
    tar.arguments = [
      "--format=ustar", "-C", folder.path, "-cf", folder.path + ".tar", "./data", "snapshots",
    ]
    try tar.run()
    tar.waitUntilExit()
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + ".tar")))
    try FileManager.default.removeItem(atPath: folder.path + ".tar")
    let tables = try bytes.withUnsafeBytes { try KnowledgeBase(unowned: $0).tables() }
    #expect(tables == [Sample.table()])
  }

  static let damaged: [(name: String, bytes: [UInt8], offset: Int)] = [
    ("empty", [], 0),
    ("cut off in a header", Array(TarMaker.archive([("a", [1])])[..<100]), 0),
    ("cut off in a file", Array(TarMaker.archive([("a", [1])])[..<512]), 124),
    ("without its end", Array(TarMaker.archive([("a", [1])])[..<1_024]), 1_024),
    ("no archive", Array(repeating: 65, count: 2_048), 0),
    ("a link", TarMaker.header("a", size: 0, type: "2") + Array(repeating: 0, count: 512), 156),
  ]

  @Test(arguments: damaged.indices)
  func `A damaged archive is named with its place`(index: Int) throws {
    let (name, bytes, offset) = Self.damaged[index]
    let error = #expect(throws: ArchiveError.self) { try KnowledgeBase(image: bytes) }
    guard case .damagedImage(let found, _) = error else {
      Issue.record("\(name): \(String(describing: error))")
      return
    }
    #expect(found == offset, "\(name)")
  }

  @Test
  func `A flipped byte in a header is seen`() {
    var bytes = TarMaker.archive([("data/subjects.json", [1])])
    bytes[3] ^= 1
    #expect(throws: ArchiveError.self) { try KnowledgeBase(image: bytes) }
  }
}
