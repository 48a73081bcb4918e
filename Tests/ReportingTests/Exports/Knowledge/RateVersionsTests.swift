import Testing
import Vocabulary

@testable import Reporting

struct RateVersionsTests {
  private func table(_ number: Int, _ day: String, _ rates: Rate...) -> PriceTable {
    PriceTable(number: number, day: Day(day) ?? someDay, known: someDay, reader: "r", rates: rates)
  }

  private func words(_ tables: [PriceTable]) -> [String] {
    RateVersions(tables).versions.map { version in
      let value = version.rate?.value?.description ?? "gone"
      let changed = version.number == 1 ? "all" : version.changed.joined(separator: " ")
      return
        "\(version.key.subject) v\(version.number) table \(version.table): \(value) (\(changed))"
    }
  }

  @Test func `a row has a version where it changed, with the columns that did`() {
    let old = makeRate("erase", .amount(Amount(3)))
    let same = makeRate("fast", .amount(Amount(1)))
    #expect(
      words([
        table(1, "2024-01-01", old, same),
        table(2, "2025-01-01", makeRate("erase", .amount(Amount(5)), percent: 80), same),
        table(3, "2025-06-01", makeRate("erase", .amount(Amount(5)), percent: 80)),
      ]) == [
        "erase v1 table 1: 3 (all)", "fast v1 table 1: 1 (all)",
        "erase v2 table 2: 5 (value confidence)",
        "fast v2 table 3: gone (value usd from until status confidence ruling)",
      ]
    )
  }

  @Test func `a correction is compared with what stood for its day, not with the last publication`()
  {
    #expect(
      words([
        table(1, "2024-01-01", makeRate("erase", .amount(Amount(3)))),
        table(2, "2025-01-01", makeRate("erase", .amount(Amount(5)))),
        table(3, "2024-01-01", makeRate("erase", .amount(Amount(4)))),
      ]) == [
        "erase v1 table 1: 3 (all)", "erase v2 table 2: 5 (value)", "erase v3 table 3: 4 (value)",
      ]
    )
  }
}
