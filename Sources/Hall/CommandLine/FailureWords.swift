import Archive
import Capture
import Markup
import WARC

/// The one sentence that a failure is told in.
enum FailureWords {
  static func sentence(for error: any Error) -> String {
    switch error {
    case let failure as CommandFailure: failure.message
    case let error as ArchiveError: error.description
    case let error as MarkupError: error.description
    case let failure as CaptureFailure: failure.description
    case let error as WARCError: error.description
    default: "The command failed: \(error)."
    }
  }
}
