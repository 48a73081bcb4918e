/// What became of an attempt to deliver a notice.
enum Attempt: Sendable, Equatable {
  case delivered
  /// It surely did not arrive; the reason as one sentence.
  case notDelivered(String)
  /// It may have arrived; the reason as one sentence.
  case uncertain(String)
}
