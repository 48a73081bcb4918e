import Testing
import Vocabulary

@testable import Reporting

struct PriceDocumentTests {
  @Test func `a document names its schema and its table and has exact amounts as texts`() {
    let rate = makeRate("erase", .amount(Amount(5)), usd: "0.05", from: "2025-08-01")
    let table = PriceTable(number: 7, day: someDay, known: someDay, reader: "r", rates: [rate])
    let text = PriceDocument([rate], on: someDay, from: table, Register()).text
    #expect(
      text == """
        {
          "$schema": "data/schema/exports/price-table-v1.schema.json",
          "version": 1,
          "on": "2026-01-01",
          "known": "2026-01-01",
          "table": 7,
          "inForceFrom": "2026-01-01",
          "reader": "r",
          "rates": [
            {
              "subject": "erase",
              "name": null,
              "family": null,
              "attribute": "price",
              "value": {
                "value": "5"
              },
              "unit": "credit/generation",
              "usd": {
                "value": "0.05"
              },
              "conditions": {},
              "venue": "stability",
              "from": {
                "first": "2025-08-01",
                "last": "2025-08-01"
              },
              "until": null,
              "status": "settled",
              "confidence": 97,
              "ruling": "erase/price",
              "claims": [
                "c1"
              ],
              "evidence": null
            }
          ]
        }

        """
    )
  }
}
