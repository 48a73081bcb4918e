import Reporting
import Vocabulary

/// The options that several commands take, each declared once.
enum SharedOptions {
  static let help = Switch("help", short: "h", "Print this page and leave.")
  static let version = Switch("version", short: "V", "Print the version and leave.")

  static let format = Option(
    "format",
    short: "f",
    .choice("FORMAT", Format.allCases.map(\.rawValue)),
    "How to print: text, json, jsonl or csv. Default: text."
  ) { Format(rawValue: $0) }

  static let root = Option(
    "root",
    short: "r",
    .directory,
    "The knowledge base to use. Default: the working directory where it has data/, else the one "
      + "that is built in."
  ) { $0.isEmpty ? nil : $0 }

  static let today = Option(
    "today",
    .day,
    "Take this day for today. Default: the day of the machine's clock."
  ) { Day($0) }

  static let on = Option("on", .day, "The day to look at. Default: today.") { Day($0) }

  static let asOf = Option(
    "as-of",
    .day,
    "Use only what was known by this day. Default: all that is known."
  ) { Day($0) }

  static let attribute = Option(
    "attribute",
    short: "a",
    .word,
    "Only this attribute: price, credits, monthly-fee, ..."
  ) { $0.isEmpty ? nil : Attribute($0) }

  static let venue = Option(
    "venue",
    short: "v",
    ValueKind(placeholder: "VENUE", expectation: "a venue, or all", completion: .none),
    "Prices charged there: stability, bedrock, ..., or all. Default: stability."
  ) { $0.isEmpty ? nil : VenueChoice($0) }

  /// Options of every command that reads a knowledge base and prints rows.
  static let reading = [format.spec, root.spec, today.spec]
}
