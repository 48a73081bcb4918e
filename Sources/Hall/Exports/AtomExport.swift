import Reporting

/// `pricebook export atom`: what changed, for feed readers.
enum AtomExport {
  static let export = Export(
    "atom",
    "what each publication changed, as an Atom feed",
    options: [ExportRequest.site.spec]
  ) { request in
    Export.Contents(try request.changeFeed().atom)
  }
}
