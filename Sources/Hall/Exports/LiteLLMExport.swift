import Reporting

/// `pricebook export litellm`: a price map that the Python package `litellm` loads.
enum LiteLLMExport {
  static let export = Export(
    "litellm",
    "a price map of Stability's image models for LiteLLM"
  ) { request in
    let (table, rates) = try request.prices()
    let map = LiteLLMPriceMap(rates, from: table, try request.opened.register())
    let names = map.left.map { "'\($0)'" }.joined(separator: ", ")
    return Export.Contents(
      map.text,
      notes: map.left.isEmpty
        ? []
        : ["Left out, since LiteLLM takes one certain number only and theirs is none: \(names)."]
    )
  }
}
