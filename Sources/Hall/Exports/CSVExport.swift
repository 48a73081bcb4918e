import Reporting

/// `pricebook export csv`: the price table for spreadsheets and data frames.
enum CSVExport {
  static let export = Export("csv", "the prices of a day as CSV, a row each") { request in
    let (table, rates) = try request.prices()
    let sheet = PriceSheet(rates, from: table, try request.opened.register())
    return Export.Contents(sheet.text(as: .csv))
  }
}
