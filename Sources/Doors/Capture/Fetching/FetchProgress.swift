/// How far a transfer has come, for a person who waits.
package struct FetchProgress: Sendable, Hashable {
  package let address: String
  package let host: String
  package let bytes: Int

  /// How many there will be, where the server said so.
  package let total: Int?

  /// Since the request was sent.
  package let elapsed: Duration

  /// The time left at the speed so far, where that can be told.
  package var left: Duration? {
    guard let total, bytes > 0, total > bytes else { return nil }
    return elapsed * Double(total - bytes) / Double(bytes)
  }
}
