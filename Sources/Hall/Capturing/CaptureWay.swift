/// By which way a page is to be captured.
enum CaptureWay: String, Sendable, CaseIterable {
  /// Plainly, and by embedded data, the documents it loads or the browser where the page is an empty
  /// application.
  case auto
  case http
  case browser
  case file
  /// From a web archive, the Wayback Machine or another.
  case wayback
  /// From a WARC file.
  case warc
}
