import Vocabulary

/// Where sources disagree, and how each was decided.
extension Site {
  func conflictsPage() -> [UInt8] {
    let all = Report.ordered(Conflict.all(in: contents.knowledge.rulings), on: day, register)
    // Other sellers behind, whatever the state of their prices.
    let conflicts =
      all.filter { $0.ruling.venue == .stability } + all.filter { $0.ruling.venue != .stability }
    let open = conflicts.filter { status(of: $0) != .settled }
    let closed = conflicts.filter { status(of: $0) == .settled }
    return page(
      "Conflicts",
      about: "Where sources disagree about Stability AI's prices, why, and which value stands.",
      at: "conflicts.html",
      in: .conflicts
    ) { page in
      page.element("h1", text: "Where sources disagree")
      page.element(
        "p",
        [("class", "lead")],
        text: "\(Report.count(conflicts.count, "conflict")) as of \(known), of which \(open.count) "
          + "concern a value that is not settled. Nothing is thrown away: what was set aside stands on "
          + "the page of its service, in its own words and with the reason."
      )
      page.element("h2", [("id", "open")], text: "Open")
      table(of: open, caption: "Conflicts about values that are not settled", &page)
      page.element("h2", [("id", "decided")], text: "Decided")
      table(of: closed, caption: "Conflicts that leave the value settled", &page)
      page.element("h2", [("id", "causes")], text: "The causes")
      page.element("dl") { page in
        for (cause, words) in Self.causes {
          page.element("dt", text: cause)
          page.element("dd", text: words)
        }
      }
    }
  }

  private func status(of conflict: Conflict) -> Ruling.Status? {
    (conflict.ruling.period(on: day) ?? conflict.ruling.periods.last)?.status
  }

  private func table(of conflicts: [Conflict], caption: String, _ page: inout HTML) {
    guard !conflicts.isEmpty else {
      page.element("p", text: "None.")
      return
    }
    page.table(
      caption,
      [
        .words("What"), .number("In force"), .words("Cause"), .words("Set aside"),
        .words("Decided by"),
      ]
    ) { page in
      for conflict in conflicts { row(of: conflict, &page) }
    }
  }

  private func row(of conflict: Conflict, _ page: inout HTML) {
    let ruling = conflict.ruling
    let period = ruling.period(on: day) ?? ruling.periods.last
    page.element("tr") { page in
      page.element("th", [("scope", "row")]) { page in
        page.element(
          "a",
          [("href", Self.path(of: ruling))],
          text: register.name(of: ruling.subject)
        )
        page.element("span", [("class", "sub")], text: Self.title(of: ruling))
      }
      page.element("td", [("class", "number")]) { page in
        page.element("strong", text: Self.brief(period?.value, in: ruling.unit))
        page.element("span", [("class", "sub")], text: ruling.unit.symbol)
      }
      page.element("td") { page in
        let words = conflict.detail.map { "\(conflict.cause) \($0)" } ?? conflict.cause
        page.element("span", [("class", "badge cause")], text: words)
      }
      page.element("td") { setAside(conflict, &$0) }
      page.element("td") { decision(on: ruling, period, &$0) }
    }
    page.line()
  }

  private func setAside(_ conflict: Conflict, _ page: inout HTML) {
    if conflict.setAside.isEmpty {
      page.text("nothing; nobody who should know confirms it")
      return
    }
    var reasons: [String] = []
    for aside in conflict.setAside where !reasons.contains(aside.reason) {
      reasons.append(aside.reason)
    }
    page.element("ul", [("class", "plain")]) { page in
      for reason in reasons {
        let group = conflict.setAside.filter { $0.reason == reason }
        let claims = group.compactMap { register.claims[$0.claim] }
        let values = Report.firstFew(
          claims.map { Self.quantity($0.value, $0.unit) }
        )
        let speakers = Report.firstFew(
          claims.map { register.sources[$0.source]?.publisher ?? $0.source.text }
        )
        page.element("li") { page in
          page.element("strong", text: values)
          page.text(" by \(speakers). \(reason)")
        }
      }
    }
  }

  private func decision(on ruling: Ruling, _ period: Ruling.Period?, _ page: inout HTML) {
    if let decision = ruling.decision.flatMap({ register.decisions[$0] }) {
      page.text("\(decision.who), ")
      page.day(decision.when)
      page.text(": \(decision.why)")
      return
    }
    guard let period else {
      page.text("nothing is in force")
      return
    }
    let sources = Set(period.kept.compactMap { register.claims[$0]?.source })
    page.text("the evidence of \(Report.count(sources.count, "source")): ")
    page.status(period.status, period.confidence)
    if let wanted = period.wanted {
      page.element("span", [("class", "sub")], text: "Wanted: \(wanted)")
    }
  }

  /// From what may yet overturn a value to what was right in its time.
  static let causes = [
    ("dispute", "No explanation fits, and the weight of evidence does not decide."),
    ("outlier", "No explanation fits, and the weight of evidence is against it."),
    ("uncorroborated", "Nobody contradicts, and nobody who should know confirms."),
    ("arithmetic-slip", "It was worked out from other numbers of the page, wrongly."),
    ("unit-slip", "The number is right in another unit: off by the factor given."),
    ("other-product", "It is the value of another product."),
    ("other-scope", "It speaks of another plan, sign-up path, setting or seller."),
    ("stale-copy", "The source spoke after a change and still shows the value from before it."),
    ("premature", "The source shows a later value before it was in force."),
    ("approximation", "It rounds or hedges the value in force."),
    ("copy", "It repeats another source and is no second witness."),
    ("superseded", "It was right until a later value took its place."),
  ]
}
