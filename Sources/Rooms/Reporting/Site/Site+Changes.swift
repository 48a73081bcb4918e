import Vocabulary

/// The change log: what each publication changed, by class.
extension Site {
  /// The years with changes, newest first.
  private var years: [Int] {
    Set(contents.publications.filter { !$0.changes.isEmpty }.map(\.day.civil.year))
      .sorted(by: >)
  }

  /// Those that have a page of their own, since the newest is on the first.
  var pastYears: [Int] { Array(years.dropFirst()) }

  func changesPage() -> [UInt8] {
    changesPage(of: years.first ?? day.civil.year, at: "changes.html")
  }

  func changesPage(of year: Int) -> [UInt8] {
    changesPage(of: year, at: "changes/\(year).html")
  }

  private func changesPage(of year: Int, at path: String) -> [UInt8] {
    let top = path.contains("/") ? "../" : ""
    let publications = contents.publications.filter { $0.day.civil.year == year }
      .sorted { ($0.day, $0.table) > ($1.day, $1.table) }
    return page(
      "Changes in force from \(year)",
      about: "Every change of a price or of what was believed about one, in force from \(year).",
      at: path,
      in: .changes
    ) { page in
      page.element("h1", text: "Changes in force from \(year)")
      page.element(
        "p",
        [("class", "lead")],
        text: "Each publication of a table is held against the one that stood for its day before. "
          + "Only a price change is something the seller did; a correction is something we believed "
          + "wrongly."
      )
      yearList(year, top, &page)
      for (kind, title, words) in Self.classes {
        let changes = publications.flatMap(\.changes).filter { $0.kind.name == kind }
        if changes.isEmpty { continue }
        page.element("h2", [("id", kind)], text: "\(title): \(changes.count)")
        page.element("p", [("class", "faint")], text: words)
        changeTable(changes, caption: "\(title) in force from \(year)", top, &page)
      }
      if publications.allSatisfy(\.changes.isEmpty) {
        page.element("p", text: "No change is known.")
      }
    }
  }

  private func yearList(_ year: Int, _ top: String, _ page: inout HTML) {
    guard years.count > 1 else { return }
    page.element("nav", [("aria-label", "Years"), ("class", "contents")]) { page in
      page.element("ul") { page in
        for (index, one) in years.enumerated() {
          page.element("li") { page in
            page.element(
              "a",
              [
                ("href", top + (index == 0 ? "changes.html" : "changes/\(one).html")),
                ("aria-current", one == year ? "page" : nil),
              ],
              text: "\(one)"
            )
          }
        }
      }
    }
    page.line()
  }

  /// What costs somebody money comes first.
  private static let classes = [
    ("price-change", "Price changes", "The seller charges something else."),
    ("correction", "Corrections", "We believed something wrong about the same day."),
    ("reader-upgrade", "Reader upgrades", "Only a newer reader of the same bytes differs."),
    ("unit", "Other units", "The same price in another unit."),
    ("renamed", "Renamed", "The subject carries on under another name."),
    ("new", "New", "Not known or not offered before."),
    ("removed", "Removed", "No longer known or offered."),
  ]

  /// Changes as rows; `top` leads from the page to the top of the site.
  func changeTable(_ changes: [Change], caption: String, _ top: String, _ page: inout HTML) {
    let ordered = changes.map { (rank: register.rank(of: $0.key.subject), change: $0) }
      .sorted { left, right in
        if left.change.day != right.change.day { return left.change.day > right.change.day }
        return left.rank == right.rank
          ? left.change.key < right.change.key : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.change)
    page.table(
      caption,
      [
        .words("What"), .number("Old"), .number("New"), .number("Change"), .words("Unit"),
        .words("In force from"),
      ]
    ) { page in
      for change in ordered { row(of: change, top, &page) }
    }
  }

  private func row(of change: Change, _ top: String, _ page: inout HTML) {
    page.element("tr") { page in
      page.element("th", [("scope", "row")]) { page in
        let name = register.name(of: change.key.subject)
        if rulings[change.key.subject] == nil {
          page.text(name)
        } else {
          page.element(
            "a",
            [("href", top + Self.path(of: change.key.subject))],
            text: name
          )
        }
        page.element("span", [("class", "sub")], text: Report.what(change))
      }
      page.element(
        "td",
        [("class", "number")],
        text: change.old.map { Self.brief($0, in: change.key.unit) } ?? ""
      )
      page.element(
        "td",
        [("class", "number strong")],
        text: change.new.map { Self.brief($0, in: change.key.unit) } ?? ""
      )
      let isCut = change.percent?.isNegative ?? false
      page.element(
        "td",
        [("class", change.kind == .priceChange ? "number \(isCut ? "good" : "bad")" : "number")],
        text: change.percent.map { Report.signed($0) + " %" } ?? ""
      )
      page.element("td", text: change.key.unit.symbol)
      page.element("td") { $0.day(change.day) }
    }
    page.line()
  }
}
