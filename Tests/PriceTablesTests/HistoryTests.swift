import Testing
import Vocabulary

@testable import PriceTables

struct HistoryTests {
  static let erase = Subject(id: "erase", name: "Erase", kind: .service, family: "edit")

  /// Steps in one line each: "2024-01-01..2025-08-01 3 = 0.03 settled".
  static func history(
    _ rulings: [Ruling]...,
    of subject: Subject = erase,
    knownOn known: String? = nil
  ) -> [String] {
    var published: [PriceTable] = []
    for (index, rulings) in rulings.enumerated() {
      published += PriceTables.publications(
        of: rulings,
        known: day("202\(index)-01-01"),
        after: published,
        reader: "1"
      )
    }
    return PriceTables.history(of: subject, in: published, knownOn: known.map(day)).map { step in
      let from = step.interval.from?.day.description ?? ""
      let until = step.interval.until?.day.description ?? ""
      let usd = step.usd.map { " = \($0)" } ?? ""
      return "\(from)..\(until) \(step.value?.description ?? "ended")\(usd) \(step.status.rawValue)"
    }
  }

  static let ruling = makeRuling(
    "erase",
    (amount("3"), nil),
    (amount("5"), "2024-08-01"),
    (nil, "2025-08-01")
  )

  @Test
  func `Each step stands once, however many tables repeat it`() {
    let other = makeRuling("other", (amount("1"), "2023-01-01"), (amount("2"), "2025-01-01"))
    #expect(
      Self.history([Self.ruling, other]) == [
        "..2024-08-01 3 settled", "2024-08-01..2025-08-01 5 settled", "2025-08-01.. ended settled",
      ]
    )
  }

  @Test
  func `A correction takes the place of what was believed, unless one asks for then`() {
    let before = makeRuling("erase", (amount("4"), nil), (amount("5"), "2024-08-01"))
    #expect(
      Self.history([before], [Self.ruling]).first == "..2024-08-01 3 settled"
    )
    #expect(
      Self.history([before], [Self.ruling], knownOn: "2020-12-31") == [
        "..2024-08-01 4 settled", "2024-08-01.. 5 settled",
      ]
    )
  }

  @Test
  func `A row is split where the credit gets dearer`() {
    let credit = makeRuling(
      "credit",
      unit: .usdPerCredit,
      (amount("0.01"), nil),
      (amount("0.02"), "2024-09-01")
    )
    #expect(
      Self.history([Self.ruling, credit]) == [
        "..2024-08-01 3 = 0.03 settled", "2024-08-01..2024-09-01 5 = 0.05 settled",
        "2024-09-01..2025-08-01 5 = 0.1 settled", "2025-08-01.. ended settled",
      ]
    )
  }

  @Test
  func `Former ids count, other subjects do not`() {
    let renamed = Subject(
      id: "rub",
      name: "Rub",
      kind: .service,
      family: "edit",
      formerIDs: ["erase"]
    )
    #expect(Self.history([Self.ruling], of: renamed).count == 3)
    #expect(
      Self.history([Self.ruling], of: Subject(id: "x", name: "X", kind: .plan, family: "x")) == []
    )
  }
}
