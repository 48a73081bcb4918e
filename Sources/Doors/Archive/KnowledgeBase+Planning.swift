package import Vocabulary

// What is kept by hand for planning.
extension KnowledgeBase {
  /// Sorted by id.
  package func scenarios() throws(ArchiveError) -> [Scenario] {
    try documents(in: Layout.scenarios, as: .scenario, Scenario.init(json:))
  }

  /// Sorted by id.
  package func plans() throws(ArchiveError) -> [Plan] {
    try documents(in: Layout.plans, as: .plan, Plan.init(json:))
  }

  /// Sorted by id.
  package func hosts() throws(ArchiveError) -> [Host] {
    try documents(in: Layout.hosts, as: .host, Host.init(json:))
  }

  /// Sorted by id.
  package func gpus() throws(ArchiveError) -> [GPU] {
    try documents(in: Layout.gpus, as: .gpu, GPU.init(json:))
  }

  /// The scenario in a file's bytes; messages call the file by `name`.
  package static func scenario(
    in bytes: [UInt8],
    of name: String
  ) throws(ArchiveError) -> Scenario {
    try FileTree.decoded(bytes, of: name, as: .scenario, Scenario.init(json:))
  }

  /// The files that planning needs besides subjects and units: its own, and the sources they cite.
  func planningFiles() throws(ArchiveError) -> [String] {
    var files: [String] = []
    for folder in Layout.planning {
      for name in try self.files.names(in: folder) where name.hasSuffix(".json") {
        files.append("\(folder)/\(name)")
      }
    }
    for source in try citedSources().sorted() { files.append(try Layout.file(of: source)) }
    return files
  }

  /// The sources that plans, hosts and graphics cards cite, with those these derive from.
  private func citedSources() throws(ArchiveError) -> Set<Identifier<Source>> {
    var citations: [Citation] = []
    for plan in try plans() { citations += plan.allCitations }
    for host in try hosts() { citations += host.allCitations }
    for gpu in try gpus() { citations += gpu.allCitations }
    let origins = Dictionary(try sources().map { ($0.id, $0.derivesFrom) }) { first, _ in first }
    var cited: Set<Identifier<Source>> = []
    var open = citations.map(\.source)
    while let source = open.popLast() {
      if cited.insert(source).inserted { open += origins[source] ?? [] }
    }
    return cited
  }
}

extension Plan {
  /// Its numbers that come from the price table or a citation.
  var quotes: [Quote] {
    [fee, running?.usdPerKilowattHour].compactMap { $0 } + grants.map(\.credits)
      + packs.map(\.price)
  }

  /// Those of the plan itself and of each of its numbers.
  var allCitations: [Citation] {
    citations + models.flatMap(\.memory).map(\.citation)
      + quotes.compactMap { quote in
        if case .stated(_, let citation) = quote { citation } else { nil }
      }
  }
}

extension Host {
  var allCitations: [Citation] { prices.flatMap(\.citations) }
}

extension GPU {
  var allCitations: [Citation] {
    [power?.citation].compactMap { $0 } + offers.map(\.citation) + throughputs.map(\.citation)
  }
}
