import Testing
import Vocabulary

struct AmountTests {
  static let roundTrips = ["0", "8", "0.065", "-12.5", "1000000", "0.000000000001", "101000.25"]

  @Test(arguments: roundTrips)
  func `prints what it read`(text: String) throws {
    #expect(try Amount(parsing: text).description == text)
  }

  static let refused: [(String, AmountError)] = [
    ("", .empty), ("-", .empty), ("1,000", .unexpectedCharacter(offset: 1)),
    ("6.55abc", .unexpectedCharacter(offset: 4)), (".5", .unexpectedCharacter(offset: 0)),
    ("5.", .unexpectedCharacter(offset: 1)), ("1.2.3", .unexpectedCharacter(offset: 3)),
    ("1e3", .unexpectedCharacter(offset: 1)), ("0.0000000000001", .tooManyPlaces),
    ("999999999999999999999999999999", .outOfRange),
  ]

  @Test(arguments: refused)
  func `refuses what is not plain decimal notation`(text: String, error: AmountError) {
    #expect(throws: error) { try Amount(parsing: text) }
  }

  @Test func `zeros past the last place are no loss`() throws {
    #expect(try Amount(parsing: "0.50000000000000000000") == Amount(parsing: "0.5"))
  }

  @Test func `0.1 and 0.2 make 0.3`() throws {
    let tenth = try #require(Amount("0.1"))
    let fifth = try #require(Amount("0.2"))
    #expect(tenth.adding(fifth) == Amount("0.3"))
  }

  static let products = [
    ("6.5", "0.01", "0.065"), ("15000", "0.035", "525"), ("-3", "0.03", "-0.09"),
    ("10000000000", "10000000000", "100000000000000000000"),
  ]

  @Test(arguments: products)
  func `multiplies exactly`(left: String, right: String, product: String) throws {
    let first = try #require(Amount(left))
    let second = try #require(Amount(right))
    #expect(first.multiplied(by: second) == Amount(product))
  }

  @Test func `20 USD for 6,000 credits is a third of a cent, rounded at the twelfth place`() {
    #expect(Amount(20).divided(by: Amount(6000)) == Amount("0.003333333333"))
    #expect(Amount(20).divided(by: Amount(6000), .up) == Amount("0.003333333334"))
  }

  @Test func `a divisor of zero and an overflow give no value`() {
    #expect(Amount(1).divided(by: .zero) == nil)
    #expect(Amount(units: .max).adding(Amount(units: 1)) == nil)
    #expect(Amount(units: .max).multiplied(by: Amount(2)) == nil)
  }

  static let roundings: [(Rounding, String, String)] = [
    (.halfEven, "0.25", "0.2"), (.halfUp, "0.25", "0.3"), (.up, "0.21", "0.3"),
    (.down, "0.29", "0.2"), (.halfEven, "-0.25", "-0.2"), (.halfUp, "-0.25", "-0.3"),
    (.up, "-0.29", "-0.2"), (.down, "-0.21", "-0.3"), (.up, "0.3", "0.3"),
  ]

  @Test(arguments: roundings)
  func `rounds to a step`(rounding: Rounding, value: String, rounded: String) throws {
    let amount = try #require(Amount(value))
    let step = try #require(Amount("0.1"))
    #expect(amount.rounded(toMultipleOf: step, rounding) == Amount(rounded))
  }
}
