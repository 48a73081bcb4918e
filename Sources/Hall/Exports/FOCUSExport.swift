import Archive
import Planning
import Reporting
import Vocabulary

/// `pricebook export focus`: a bill as rows of FOCUS 1.2.
enum FOCUSExport {
  static let account = Option(
    "account",
    .word,
    "For focus: the billing account. Default: unassigned."
  ) { $0.isEmpty ? nil : $0 }

  static let invoice = Option(
    "invoice",
    .word,
    "For focus: the invoice that the charges are on. Default: none."
  ) { $0.isEmpty ? nil : $0 }

  static let export = Export(
    "focus",
    "a bill as FOCUS 1.2, credits as virtual currency; of a WORKLOAD, or with --usage",
    options: [
      BillCommand.usage.spec, PricesCommand.at.spec, SharedOptions.venue.spec, account.spec,
      invoice.spec,
    ],
    takesWorkload: true
  ) { request in
    let charges = try request.charges()
    let sheet = FOCUSSheet(
      charges,
      account: request.invocation[account] ?? "unassigned",
      invoice: request.invocation[invoice],
      Register(subjects: try request.opened.base.subjects())
    )
    return Export.Contents(sheet.text, notes: notes(on: charges))
  }

  /// What a single figure hides, and what was bought for the bill.
  private static func notes(on charges: [FOCUSCharge]) -> [String] {
    let open = Set(charges.filter { $0.rate.status != .settled }.map(\.rate.ruling.text)).sorted()
    guard !open.isEmpty else { return [] }
    let names = open.map { "'\($0)'" }.joined(separator: ", ")
    return [
      "Not settled, and here at the value that leads: \(names); 'pricebook bill' shows the range."
    ]
  }
}
