import Archive
import Reporting
import Vocabulary

extension ExportRequest {
  /// Everything that a site shows.
  func site() throws -> Site {
    let (table, rates) = try prices()
    let knowledge = try knowledge(with: [])
    let line = surroundings.web?.progressLine
    let excerpts = try Excerpts.all(of: knowledge.claims, in: opened.base, knowledge.sources) {
      line?.show("reading page \($0) of \($1)")
    }
    line?.clear()
    return Site(
      SiteContents(
        knowledge: knowledge,
        table: table,
        rates: rates,
        publications: try publications(until: nil),
        sources: try opened.sourceRows(
          knownBy: known,
          owners: Dictionary(knowledge.claims.map { ($0.id, $0.source) }) { first, _ in first }
        ),
        sightings: try sightings(of: knowledge.sources),
        excerpts: excerpts,
        scenarios: try ScenarioStudies(self).all(),
        spending: try spending(),
        program: "pricebook \(Version.current)"
      )
    )
  }

  /// When captured bytes were last seen unchanged, by the records of captures over the network.
  private func sightings(of sources: [Source]) throws -> [Identifier<Snapshot>: Day] {
    var seen: [Identifier<Snapshot>: Day] = [:]
    for source in sources {
      for sighting in try opened.base.captures(of: source.id).pages.flatMap(\.sightings) {
        guard known.map({ sighting.first <= $0 }) ?? true else { continue }
        let last = known.map { min($0, sighting.last) } ?? sighting.last
        for id in sighting.snapshots { seen[id] = max(seen[id] ?? last, last) }
      }
    }
    return seen
  }
}

extension Site {
  /// The folders of a site in which every page is one of its own.
  static let ownFolders = ["services", "scenarios", "changes"]

  /// Writes the files one after the other, each as a whole, and removes pages that are no more.
  func write(
    to folder: GeneratedFolder,
    below name: String,
    progress: (Int, Int) -> Void
  ) throws(ArchiveError) -> (files: Int, written: Int, removed: Int) {
    let files = files
    var written = 0
    for (index, file) in files.enumerated() {
      progress(index + 1, files.count)
      if try folder.write(file.make(), at: "\(name)/\(file.path)") { written += 1 }
    }
    let removed = try folder.remove(
      ending: ".html",
      from: Self.ownFolders.map { "\(name)/\($0)" },
      except: Set(files.map { "\(name)/\($0.path)" })
    )
    return (files.count, written, removed)
  }
}
