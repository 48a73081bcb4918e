package import Vocabulary

/// What a bill of usage is of, and what the user asked beside its total.
package struct UsageBillHeading: Sendable, Hashable {
  package let file: String

  /// How many rows were good.
  package let rows: Int

  /// The last day of what is known.
  package let known: Day
  package let budget: BillHeading.Budget?
  package let balance: BillHeading.Balance?

  /// Publications that changed what had been said of days on the bill, a sentence each.
  package let corrections: [String]

  package init(
    file: String,
    rows: Int,
    known: Day,
    budget: BillHeading.Budget? = nil,
    balance: BillHeading.Balance? = nil,
    corrections: [String] = []
  ) {
    self.file = file
    self.rows = rows
    self.known = known
    self.budget = budget
    self.balance = balance
    self.corrections = corrections
  }
}

extension Report {
  /// Metered usage: a part for all days with the same prices, and the total.
  package static func usageBill(
    _ bill: UsageBill,
    _ heading: UsageBillHeading,
    _ register: Register
  ) -> Report {
    let days = bill.days.map { ", \(words(for: $0))" } ?? ""
    var parts: [Part] = [
      .title(
        "Usage in \(heading.file)\(days): the bill at the prices of its days, known as of ",
        known: heading.known,
        "."
      )
    ]
    for era in bill.eras {
      parts += [
        .line("\(words(for: era.days)) (table \(era.table)):"), .table(billTable(era.bill)),
      ]
    }
    let total = [bill.total.usd.map(dollars), bill.total.credits.map { shown($0) + " credits" }]
      .compactMap { $0 }
    parts.append(
      .line(
        bill.eras.isEmpty
          ? "Nothing is billed."
          : "In all \(total.joined(separator: ", ")); \(count(heading.rows, "row")) read.",
        .strong
      )
    )
    if bill.eras.contains(where: { $0.bill.lines.contains { $0.isContested } }) {
      parts.append(
        .line(
          "? rests on a contested price; 'pricebook explain' with its name shows who says what.",
          .faint
        )
      )
    }
    if let budget = heading.budget { parts.append(words(for: budget)) }
    if let balance = heading.balance { parts.append(words(for: balance)) }
    if !heading.corrections.isEmpty {
      parts.append(.line("Corrected since it was first said; '--as-of' gives the bill as it was:"))
      parts += heading.corrections.map { .item(level: 1, $0) }
    }
    return Report(
      parts: parts,
      columns: [
        "row", "from", "to", "table", "operation", "name", "settings", "requests", "rate", "unit",
        "credits", "usd", "contested", "basis", "known",
      ],
      records: bill.eras.flatMap { era in
        era.bill.lines.map { record(of: $0, in: era, heading, register) }
      } + [totalRecord(bill, heading)]
    )
  }

  private static func words(for days: DaySpan) -> String {
    days.exact.map { $0.description } ?? "\(days.first) to \(days.last)"
  }

  private static func record(
    of line: Bill.Line,
    in era: UsageBill.Era,
    _ heading: UsageBillHeading,
    _ register: Register
  ) -> [JSON.Member] {
    [
      .init("row", .string("line")), .init("from", .string(era.days.first.description)),
      .init("to", .string(era.days.last.description)), .init("table", .number(era.table)),
    ] + members(of: line, register) + [.init("known", .string(heading.known.description))]
  }

  private static func totalRecord(
    _ bill: UsageBill,
    _ heading: UsageBillHeading
  ) -> [JSON.Member] {
    [
      .init("row", .string("total")), .init("from", .optional(bill.days?.first)),
      .init("to", .optional(bill.days?.last)), .init("rows", .number(heading.rows)),
      .init("credits", .bounds(bill.total.credits)), .init("usd", .bounds(bill.total.usd)),
    ] + members(of: heading.budget) + members(of: heading.balance) + [
      .init("corrections", .strings(heading.corrections)),
      .init("known", .string(heading.known.description)),
    ]
  }
}
