import Vocabulary

/// An amount a user gives in USD or in credits: "50", "$50", "50 USD", "USD 50", "1500 credits", "1500c".
struct Money: Sendable, Equatable {
  let amount: Amount

  /// `nil` where the user did not say; commands then take what the option usually means.
  let currency: BillComparison.Currency?

  init?(_ text: String) {
    var text = text.trimmingBlanks
    var currency: BillComparison.Currency?
    for (mark, meant) in Self.marks {
      if text.lowercased().hasSuffix(mark) {
        text = String(text.dropLast(mark.count)).trimmingBlanks
        currency = meant
        break
      }
    }
    for mark in ["$", "USD"] where currency == nil && text.hasPrefix(mark) {
      text = String(text.dropFirst(mark.count)).trimmingBlanks
      currency = .usd
    }
    guard let amount = Amount(text), !amount.isNegative else { return nil }
    self.amount = amount
    self.currency = currency
  }

  /// Longer ones first.
  private static let marks: [(String, BillComparison.Currency)] = [
    ("credits", .credits), ("credit", .credits), ("cr", .credits), ("c", .credits), ("usd", .usd),
  ]
}

extension ValueKind {
  static let money = Self(
    placeholder: "AMOUNT",
    expectation: "an amount as 50, $50 or 1500credits",
    completion: .none
  )
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
