extension Report {
  /// The report as part of a page, its strong lines as headings of a level.
  ///
  /// Every column is there: a page scrolls where a terminal cannot.
  func write(to page: inout HTML, headings level: HeadingLevel) {
    var index = parts.startIndex
    while index < parts.endIndex {
      switch parts[index] {
      case .blank: break
      case .line(let words, .strong):
        page.element(level.name, text: Self.heading(words))
      case .title(let before, let known, let after):
        page.element(level.name, text: "\(before)\(known)\(after)")
      case .line(let words, let tone):
        page.element("p", [("class", tone.name)], text: words)
      case .table(let table): table.write(to: &page)
      case .item:
        let items = parts[index...].prefix {
          if case .item = $0 { true } else { false }
        }
        Self.list(items, &page)
        index = items.endIndex - 1
      }
      page.line()
      index += 1
    }
  }

  enum HeadingLevel {
    case second
    case third

    var name: StaticString {
      switch self {
      case .second: "h2"
      case .third: "h3"
      }
    }
  }

  /// "Not ranked:" heads what follows without its colon.
  private static func heading(_ words: String) -> String {
    words.hasSuffix(":") ? String(words.dropLast()) : words
  }

  /// Items with those that are moved in further as lists within.
  private static func list(_ items: ArraySlice<Part>, _ page: inout HTML) {
    page.element("ul") { page in
      var index = items.startIndex
      let base = level(of: items[index])
      while index < items.endIndex {
        let inner = items[(index + 1)...].prefix { level(of: $0) > base }
        page.element("li") { page in
          if case .item(_, let words, let tone) = items[index] {
            page.element("span", [("class", tone.name)], text: words)
          }
          if !inner.isEmpty { list(inner, &page) }
        }
        index = inner.isEmpty ? index + 1 : inner.endIndex
      }
    }
  }

  private static func level(of part: Part) -> Int {
    if case .item(let level, _, _) = part { level } else { 0 }
  }
}

extension TextTable {
  /// The table with all columns that have a word in them, in a box that scrolls sideways.
  func write(to page: inout HTML) {
    let shown = columns.indices.filter { index in
      rows.contains { $0.indices.contains(index) && !$0[index].text.isEmpty }
    }
    guard !shown.isEmpty else { return }
    // What a row is about: its first words, behind marks and ranks.
    let subject = shown.first { !columns[$0].title.isEmpty && columns[$0].alignment == .left }
    page.scrolling(shown.map { columns[$0].title }.joined(separator: ", ")) { page in
      page.element("table") { page in
        page.element("thead") { page in
          page.element("tr") { page in
            for index in shown { head(index, &page) }
          }
        }
        page.line()
        page.element("tbody") { page in
          for (number, row) in rows.enumerated() {
            if let heading = headings[number] {
              page.element("tr", [("class", "group")]) { page in
                page.element(
                  "th",
                  [("colspan", "\(shown.count)"), ("scope", "rowgroup")],
                  text: heading
                )
              }
            }
            page.element("tr") { page in
              for index in shown { cell(index, of: row, isHead: index == subject, &page) }
            }
            page.line()
          }
        }
      }
    }
  }

  /// A column of marks has no title, and a head cell must not be empty.
  private func head(_ index: Int, _ page: inout HTML) {
    let title = columns[index].title
    if title.isEmpty {
      page.element("td") { _ in }
    } else {
      page.element("th", [("scope", "col"), ("class", columns[index].name)], text: title)
    }
  }

  private func cell(_ index: Int, of row: [Cell], isHead: Bool, _ page: inout HTML) {
    let cell = row.indices.contains(index) ? row[index] : Cell("")
    let classes = [columns[index].name, cell.tone.name].compactMap { $0 }
    let name = classes.isEmpty ? nil : classes.joined(separator: " ")
    if isHead, !cell.text.isEmpty {
      page.element("th", [("scope", "row"), ("class", name)], text: cell.text)
    } else {
      page.element("td", [("class", name)], text: cell.text)
    }
  }
}

extension TextTable.Column {
  /// The class of its cells.
  fileprivate var name: String? {
    switch alignment {
    case .left: nil
    case .drawing: "drawing"
    case .right, .decimal: "number"
    }
  }
}

extension Tone {
  /// The class of words in this tone.
  var name: String? {
    switch self {
    case .plain: nil
    case .strong: "strong"
    case .faint: "faint"
    case .good: "good"
    case .doubtful: "doubtful"
    case .bad: "bad"
    }
  }
}
