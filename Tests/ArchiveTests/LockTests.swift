import Glibc
import Testing

@testable import Archive

struct LockTests {
  @Test
  func `A second writer is told who holds the lock, once, and then fails`() throws {
    let folder = try Sample.folder()
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    var told: [LockHolder] = []
    try knowledgeBase.writing { _ in
      let error = #expect(throws: ArchiveError.self) {
        try knowledgeBase.writing(
          waitingUpTo: .milliseconds(60),
          onWait: { told.append($0) },
          { _ in }
        )
      }
      #expect(error?.category == "locked")
      #expect(error?.description.contains("process \(getpid()) since 20") == true)
    }
    #expect(told.map(\.pid) == [Int(getpid())])
    #expect(told.first?.since?.hasSuffix("Z") == true)
  }

  @Test
  func `The lock is free again and leaves no file`() throws {
    let folder = try Sample.folder()
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    for _ in 0..<3 {
      try knowledgeBase.writing(waitingUpTo: .zero) { _ in
        #expect(folder.files().contains(".pricebook.lock"))
      }
    }
    #expect(!folder.files().contains(".pricebook.lock"))
  }

  @Test(arguments: ["", "4711 2020-01-01T00:00:00Z\n", "\u{0}\u{1}garbage"])
  func `A lock file that a dead process left does not count`(text: String) throws {
    let folder = try Sample.folder()
    try folder.write(text, to: ".pricebook.lock")
    let result = try KnowledgeBase(root: folder.path).writing(waitingUpTo: .zero) { _ in 7 }
    #expect(result == 7)
  }

  @Test
  func `What the body throws is thrown, and the lock is free`() throws {
    struct Failure: Error {}
    let folder = try Sample.folder()
    let knowledgeBase = try KnowledgeBase(root: folder.path)
    #expect(throws: Failure.self) { try knowledgeBase.writing { _ in throw Failure() } }
    try knowledgeBase.writing(waitingUpTo: .zero) { _ in }
  }

  @Test
  func `A knowledge base within the program cannot be written`() throws {
    let knowledgeBase = try KnowledgeBase(image: TarMaker.archive([]))
    #expect(knowledgeBase.isReadOnly)
    #expect(throws: ArchiveError.readOnly(file: "data")) { try knowledgeBase.writing { _ in } }
  }
}
