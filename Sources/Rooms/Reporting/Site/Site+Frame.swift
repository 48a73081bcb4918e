import Vocabulary

/// The frame around every page: head, navigation, foot.
extension Site {
  /// The parts of the navigation.
  enum Section: String, CaseIterable {
    case prices = "Prices"
    case elsewhere = "Other sellers"
    case changes = "Changes"
    case conflicts = "Conflicts"
    case scenarios = "Scenarios"
    case forecast = "Forecast"
    case sources = "Sources"
    case method = "Method"

    var path: String {
      switch self {
      case .prices: "index.html"
      case .elsewhere: "elsewhere.html"
      case .changes: "changes.html"
      case .conflicts: "conflicts.html"
      case .scenarios: "scenarios.html"
      case .forecast: "forecast.html"
      case .sources: "sources.html"
      case .method: "method.html"
      }
    }
  }

  /// Nothing runs, nothing is fetched but the style sheet beside the page, nothing is sent.
  private static let policy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"

  /// A whole page; `path` is where it will stand, so that its links lead back to the top.
  func page(
    _ title: String,
    about summary: String,
    at path: String,
    in section: Section,
    data: JSON? = nil,
    _ body: (inout HTML) -> Void
  ) -> [UInt8] {
    let top = String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    var page = HTML()
    page.doctype()
    page.element("html", [("lang", "en")]) { page in
      page.line()
      page.element("head") { page in head(title, summary, top, data, &page) }
      page.line()
      page.element("body") { page in
        page.element("a", [("class", "skip"), ("href", "#content")], text: "To the content")
        page.line()
        page.element("header") { page in header(section, top, isIndex: path == "index.html", &page)
        }
        page.line()
        page.element("main", [("id", "content"), ("tabindex", "-1")]) { page in
          page.line()
          body(&page)
        }
        page.line()
        page.element("footer") { page in foot(top, &page) }
        page.line()
      }
      page.line()
    }
    page.line()
    return page.bytes
  }

  private func head(
    _ title: String,
    _ summary: String,
    _ top: String,
    _ data: JSON?,
    _ page: inout HTML
  ) {
    page.void("meta", [("charset", "utf-8")])
    page.void(
      "meta",
      [("http-equiv", "Content-Security-Policy"), ("content", Self.policy)]
    )
    page.line()
    page.void(
      "meta",
      [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]
    )
    page.void("meta", [("name", "color-scheme"), ("content", "light dark")])
    page.void("meta", [("name", "referrer"), ("content", "no-referrer")])
    page.void("meta", [("name", "description"), ("content", summary)])
    page.line()
    page.element("title", text: "\(title) · Stability AI prices")
    page.void("link", [("rel", "stylesheet"), ("href", top + "style.css")])
    page.line()
    if let data {
      page.data(data)
      page.line()
    }
  }

  private func header(_ section: Section, _ top: String, isIndex: Bool, _ page: inout HTML) {
    page.element("p", [("class", "brand")]) { page in
      page.element("a", [("href", top + "index.html")], text: "Stability AI prices")
    }
    page.element("nav", [("aria-label", "Pages")]) { page in
      page.element("ul") { page in
        for one in Section.allCases where one != .forecast || contents.spending != nil {
          page.element("li") { page in
            page.element(
              "a",
              [
                ("href", top + one.path),
                ("aria-current", one == section ? "true" : nil),
              ],
              text: one.rawValue
            )
          }
        }
      }
    }
  }

  private func foot(_ top: String, _ page: inout HTML) {
    page.element("p") { page in
      page.text(
        "Prices of \(day), from what was known on \(known) (table \(contents.table.number)). "
          + "Made by \(contents.program); no page of Stability AI. "
      )
      page.element("a", [("href", top + "prices.csv")], text: "Prices as CSV")
      page.text(", ")
      page.element("a", [("href", top + "prices.json")], text: "as JSON")
      page.text(
        ". Numbers in credits are Stability AI's own; every one leads to the words of a page."
      )
    }
  }
}

// MARK: - Words that all pages share

extension Site {
  /// The age as a class: what a page said half a year ago may not hold any more.
  func freshness(of day: Day) -> String {
    switch self.day.number - day.number {
    case ...31: "fresh"
    case ...183: "ageing"
    default: "old"
    }
  }

  /// The last day on which one of some claims was stated: the page's own date where it has one, else
  /// when it was last seen to say so.
  func lastStated(_ claims: [Identifier<Claim>]) -> Day? {
    claims.compactMap { register.claims[$0] }.compactMap(lastStated).max()
  }

  func lastStated(_ claim: Claim) -> Day? {
    let snapshot = register.snapshot(of: claim)
    let stated = claim.validity.asserted?.last ?? snapshot?.captured
    guard let snapshot, snapshot.published == nil, let seen = contents.sightings[snapshot.id] else {
      return stated
    }
    return stated.map { max($0, seen) } ?? seen
  }

  /// A value with its unit: "60 credit/generation", "$0.60/generation".
  static func quantity(_ value: Value?, _ unit: Unit) -> String {
    guard unit.numerator == "USD", let money = Report.money(value) else {
      let isCounted = value != nil && ![Unit.boolean, .date, .text].contains(unit)
      let words = isCounted ? (Brief.isShortened(value) ? " (\(unit))" : " \(unit)") : ""
      return Brief.text(of: value) + words
    }
    return money + (unit.denominator.map { "/\($0)" } ?? "")
  }

  /// A value for a cell: money as money, long ones by what a person needs first.
  static func brief(_ value: Value?, in unit: Unit) -> String {
    (unit.numerator == "USD" ? Report.money(value) : nil) ?? Brief.text(of: value)
  }
}

extension HTML {
  /// A day that machines can read too.
  mutating func day(_ day: Day) {
    element("time", [("datetime", day.description)], text: day.description)
  }

  /// The status of a value in a word, with how sure it is.
  mutating func status(_ status: Ruling.Status, _ confidence: Confidence) {
    element("span", [("class", "state")]) { page in
      page.element("span", [("class", "badge \(status.rawValue)")], text: status.rawValue)
      page.text(" \(confidence.percent) %")
    }
  }

  /// The day of an edge; "by" it where only the first sighting is known.
  mutating func edge(_ edge: Interval.Edge?, else words: String = "") {
    guard let edge else {
      text(words)
      return
    }
    element("span", [("class", "edge")]) { page in
      if !edge.isExact { page.text("by ") }
      page.day(edge.day)
    }
  }
}
