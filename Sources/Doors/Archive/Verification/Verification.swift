import Vocabulary

/// What a verification has found so far, and what later checks need to know of earlier files.
struct Verification {
  let files: FileTree
  private(set) var findings: [Finding] = []

  var subjects: Set<Identifier<Subject>> = []
  var sources: Set<Identifier<Source>> = []
  var decisions: Set<Identifier<Decision>> = []
  var snapshots: Set<Identifier<Snapshot>> = []
  var claims: Set<Identifier<Claim>> = []
  var rulings: Set<Identifier<Ruling>> = []
  var licences: Set<Identifier<Subject>> = []
  var rateKeys: Set<Rate.Key> = []

  init(files: FileTree) {
    self.files = files
  }

  mutating func report(
    _ severity: Finding.Severity,
    _ category: String,
    in file: String,
    _ message: String
  ) {
    findings.append(Finding(severity, category, message, at: .file(file, line: nil)))
  }

  mutating func report(_ error: ArchiveError) {
    findings.append(error.finding)
  }

  /// Names in a folder; what keeps it from being listed is a finding.
  mutating func names(in folder: String) -> [String] {
    do throws(ArchiveError) {
      return try files.names(in: folder)
    } catch {
      report(error)
      return []
    }
  }

  /// A file's value; what keeps it from being read is a finding, as is what reading ignores.
  ///
  /// `json` gives the shape that would be written for the value.
  mutating func value<Value>(
    of file: String,
    as kind: FileKind,
    _ read: (JSON) throws(Misfit) -> Value,
    json: (Value) -> JSON
  ) -> Value? {
    do throws(ArchiveError) {
      guard let bytes = try files.contents(of: file) else { throw .missing(file: file) }
      var document = JSON.null
      let value = try FileTree.decoded(bytes, of: file, as: kind) { (json) throws(Misfit) in
        document = json
        return try read(json)
      }
      let canonical = json(value)
      if kind.isGenerated, bytes != JSONWriter.document(canonical) {
        report(
          .warning,
          "not-as-written",
          in: file,
          "'\(file)' is not as this version writes it; expected a generated file that nobody edits, "
            + "so run 'pricebook update' or restore it."
        )
      }
      for place in document.members(missingFrom: canonical) {
        report(
          .warning,
          "unknown-member",
          in: file,
          "'\(file)' has a member '\(place)' that nobody reads; expected the names in "
            + "docs/knowledge-base.md, so correct its spelling or take it out."
        )
      }
      return value
    } catch {
      report(error)
      return nil
    }
  }

  /// Reports an id that a file does not share with its name.
  mutating func check(_ id: String, isNameOf file: String) {
    if file.hasSuffix("/\(id).json") { return }
    report(
      .error,
      "wrong-name",
      in: file,
      "'\(file)' holds '\(id)'; expected the id of its file name, so rename one of them."
    )
  }

  /// Reports a reference that leads nowhere.
  mutating func check<Thing>(
    _ id: Identifier<Thing>,
    of kind: String,
    isIn known: Set<Identifier<Thing>>,
    from file: String
  ) {
    if known.contains(id) { return }
    report(
      .error,
      "unknown-\(kind)",
      in: file,
      "'\(file)' points to the \(kind) '\(id)', which does not exist; expected one that is kept, so "
        + "restore it or run 'pricebook update'."
    )
  }
}

extension JSON {
  /// Places of the members that another document of the same shape lacks.
  func members(missingFrom other: JSON, at place: String = "") -> [String] {
    switch (self, other) {
    case (.object(let members), .object(let others)):
      return members.flatMap { member -> [String] in
        let here = place.isEmpty ? member.name : place + "." + member.name
        guard let twin = others.first(where: { $0.name == member.name }) else { return [here] }
        return member.value.members(missingFrom: twin.value, at: here)
      }
    case (.array(let elements), .array(let others)) where elements.count == others.count:
      return elements.indices.flatMap { index in
        elements[index].members(missingFrom: others[index], at: "\(place)[\(index)]")
      }
    default:
      return []
    }
  }
}
