extension HTML {
  /// The head of a column.
  struct Column {
    let title: String
    let isNumber: Bool

    static func words(_ title: String) -> Column { Column(title: title, isNumber: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// A table in a box that scrolls sideways; the closure writes its rows.
  ///
  /// `label` names the box where the caption alone stands on the page more than once.
  mutating func table(
    _ caption: String,
    _ columns: [Column],
    label: String? = nil,
    rows: (inout HTML) -> Void
  ) {
    scrolling(label ?? caption) { page in
      page.element("table") { page in
        page.element("caption", text: caption)
        page.element("thead") { page in
          page.element("tr") { page in
            for column in columns {
              page.element(
                "th",
                [("scope", "col"), ("class", column.isNumber ? "number" : nil)],
                text: column.title
              )
            }
          }
        }
        page.line()
        page.element("tbody") { rows(&$0) }
      }
    }
  }

  /// A box that scrolls sideways by itself, with the keyboard too, so that the page never does.
  mutating func scrolling(_ label: String, _ content: (inout HTML) -> Void) {
    element(
      "div",
      [("class", "scroll"), ("role", "region"), ("tabindex", "0"), ("aria-label", label)],
      content
    )
    line()
  }
}
