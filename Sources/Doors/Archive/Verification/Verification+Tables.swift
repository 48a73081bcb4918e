import Vocabulary

extension Verification {
  /// Price tables: numbered without a gap, sorted, and leading to rulings and claims.
  ///
  /// The latest publication of each day must rest on what is kept now. Earlier ones are history:
  /// they may point to what an older reader found.
  mutating func checkTables() {
    var publications: [(number: Int, day: Day)] = []
    for name in names(in: Layout.tables) where name.hasSuffix(".json") {
      if let publication = Layout.publication(ofFileNamed: name) {
        publications.append(publication)
      } else {
        reportStray("\(Layout.tables)/\(name)")
      }
    }
    publications.sort { ($0.number, $0.day) < ($1.number, $1.day) }
    checkSequence(publications)
    let latest = Dictionary(publications.map { ($0.day, $0.number) }) { max($0, $1) }
    for (number, day) in publications {
      let file = Layout.table(number, day)
      let table = value(of: file, as: .table, PriceTable.init(json:), json: \.json)
      guard let table else { continue }
      check(table, in: file, number, day, isLatest: latest[day] == number)
    }
  }

  private mutating func checkSequence(_ publications: [(number: Int, day: Day)]) {
    var expected = 1
    for (number, day) in publications {
      if number != expected {
        report(.outOfSequence(file: Layout.table(number, day), expected: expected))
      }
      expected = number + 1
    }
  }

  private mutating func check(
    _ table: PriceTable,
    in file: String,
    _ number: Int,
    _ day: Day,
    isLatest: Bool
  ) {
    if table.number != number || table.day != day {
      report(
        .error,
        "wrong-name",
        in: file,
        "'\(file)' is publication \(table.number) for \(table.day); expected the number and day of "
          + "its name, so restore it."
      )
    }
    for (row, next) in zip(table.rates, table.rates.dropFirst()) where row.key >= next.key {
      report(
        .error,
        "unsorted-rows",
        in: file,
        "'\(file)' has the row of '\(next.key.subject)' after '\(row.key.subject)' or twice; "
          + "expected rows sorted by key, so restore it."
      )
    }
    for rate in table.rates {
      rateKeys.insert(rate.key)
      check(rate.key.subject, of: "subject", isIn: subjects, from: file)
      guard isLatest else { continue }
      check(rate.ruling, of: "ruling", isIn: rulings, from: file)
      for claim in rate.claims { check(claim, of: "claim", isIn: claims, from: file) }
    }
  }

  /// Notes the files that no part of the program reads.
  mutating func checkStrays() {
    let jsonFolders =
      [
        Layout.sources, Layout.decisions, Layout.claims, Layout.rulings, Layout.tables,
      ] + Layout.planning
    for folder in jsonFolders {
      for name in names(in: folder) where !name.hasSuffix(".json") {
        reportStray("\(folder)/\(name)")
      }
    }
    let known = Set(
      jsonFolders + [
        Layout.subjects, Layout.units, Layout.schemas, Layout.captures, "data/tables",
        "data/README.md",
      ]
    )
    for name in names(in: Layout.data) where !known.contains("\(Layout.data)/\(name)") {
      reportStray("\(Layout.data)/\(name)")
    }
  }

  mutating func reportStray(_ file: String) {
    let name = file.split(separator: "/").last ?? ""
    if name.hasPrefix(Disk.temporaryPrefix) {
      report(
        .note,
        "unfinished-write",
        in: file,
        "'\(file)' is what a run that was killed left; the next run that writes removes it."
      )
      return
    }
    // Hidden files belong to other programs: .gitkeep, .DS_Store.
    if name.hasPrefix(".") { return }
    report(
      .note,
      "stray-file",
      in: file,
      "'\(file)' is no file of a knowledge base; expected those in docs/knowledge-base.md, so move "
        + "it elsewhere."
    )
  }
}
