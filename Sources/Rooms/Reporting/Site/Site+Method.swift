/// How the numbers come about, in the words that the pages use.
extension Site {
  func methodPage() -> [UInt8] {
    page(
      "Method",
      about: "How prices are captured, read, decided, published and compared.",
      at: "method.html",
      in: .method
    ) { page in
      page.element("h1", text: "Method")
      page.element(
        "p",
        [("class", "lead")],
        text: "From the bytes of a page to a number on a bill, step by step; nothing on the way is "
          + "thrown away or changed afterwards."
      )
      for (title, paragraphs) in Self.method {
        page.element("h2", text: title)
        for words in paragraphs { page.element("p", text: words) }
        page.line()
      }
      page.element("h2", text: "Words for a value")
      page.element("dl") { page in
        for (word, meaning) in Self.statuses {
          page.element("dt", text: word)
          page.element("dd", text: meaning)
        }
      }
      page.element("p") { page in
        page.text("The causes of disagreement are explained under ")
        page.element("a", [("href", "conflicts.html#causes")], text: "Conflicts")
        page.text(", the classes of changes under ")
        page.element("a", [("href", "changes.html")], text: "Changes")
        page.text(".")
      }
    }
  }

  private static let method = [
    (
      "Capture",
      [
        "Pages are kept as the bytes that came, under their SHA-256, with the address and the day. A "
          + "transcribed page holds a source’s facts in the shape of its page, in our own words, written "
          + "by hand; a verbatim one is what the publisher sent."
      ]
    ),
    (
      "Reading",
      [
        "A page is read into headings, tables, lists and paragraphs, and claims are read from those: "
          + "this subject’s attribute has this value. Each claim keeps the run of bytes that says so. "
          + "On these pages the words are marked that state the value; words in bold lend it meaning, as "
          + "the head of a column does.",
        "Links lead to the very words where a browser knows text fragments. The page may have changed "
          + "since, and the words of a transcribed page are not always the page’s own.",
      ]
    ),
    (
      "Deciding",
      [
        "A price over time is a step function. For each thing the one is looked for that the evidence "
          + "supports best: few changes, preferably on announced days, and each claim either agreeing "
          + "with the value in force on its day or explained by a cause. Prices of other sellers never "
          + "count for or against Stability AI’s.",
        "The percentage beside a value says how sure the decision is of it. A decision made by a person "
          + "outranks all of this, with its reason shown.",
      ]
    ),
    (
      "Two times",
      [
        "When a price was in force is one thing, when we knew it another. Tables are published for a "
          + "day and never changed; a correction is a new publication for the same day. “Last stated” is "
          + "the last day for which a source says the value: the page’s own date where it has one, else "
          + "the day it was captured or last seen unchanged."
      ]
    ),
    (
      "Comparing",
      [
        "Costs are exact: no binary fraction is used for money, and where something is rounded the rule "
          + "is named. Break-evens are the smallest whole numbers from which one way of paying is cheaper "
          + "than another. The best mix is found by exact integer programming and says whether it is "
          + "proven.",
        "Forecasts draw many courses of use, of contested prices and of price changes at the rate at "
          + "which they have been seen. A scenario has no past, so its use is taken to stay as it is, "
          + "with a noise that the page names.",
      ]
    ),
  ]

  private static let statuses = [
    ("settled", "The evidence leaves no other value standing."),
    (
      "contested",
      "A value leads, but witnesses of weight disagree or nobody who should know states it."
    ), ("unresolved", "No value leads."),
  ]
}
