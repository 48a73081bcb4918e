import Reporting

/// `pricebook export jsonfeed`: the same for readers of JSON Feed.
enum JSONFeedExport {
  static let export = Export(
    "jsonfeed",
    "the same as JSON Feed 1.1",
    options: [ExportRequest.site.spec]
  ) { request in
    Export.Contents(try request.changeFeed().jsonFeed)
  }
}
