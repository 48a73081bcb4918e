package import Vocabulary

/// Reads bytes into a page.
package enum Markup {
  /// The version of this reader: a page read by an older one is read again.
  package static let version = "1"

  /// The blocks of a page in the order a person reads them, each text mapped to its bytes.
  ///
  /// `region` narrows the page to a part: an XPath for HTML ("//main//table"), or for any kind of
  /// page the text of a heading, which takes what stands under it. A region that is not there gives
  /// no blocks and the finding "region-missing".
  package static func page(
    from bytes: [UInt8],
    as type: Snapshot.MediaType,
    region: String? = nil
  ) throws(MarkupError) -> Page {
    let decoding = try Decoding(bytes)
    var page = PageBuilder()
    for finding in decoding.findings {
      page.find(finding.severity, finding.category, finding.message)
    }
    let isXPath = type == .html && region.map { $0.contains("/") } == true
    switch type {
    case .html: HTMLReader.read(decoding.source, region: isXPath ? region : nil, into: &page)
    case .markdown: MarkdownReader(decoding.source).read(into: &page)
    case .json:
      var reader = JSONReader(decoding.source)
      reader.read(into: &page)
    case .plain:
      var reader = PlainReader(decoding.source)
      reader.read(into: &page)
    }
    if let region, !isXPath { page.narrow(toHeading: region) }
    return page.page()
  }
}
