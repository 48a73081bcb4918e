import Vocabulary

/// The price at default settings where no model is named: "Using default settings, 1 credit is used
/// per image".
///
/// Takes one credit amount in a sentence with "default settings". Leaves what a grant amounts to at
/// those settings, and sentences that name a service.
enum DefaultPrice {
  static func read(_ statement: Statement, into book: inout ClaimBook) {
    guard statement.has(.defaultSettings),
      NameGroup.all(in: statement, excluding: []).isEmpty
    else { return }
    let prices = statement.quantities.filter {
      $0.quantity.isPrice && !book.taken.contains($0.index)
    }
    guard prices.count == 1, let (index, quantity) = prices.first.map({ ($0.index, $0.quantity) }),
      !Derivation.isWorkedOut(statement), let unit = PriceUnit.of(quantity), !quantity.isFree
    else { return }
    book.take(index)
    book.add(
      ClaimBook.Draft(
        rule: "default-settings",
        subject: Known.legacy,
        attribute: .price,
        value: quantity.value,
        unit: unit,
        conditions: ["settings": "default"],
        isApproximate: quantity.isHedged,
        marks: quantity.marks
      ),
      in: statement
    )
  }
}
