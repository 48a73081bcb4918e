import Vocabulary

/// What a source says of a value, in which words: claims of several captures that are alike are one.
struct Statement {
  let claim: Claim
  let excerpt: Excerpt?

  /// When it was said, by the page's own dates or the days of capture; sorted, each once.
  let days: [Day]

  /// How many claims it stands for.
  let count: Int

  /// Statements in the order of their first claims.
  static func all(in ids: [Identifier<Claim>], _ site: Site) -> [Statement] {
    var order: [Key] = []
    var groups: [Key: [Claim]] = [:]
    for id in ids {
      guard let claim = site.register.claims[id] else { continue }
      let key = Key(claim, site.contents.excerpts[id])
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(claim)
    }
    return order.compactMap { key in
      let claims = groups[key] ?? []
      guard let claim = claims.first else { return nil }
      let days = claims.flatMap { one -> [Day] in
        [one.validity.asserted?.first, site.lastStated(one)].compactMap { $0 }
      }
      return Statement(
        claim: claim,
        excerpt: key.excerpt,
        days: Set(days).sorted(),
        count: claims.count
      )
    }
  }

  /// Those that follow each other and stand in one block of one page together.
  static func byPlace(_ statements: [Statement]) -> [[Statement]] {
    var groups: [[Statement]] = []
    for statement in statements {
      if let last = groups.last?.last?.claim.evidence, let own = statement.claim.evidence,
        last.snapshot == own.snapshot, last.path == own.path
      {
        groups[groups.count - 1].append(statement)
      } else {
        groups.append([statement])
      }
    }
    return groups
  }

  private struct Key: Hashable {
    let source: Identifier<Source>
    let value: Value
    let unit: Unit
    let isApproximate: Bool
    let excerpt: Excerpt?

    init(_ claim: Claim, _ excerpt: Excerpt?) {
      source = claim.source
      value = claim.value
      unit = claim.unit
      isApproximate = claim.isApproximate
      self.excerpt = excerpt
    }
  }

  /// Who, what, when; the words; where they stand.
  func write(to page: inout HTML, in site: Site) {
    let source = site.register.sources[claim.source]
    page.element("p", [("class", "speaker")]) { page in
      page.element("strong", text: source?.publisher ?? claim.source.text)
      page.element("span", [("class", "kind")], text: source?.kind.rawValue ?? "unknown kind")
      page.text(
        (claim.isApproximate ? " about " : " ") + Site.quantity(claim.value, claim.unit)
      )
      if let from = claim.validity.from {
        page.text(", from ")
        page.day(from)
      }
      if let first = days.first, let last = days.last {
        page.text(", stated ")
        page.day(first)
        if first != last {
          page.text(" to ")
          page.day(last)
        }
      }
    }
    if let excerpt,
      let id = claim.evidence.map({ "\($0.snapshot.text.prefix(8)) at \($0.passage.bytes)" })
    {
      page.element("blockquote") { excerpt.write(to: &$0, from: id) }
    }
    trace(to: &page, in: site)
  }

  /// The way back to the bytes.
  private func trace(to page: inout HTML, in site: Site) {
    guard let evidence = claim.evidence else {
      page.element("p", [("class", "trace")], text: "Handed in as a row, without a page behind it.")
      return
    }
    let snapshot = site.register.snapshot(of: claim)
    page.element("p", [("class", "trace")]) { page in
      if let snapshot {
        let address =
          excerpt.map {
            TextFragment.address(snapshot.address, quoting: $0.quote, after: $0.before)
          } ?? snapshot.address
        page.link(to: address, text: HTML.isOnTheWeb(address) ? "These words on the page" : address)
        page.text(", captured ")
        page.day(snapshot.captured)
        page.text(snapshot.fidelity == .transcribed ? " (transcribed); " : "; ")
      }
      let bytes = evidence.passage.bytes
      page.text(
        "bytes \(bytes.lowerBound)–\(bytes.upperBound) of snapshot "
      )
      page.element(
        "code",
        [("title", evidence.snapshot.text)],
        text: String(evidence.snapshot.text.prefix(12))
      )
      page.text(" at \(evidence.path), rule \(evidence.rule)")
      if count > 1 { page.text("; \(Report.count(count, "claim"))") }
    }
  }
}

extension Excerpt {
  /// The words with the quote marked, in the shape they have on the page.
  ///
  /// `place` names where it stands, which tells its box apart from others of the page.
  func write(to page: inout HTML, from place: String) {
    if !under.isEmpty {
      page.element("p", [("class", "under")]) { page in
        page.text("under ")
        for (index, heading) in under.enumerated() {
          if index > 0 { page.text(", ") }
          page.element("q", [("dir", "auto")], text: heading)
        }
      }
    }
    switch content {
    case .text(let runs):
      page.element("p", [("dir", "auto")]) { Self.write(runs, to: &$0) }
    case .table(let headRows, let rows):
      page.scrolling("Row of a table in \(place)") { page in
        page.element("table", [("class", "quoted")]) { page in
          for (index, row) in rows.enumerated() {
            page.element("tr", [("class", index < headRows ? "head" : nil)]) { page in
              for cell in row {
                page.element("td", [("dir", "auto")]) { page in
                  if let cell { Self.write(cell, to: &page) } else { page.text("…") }
                }
              }
            }
          }
        }
      }
    case .fields(let fields):
      page.element("p", [("dir", "auto"), ("class", "fields")]) { page in
        for (index, field) in fields.enumerated() {
          if index > 0 { page.void("br") }
          Self.write(field.name, to: &page)
          if !field.value.isEmpty {
            page.text(": ")
            Self.write(field.value, to: &page)
          }
        }
      }
    }
  }

  private static func write(_ runs: [Run], to page: inout HTML) {
    for run in runs {
      switch run.mark {
      case .plain: page.text(run.text)
      case .context: page.element("b", text: run.text)
      case .quote: page.element("mark", text: run.text)
      }
    }
  }
}
