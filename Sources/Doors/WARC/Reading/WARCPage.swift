package import Vocabulary

/// A page that a WARC file holds, as its reader got it.
package struct WARCPage: Sendable, Hashable {
  /// What was asked for, as the record writes it.
  package let address: String
  package let day: Day

  /// The status of the answer; 200 where the record holds the page alone.
  package let status: Int

  /// Of the answer; the type alone where the record holds the page alone.
  package let headers: [WARCRecord.Field]

  /// After transfer and content codings were undone.
  package let bytes: [UInt8]

  /// What records of the same bytes refer to.
  package let payloadDigest: String?

  /// Where the record begins in the file.
  package let place: Int
}

/// A record that says that a page had the same bytes as another record's (WARC 1.1, section 6.7).
package struct WARCRevisit: Sendable, Hashable {
  package let address: String
  package let day: Day
  package let payloadDigest: String
  package let place: Int
}
