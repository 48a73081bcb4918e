import Vocabulary

/// The claims of one reading, each with its evidence.
struct ClaimBook {
  private let snapshot: Snapshot
  private let source: Source
  private let bytes: [UInt8]
  private let asserted: DaySpan
  private(set) var claims: [Claim] = []
  private var known: Set<Identifier<Claim>> = []

  /// Quantities already read in the text at hand, so that no second rule reads them again.
  private(set) var taken: Set<Int> = []

  init(snapshot: Snapshot, source: Source, bytes: [UInt8], facts: PageFacts) {
    self.snapshot = snapshot
    self.source = source
    self.bytes = bytes
    asserted =
      facts.asserted.map { DaySpan($0) } ?? snapshot.published ?? DaySpan(snapshot.captured)
  }

  /// What a rule found.
  struct Draft {
    let rule: String
    let subject: Identifier<Subject>
    let attribute: Attribute
    let value: Value
    let unit: Unit
    var conditions: [String: String] = [:]
    var isApproximate = false
    var from: Day?
    var until: Day?
    var venue: Venue?

    /// The marks that state the value, and those that name the subject.
    let marks: Range<Int>
    var context: [Range<Int>] = []
  }

  mutating func beginText() { taken = [] }

  mutating func take(_ quantity: Int) { taken.insert(quantity) }

  /// Writes a claim down; one that stands on the same bytes already is left out.
  mutating func add(_ draft: Draft, in statement: Statement) {
    guard let range = statement.text.bytes(of: draft.marks), let passage = passage(range) else {
      return
    }
    let context = draft.context.compactMap { statement.text.bytes(of: $0).flatMap(passage(_:)) }
    let evidence = Evidence(
      snapshot: snapshot.id,
      passage: passage,
      context: context,
      path: statement.block.path,
      rule: draft.rule
    )
    let id = ClaimID.of(
      source: source.id.text,
      snapshot: snapshot.id.text,
      range: range,
      draft: draft
    )
    guard known.insert(id).inserted else { return }
    claims.append(
      Claim(
        id: id,
        source: source.id,
        subject: draft.subject,
        attribute: draft.attribute,
        value: draft.value,
        unit: draft.unit,
        conditions: draft.conditions,
        venue: draft.venue ?? source.venue,
        isApproximate: draft.isApproximate,
        validity: Claim.Validity(asserted: asserted, from: draft.from, until: draft.until),
        evidence: evidence
      )
    )
  }

  private func passage(_ range: Range<Int>) -> Passage? {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else { return nil }
    return Passage(bytes: range, quote: String(decoding: bytes[range], as: UTF8.self))
  }

  /// Lets claims made earlier take on a condition that the page states elsewhere.
  mutating func amend(_ change: (Claim) -> Claim?) {
    claims = claims.compactMap(change)
  }
}

/// A claim's id: a 64-bit FNV-1a hash of what it says and where, so that reading again gives it again.
///
/// The function is Fowler, Noll and Vo's: http://www.isthe.com/chongo/tech/comp/fnv/
enum ClaimID {
  static func of(
    source: String,
    snapshot: String,
    range: Range<Int>,
    draft: ClaimBook.Draft
  ) -> Identifier<Claim> {
    let conditions = draft.conditions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let parts =
      [
        source, snapshot, "\(range.lowerBound)-\(range.upperBound)", draft.subject.text,
        draft.attribute.name, draft.value.description, draft.unit.symbol,
      ] + conditions
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in parts.joined(separator: "|").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return Identifier("c" + String(repeating: "0", count: 16 - digits.utf8.count) + digits)
  }
}
