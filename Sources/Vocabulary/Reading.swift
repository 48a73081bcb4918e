/// What one reading of a snapshot found.
package struct Reading: Sendable, Hashable {
  package let snapshot: Identifier<Snapshot>
  package let source: Identifier<Source>

  /// The version of the extraction that read it; an older one makes the reading due again.
  package let reader: String
  package let claims: [Claim]
  package let checks: [ArithmeticCheck]
  package let findings: [Finding]

  package init(
    snapshot: Identifier<Snapshot>,
    source: Identifier<Source>,
    reader: String,
    claims: [Claim],
    checks: [ArithmeticCheck],
    findings: [Finding]
  ) {
    self.snapshot = snapshot
    self.source = source
    self.reader = reader
    self.claims = claims
    self.checks = checks
    self.findings = findings
  }
}
