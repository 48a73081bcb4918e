import TestSupport
import Testing
import Vocabulary

@testable import Reporting

struct DatasetTests {
  private var dataset: Dataset {
    let rate = makeRate("old-name", .amount(Amount(5)), usd: "0.05", from: "2025-08-01")
    return Dataset(
      Knowledge(
        on: someDay,
        known: someDay,
        subjects: [makeSubject("erase", name: "Erase")],
        sources: [makeSource("page"), makeSource("page")],
        snapshots: [],
        claims: [makeClaim("c1"), makeClaim("c1")],
        decisions: [],
        rulings: [makeRuling(periods: [makePeriod(.amount(Amount(5)), kept: ["c1", "lost"])])],
        tables: [PriceTable(number: 1, day: someDay, known: someDay, reader: "r", rates: [rate])],
        plans: [],
        hosts: [],
        gpus: []
      )
    )
  }

  private func rows(of name: String) -> [[Dataset.Cell]] {
    dataset.tables.first { $0.name == name }?.rows ?? []
  }

  @Test func `every row has a cell for each column, and references go to tables before`() {
    var before: Set<String> = []
    for table in dataset.tables {
      #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.name)")
      let names = Set(table.columns.map(\.name))
      #expect(names.count == table.columns.count)
      #expect(names.isSuperset(of: table.key))
      for reference in table.references {
        #expect(before.contains(reference.table), "\(table.name) refers to \(reference.table)")
        #expect(names.isSuperset(of: reference.columns))
      }
      before.insert(table.name)
    }
  }

  @Test func `a subject that only a table knows has a row without a name`() {
    #expect(
      rows(of: "subjects") == [
        [.text("erase"), .text("Erase"), .text("service"), .text("edit")],
        [.text("old-name"), .null, .null, .null],
      ]
    )
  }

  @Test func `what stands twice is one row, and a claim that is not there is not referred to`() {
    #expect(rows(of: "claims").count == 1)
    #expect(rows(of: "sources").count == 1)
    #expect(
      rows(of: "kept_claims") == [[.text("erase/price"), .integer(1), .integer(1), .text("c1")]]
    )
  }

  @Test func `an amount stands exactly and as a number`() {
    #expect(
      rows(of: "rates").first?.prefix(11) == [
        .integer(1), .integer(1), .text("amount"), .text("5"), .real(5), .text("5"), .real(5),
        .text("5"), .real(5), .text("0.05"), .real(0.05),
      ]
    )
  }
}
