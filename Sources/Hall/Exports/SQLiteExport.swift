import Archive
import Reporting
import Vocabulary

/// `pricebook export sqlite`: everything that is known, in one file that Datasette opens.
enum SQLiteExport {
  static let export = Export(
    "sqlite",
    "everything that is known as a SQLite database; needs --output",
    isBinary: true
  ) { request in
    Export.Contents(try SQLiteImage.bytes(of: Dataset(try request.knowledge())))
  }
}
