import Vocabulary

/// The front page, current prices; and the same of other sellers.
extension Site {
  func pricesPage() -> [UInt8] {
    let own = contents.rates.filter { $0.key.venue == .stability }
    let discontinued = Set(own.filter { $0.key.attribute == .discontinuedOn }.map(\.key.subject))
    let register = register.discontinuing(discontinued)
    return page(
      "Prices",
      about: "What Stability AI's API costs on \(day), each price with its sources.",
      at: "index.html",
      in: .prices,
      data: dataset
    ) { page in
      page.element("h1", text: "What Stability AI’s API costs")
      page.element("p", [("class", "lead")]) { page in
        page.text("Prices in force on ")
        page.day(day)
        page.text(", from what was known on ")
        page.day(known)
        page.text(
          " (\(Age.words(of: known, on: day))). Each leads to the words of the pages that state it."
        )
      }
      tiles(own, &page)
      if own.isEmpty {
        page.element("p", text: "No price is known for this day.")
      } else {
        priceTables(own, by: register, &page)
      }
      page.element("h2", text: "The last changes of prices")
      recentChanges(&page)
    }
  }

  func elsewherePage() -> [UInt8] {
    let others = contents.rates.filter { $0.key.venue != .stability }
    return page(
      "Other sellers",
      about: "What other hosts and resellers charge for the same models on \(day).",
      at: "elsewhere.html",
      in: .elsewhere
    ) { page in
      page.element("h1", text: "The same models at other sellers")
      page.element("p", [("class", "lead")]) { page in
        page.text(
          "Hosts and resellers set prices of their own; they never count for or against Stability "
            + "AI’s. Prices in force on "
        )
        page.day(day)
        page.text(".")
      }
      if others.isEmpty { page.element("p", text: "No other seller is known for this day.") }
      for (venue, rates) in Dictionary(grouping: others, by: \.key.venue).sorted(by: {
        $0.key < $1.key
      }) {
        page.element("h2", text: venue.name)
        priceTable(ordered(rates, by: register), caption: "Prices at \(venue.name)", &page)
      }
    }
  }

  // MARK: - Tables

  /// A table a family, in the order of all lists of prices.
  private func priceTables(_ rates: [Rate], by register: Register, _ page: inout HTML) {
    var groups: [(title: String, rates: [Rate])] = []
    for rate in ordered(rates, by: register) {
      let title = Families.title(of: register.family(of: rate.key.subject))
      if groups.last?.title != title { groups.append((title, [])) }
      groups[groups.count - 1].rates.append(rate)
    }
    for group in groups {
      page.element("h2", text: group.title)
      priceTable(group.rates, caption: "\(group.title): prices in force on \(day)", &page)
    }
  }

  private func ordered(_ rates: [Rate], by register: Register) -> [Rate] {
    rates.map { (rank: register.rank(of: $0.key.subject), rate: $0) }
      .sorted { left, right in
        left.rank == right.rank
          ? left.rate.key < right.rate.key : left.rank.lexicographicallyPrecedes(right.rank)
      }
      .map(\.rate)
  }

  private func priceTable(_ rates: [Rate], caption: String, _ page: inout HTML) {
    page.table(
      caption,
      [
        .words("What"), .number("Price"), .number("USD"), .words("Since"), .words("Last stated"),
        .number("Sources"), .words("Sure"),
      ]
    ) { page in
      for rate in rates { row(of: rate, &page) }
    }
  }

