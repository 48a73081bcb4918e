import Reporting

/// `pricebook export json`: the price table as one document with a frozen schema.
enum JSONExport {
  static let export = Export(
    "json",
    "the same as one document, by data/schema/exports/price-table-v1.schema.json"
  ) { request in
    let (table, rates) = try request.prices()
    let document = PriceDocument(rates, on: request.day, from: table, try request.opened.register())
    return Export.Contents(document.text)
  }
}
