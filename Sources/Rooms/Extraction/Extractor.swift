package import Vocabulary

/// Reads claims and worked examples out of pages.
///
/// It reads by structure and meaning, not by the layout of any page: names, quantities, and what
/// stands around them.
package struct Extractor: Sendable {
  /// The version of this reader; a reading by an older one is due again.
  package static let version = "1"

  private let lexicon: Lexicon

  /// Makes a reader that knows the subjects by their names.
  package init(subjects: [Subject], units: [UnitDefinition]) {
    lexicon = Lexicon(subjects: subjects)
  }

  /// What one page says.
  ///
  /// `bytes` are the snapshot's, which the page was read from; quotes are cut out of them.
  package func reading(
    of page: Page,
    bytes: [UInt8],
    snapshot: Snapshot,
    source: Source
  ) -> Reading {
    let context = PageContext(page, lexicon: lexicon)
    var book = ClaimBook(snapshot: snapshot, source: source, bytes: bytes, facts: context.facts)
    var reader = PageReader(context: context)
    reader.read(into: &book)
    GrantRule.agree(&book)
    return Reading(
      snapshot: snapshot.id,
      source: source.id,
      reader: Self.version,
      claims: book.claims,
      checks: Audit.checks(
        in: context,
        bytes: bytes,
        snapshot: snapshot.id,
        claims: book.claims
      ),
      findings: page.findings
    )
  }
}