  private func row(of rate: Rate, _ page: inout HTML) {
    let name = register.name(of: rate.key.subject)
    page.element("tr") { page in
      page.element("th", [("scope", "row")]) { page in
        if let ruling = rulingsByID[rate.ruling] {
          page.element("a", [("href", Self.path(of: ruling))], text: name)
        } else {
          page.text(name)
        }
        page.element("span", [("class", "sub")], text: Self.detail(of: rate.key))
      }
      let value = Self.brief(rate.value, in: rate.key.unit)
      page.element("td", [("class", value.utf8.count > 14 ? "number long" : "number")]) { page in
        page.element("strong", text: value)
        page.element("span", [("class", "sub")], text: rate.key.unit.symbol)
      }
      let usd = rate.key.unit.numerator == "USD" ? rate.value : rate.usd
      page.element("td", [("class", "number")], text: Report.money(usd) ?? "")
      page.element("td") { $0.edge(rate.interval.from) }
      page.element("td") { page in
        if let stated = lastStated(rate.claims) {
          page.day(stated)
          page.element(
            "span",
            [("class", "sub \(freshness(of: stated))")],
            text: Age.words(of: stated, on: day)
          )
        }
      }
      let sources = Set(rate.claims.compactMap { register.claims[$0]?.source })
      page.element("td", [("class", "number")], text: "\(sources.count)")
      page.element("td") { $0.status(rate.status, rate.confidence) }
    }
    page.line()
  }

  /// What sets a row apart from others of its subject.
  private static func detail(of key: Rate.Key) -> String {
    let conditions = Report.words(for: key.conditions)
    return key.subject.text + (key.attribute == .price ? "" : " · \(key.attribute)")
      + (conditions.isEmpty ? "" : " · \(conditions)")
  }

  // MARK: - Above and below

  private func tiles(_ rates: [Rate], _ page: inout HTML) {
    let settled = rates.count { $0.status == .settled }
    let own = contents.knowledge.rulings.filter { $0.venue == .stability }
    let open = Conflict.all(in: own).filter { conflict in
      (conflict.ruling.period(on: day) ?? conflict.ruling.periods.last)?.status != .settled
    }
    let facts = [
      ("\(rates.count)", "values in force"), ("\(settled)", "of them settled"),
      ("\(Set(open.map(\.ruling.id)).count)", "open conflicts"),
      ("\(contents.knowledge.sources.count)", "sources"),
      ("\(contents.knowledge.snapshots.count)", "captured pages"),
    ]
    page.element("ul", [("class", "tiles")]) { page in
      for (number, words) in facts {
        page.element("li") { page in
          page.element("strong", text: number)
          page.text(" \(words)")
        }
      }
    }
    page.line()
  }

  private func recentChanges(_ page: inout HTML) {
    let changes = contents.publications.flatMap(\.changes)
      .filter { $0.kind == .priceChange && $0.key.attribute == .price && $0.day <= day }
    guard let last = changes.map(\.day).max() else {
      page.element("p", text: "No change of a price is known.")
      return
    }
    changeTable(changes.filter { $0.day == last }, caption: "Prices changed on \(last)", "", &page)
    page.element("p") { page in
      page.element("a", [("href", "changes.html")], text: "All changes")
    }
  }

  /// The site as a data set of schema.org, with where to get it as files.
  private var dataset: JSON {
    func download(_ file: String, _ type: String) -> JSON {
      .object([
        .init("@type", .string("DataDownload")), .init("contentUrl", .string(file)),
        .init("encodingFormat", .string(type)),
      ])
    }
    let first = contents.publications.map(\.day).min() ?? day
    return .object([
      .init("@context", .string("https://schema.org")), .init("@type", .string("Dataset")),
      .init("name", .string("Prices of Stability AI's API")),
      .init(
        "description",
        .string(
          "Prices in force on \(day) and every earlier one known, each traced to quoted pages of "
            + "several sources, with conflicts between them and how each was decided."
        )
      ),
      .init("version", .string("\(contents.table.number)")),
      .init("dateModified", .string(known.description)),
      .init("temporalCoverage", .string("\(first)/\(day)")),
      .init("isAccessibleForFree", .boolean(true)),
      .init(
        "creator",
        .object([
          .init("@type", .string("Organization")), .init("name", .string(ChangeFeed.author)),
        ])
      ),
      .init(
        "distribution",
        .array([download("prices.csv", "text/csv"), download("prices.json", "application/json")])
      ),
    ])
  }
}
