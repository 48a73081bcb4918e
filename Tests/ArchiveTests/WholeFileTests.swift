import Foundation
import Testing

@testable import Archive

struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func number(_ key: FileAttributeKey, of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[key] as? NSNumber)?.intValue
  }

  @Test func `a file is made and replaced, and nothing else is left in the folder`() throws {
    #expect(try WholeFile.write(Array("one".utf8), to: path("a")))
    #expect(try WholeFile.write(Array("two".utf8), to: path("a")))
    #expect(try folder.text(of: "a") == "two")
    #expect(folder.files() == ["a"])
  }

  @Test func `a file that has these bytes already is left alone`() throws {
    try folder.write("one", to: "a")
    let before = try number(.systemFileNumber, of: "a")
    #expect(try !WholeFile.write(Array("one".utf8), to: path("a")))
    #expect(try number(.systemFileNumber, of: "a") == before)
  }

  @Test func `the new file is another one, so that who reads the old one reads it whole`() throws {
    try folder.write("one", to: "a")
    let reader = try #require(FileHandle(forReadingAtPath: path("a")))
    #expect(try WholeFile.write(Array("two".utf8), to: path("a")))
    #expect(try reader.readToEnd() == Data("one".utf8))
  }

  @Test func `a file keeps its mode, and a link goes on pointing to what is replaced`() throws {
    try folder.write("one", to: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("a"))
    try FileManager.default.createSymbolicLink(atPath: path("b"), withDestinationPath: path("a"))
    #expect(try WholeFile.write(Array("two".utf8), to: path("b")))
    #expect(try folder.text(of: "a") == "two")
    #expect(try number(.posixPermissions, of: "a") == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("b")) == path("a"))
  }

  @Test func `where it cannot be written nothing is there, and the error names the path`() throws {
    try FileManager.default.createDirectory(
      atPath: path("folder"),
      withIntermediateDirectories: false
    )
    for name in ["folder", "missing/a"] {
      do {
        _ = try WholeFile.write([1], to: path(name))
        Issue.record("'\(name)' was written")
      } catch {
        #expect(error.file == path(name))
        #expect(error.category == "unwritable")
      }
    }
    #expect(folder.files().isEmpty)
  }

  @Test func `a leftover of a killed run does not stand in the way`() throws {
    let leftover = "\(Disk.temporaryPrefix)\(ProcessInfo.processInfo.processIdentifier)-0"
    try folder.write("half", to: leftover)
    #expect(try WholeFile.write(Array("whole".utf8), to: path("a")))
    #expect(try folder.text(of: "a") == "whole")
    #expect(try folder.text(of: leftover) == "half")
  }
}
