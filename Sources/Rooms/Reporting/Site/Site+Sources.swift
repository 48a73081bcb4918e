import Vocabulary

/// Who speaks, and how all of it is made.
extension Site {
  func sourcesPage() -> [UInt8] {
    page(
      "Sources",
      about: "The pages that prices are read from, when each was read and how often it agrees.",
      at: "sources.html",
      in: .sources
    ) { page in
      page.element("h1", text: "Sources")
      page.element(
        "p",
        [("class", "lead")],
        text: "\(Report.count(contents.sources.count, "source")) and "
          + "\(Report.count(contents.knowledge.snapshots.count, "captured page")). What a source says "
          + "counts by what kind it is, how near it stands to the seller, how fresh it is and how often "
          + "it has been right; a copy is no second witness."
      )
      let caption = "Sources, the seller’s own first"
      page.table(
        caption,
        [
          .words("Source"), .words("Kind"), .words("Sells at"), .words("Last captured"),
          .number("Captures"), .number("Claims"), .number("Agrees"),
        ]
      ) { page in
        for row in contents.sources.sorted(by: { Self.order($0) < Self.order($1) }) {
          self.row(of: row, &page)
        }
      }
    }
  }

  /// Those on Stability AI's own prices first, and of those the seller's pages.
  private static func order(_ row: SourceRow) -> (Int, Int, String) {
    (
      row.source.venue == .stability ? 0 : 1,
      Source.Kind.allCases.firstIndex(of: row.source.kind) ?? 0, row.source.id.text
    )
  }

  private func row(of row: SourceRow, _ page: inout HTML) {
    let source = row.source
    page.element("tr", [("id", "s-" + Self.slug(source.id.text))]) { page in
      page.element("th", [("scope", "row")]) { page in
        page.link(to: source.address, text: source.title)
        page.element("span", [("class", "sub")], text: "\(source.publisher) · \(source.id)")
        if !source.derivesFrom.isEmpty {
          page.element(
            "span",
            [("class", "sub")],
            text: "repeats \(source.derivesFrom.map(\.text).joined(separator: ", "))"
          )
        }
      }
      page.element("td", text: source.kind.rawValue)
      page.element("td", text: source.venue.name)
      page.element("td") { page in
        if let seen = row.lastSeen {
          page.day(seen)
          page.element("span", [("class", "sub")], text: Age.words(of: seen, on: day))
        } else {
          page.text("never")
        }
      }
      page.element("td", [("class", "number")], text: "\(row.captured.count)")
      page.element("td", [("class", "number")], text: "\(row.claims)")
      page.element("td", [("class", "number")], text: row.agreement.map { "\($0) %" } ?? "")
    }
    page.line()
  }
}
