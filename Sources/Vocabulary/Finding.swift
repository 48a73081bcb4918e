/// Something worth a person's eye; the run goes on.
package struct Finding: Sendable, Hashable {
  package let severity: Severity

  /// A stable word for scripts: "encoding-repaired", "unit-slip", "unknown-subject".
  package let category: String

  /// One sentence: what, to which 'thing', what was expected, what to do.
  package let message: String
  package let place: Place?

  package enum Severity: String, Sendable, Hashable, CaseIterable {
    case note
    case warning
    case error
  }

  package enum Place: Sendable, Hashable {
    case snapshot(Identifier<Snapshot>, bytes: Range<Int>?)
    case file(String, line: Int?)
    case subject(Identifier<Subject>, Attribute?)
  }

  package init(
    _ severity: Severity,
    _ category: String,
    _ message: String,
    at place: Place? = nil
  ) {
    self.severity = severity
    self.category = category
    self.message = message
    self.place = place
  }
}
