import Vocabulary

/// A page to capture: which source it belongs to and where it is.
struct CaptureTarget: Sendable, Hashable {
  let source: Source
  let address: String
}
