import Testing
import Vocabulary

@testable import Reporting

struct ChartFigureTests {
  static let figures: [(amount: String, exact: String, dollars: String, label: String)] = [
    ("0", "$0.00", "$0.00", "$0.00"), ("8", "$8.00", "$8.00", "$8.00"),
    ("0.065", "$0.065", "$0.065", "$0.065"), ("0.00065", "$0.00065", "$0.0007", "$0.0007"),
    ("0.00004", "$0.00004", "$0.00004", "$0.00004"), ("12.405", "$12.405", "$12.41", "$12.41"),
    ("-12.4", "-$12.40", "-$12.40", "-$12.40"), ("999.999", "$999.999", "$1,000.00", "$1,000.00"),
    ("1234.5", "$1,234.50", "$1,234.50", "$1,235"),
    ("1250000", "$1,250,000.00", "$1,250,000.00", "$1.25M"),
    ("2000000000", "$2,000,000,000.00", "$2,000,000,000.00", "$2B"),
    ("-7300000000000", "-$7,300,000,000,000.00", "-$7,300,000,000,000.00", "-$7.3T"),
  ]

  @Test(arguments: figures)
  func `a chart writes USD exactly, to the cent, or short for a label`(
    amount: String,
    exact: String,
    dollars: String,
    label: String
  ) throws {
    let amount = try makeAmount(amount)
    #expect(Figure.exact(amount, isMoney: true) == exact)
    #expect(Figure.dollars(amount) == dollars)
    #expect(Figure.label(amount, isMoney: true) == label)
  }

  static let ranges: [(low: String, high: String, label: String)] = [
    ("12.4", "18", "$12.40–$18.00"), ("5", "5", "$5.00"), ("910.4", "1900", "$910–$1,900"),
    ("5.001", "5.002", "$5.00"),
  ]

  @Test(arguments: ranges)
  func `a chart writes a range, and one number where both ends read alike`(
    low: String,
    high: String,
    label: String
  ) throws {
    #expect(Figure.label(try makeAmount(low), try makeAmount(high), isMoney: true) == label)
  }

  @Test func `a chart writes counts without a sign and prices with every place`() throws {
    #expect(Figure.exact(try makeAmount("1250.5"), isMoney: false) == "1,250.5")
    let price = try makeAmount("0.00065")
    #expect(Figure.price(price, price, isMoney: true) == "$0.00065")
    #expect(Figure.price(Amount(2_000_000), Amount(2_000_000), isMoney: false) == "2M")
  }

  @Test func `a chart writes the largest numbers there are`() {
    #expect(Figure.label(Amount(units: .max), isMoney: true) == "$170,141,183,460,469.23T")
    #expect(Figure.label(Amount(units: .min), isMoney: true) == "-$170,141,183,460,469.23T")
  }
}
