import Reporting

/// `pricebook export jsonl`: the price table an object a line, ready to be made Parquet.
enum JSONLExport {
  static let export = Export(
    "jsonl",
    "the same as JSON lines, every column in every row, ready for Parquet"
  ) { request in
    let (table, rates) = try request.prices()
    let sheet = PriceSheet(rates, from: table, try request.opened.register())
    return Export.Contents(sheet.text(as: .jsonl))
  }
}
