package import Vocabulary

extension Dataset {
  /// Everything that is known, as tables for SQLite and Datasette; docs/exports.md describes them.
  package init(_ knowledge: Knowledge) {
    self.init(
      tables: [Self.about(knowledge)] + Self.evidence(of: knowledge) + Self.prices(of: knowledge)
        + Self.planning(of: knowledge),
      views: Self.views
    )
  }

  private static func about(_ knowledge: Knowledge) -> Table {
    Table(
      "about",
      [.init("name"), .init("value"), .init("meaning")],
      key: ["name"],
      rows: [
        ["known", knowledge.known.description, "The last day of what is known here."],
        ["on", knowledge.on.description, "The day that the view prices_now shows."],
        ["schema", "1", "The version of these tables."],
      ].map { $0.map { .text($0) } }
    )
  }

  /// Both time axes as half-open stretches: a row of `prices_as_of` holds for the days in
  /// `[on_from, on_until)` by what was known on days in `[known_from, known_until)`.
  private static let views = [
    View(
      "standing",
      """
      SELECT k.known AS known_from,
        (SELECT min(l.known) FROM tables l WHERE l.known > k.known) AS known_until,
        t.number AS table_number, t.day AS on_from,
        (SELECT min(u.day) FROM tables u WHERE u.known <= k.known AND u.day > t.day) AS on_until
      FROM (SELECT DISTINCT known FROM tables) k JOIN tables t ON t.known <= k.known
      WHERE NOT EXISTS (SELECT 1 FROM tables v
        WHERE v.known <= k.known AND v.day = t.day AND v.number > t.number)
      """
    ),
    View(
      "prices_as_of",
      """
      SELECT max(s.on_from, coalesce(r.from_last, s.on_from)) AS on_from,
        CASE WHEN r.kind = 'none' THEN date(s.on_from, '+1 day')
          ELSE min(coalesce(s.on_until, r.until_last), coalesce(r.until_last, s.on_until)) END
          AS on_until,
        s.known_from, s.known_until, i.subject, n.name, n.family, i.attribute, i.conditions, i.venue,
        r.kind, r.value, r.value_number, r.low, r.low_number, r.high, r.high_number, i.unit, r.usd,
        r.usd_number, r.usd_text, r.from_first, r.from_last, r.until_first, r.until_last, r.status,
        r.confidence, r.ruling, r.claims, r.table_number, r.item
      FROM standing s JOIN rates r ON r.table_number = s.table_number
        JOIN item i ON i.id = r.item JOIN subjects n ON n.id = i.subject
      WHERE (r.until_last IS NULL OR r.until_last > s.on_from)
        AND (r.from_last IS NULL OR s.on_until IS NULL OR r.from_last < s.on_until)
      """
    ),
    View(
      "prices_now",
      """
      SELECT p.* FROM prices_as_of p JOIN about a ON a.name = 'on'
      WHERE p.known_until IS NULL AND p.on_from <= a.value
        AND (p.on_until IS NULL OR a.value < p.on_until)
      """
    ),
    View(
      "item_version_detail",
      """
      SELECT v.*, i.subject, i.attribute, i.unit, i.conditions, i.venue, t.day, t.known,
        (SELECT json_group_array("column") FROM item_changed c WHERE c.item_version = v.id)
          AS changed_columns
      FROM item_version v JOIN item i ON i.id = v.item JOIN tables t ON t.number = v.table_number
      """
    ),
    View(
      "evidence",
      """
      SELECT k.ruling, k.period, k.rank, c.id AS claim, c.value, c.unit, c.quote, c.byte_from,
        c.byte_until, s.id AS source, s.publisher, p.address, p.captured, p.sha256
      FROM kept_claims k JOIN claims c ON c.id = k.claim JOIN sources s ON s.id = c.source
        LEFT JOIN snapshots p ON p.sha256 = c.snapshot AND p.source = c.source
      """
    ),
  ]
}
