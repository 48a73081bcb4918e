/// A folder of generated files outside of a knowledge base: each is written as a whole, files of an
/// earlier run that are no longer made go, and everything else in it stays.
package struct GeneratedFolder: Sendable {
  private let disk: Disk

  /// The folder need not exist yet.
  package init(_ path: String) {
    disk = Disk(root: KnowledgeBase.withoutTrailingSlashes(path))
  }

  /// Writes a file below the folder, making the folders on its way; gives whether it had to.
  ///
  /// - Throws: `.unwritable`.
  package func write(_ bytes: [UInt8], at name: String) throws(ArchiveError) -> Bool {
    try disk.makeRoot()
    let folder = Disk.folder(of: name)
    do throws(ArchiveError) {
      try disk.makeFolder(folder)
    } catch {
      // Named below the folder there, and the folder is the user's.
      guard case .unwritable(let part, let cause) = error else { throw error }
      throw .unwritable(file: part.isEmpty ? disk.root : disk.path(part), cause: cause)
    }
    return try WholeFile.write(bytes, to: disk.path(name))
  }

  /// Removes files with an ending from folders below that are not among those kept; gives how many.
  ///
  /// - Throws: `.unwritable` where one cannot be removed.
  package func remove(
    ending: String,
    from folders: [String],
    except kept: Set<String>
  ) throws(ArchiveError) -> Int {
    var count = 0
    for folder in folders {
      for name in try disk.names(in: folder)
      where name.hasSuffix(ending) && !kept.contains("\(folder)/\(name)") {
        try disk.remove("\(folder)/\(name)")
        count += 1
      }
    }
    return count
  }
}
