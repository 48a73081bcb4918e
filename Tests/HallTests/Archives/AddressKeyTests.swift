import Testing

@testable import pricebook

struct AddressKeyTests {
  static let same = [
    ("https://example.org/a", "http://EXAMPLE.org/a/"),
    ("https://example.org", "http://example.org:80/"),
    ("https://example.org:443/a#top", "https://example.org/a"),
    ("https://example.org/?a=1", "https://example.org?a=1"),
  ]
  static let different = [
    ("https://example.org/a", "https://example.org/A"),
    ("https://example.org/a", "https://example.org/a?b"),
    ("https://example.org:8080/a", "https://example.org/a"),
    ("https://example.org/a", "https://www.example.org/a"),
  ]

  @Test(arguments: same) func `one page under two addresses`(left: String, right: String) {
    #expect(AddressKey(left) == AddressKey(right))
  }

  @Test(arguments: different) func `two pages`(left: String, right: String) {
    #expect(AddressKey(left) != AddressKey(right))
  }

  static let patterns = [
    ("https://example.org/prices/2024", "http://example.org/prices/*", true),
    ("https://example.org/prices", "*/prices", true),
    ("https://example.org/prices", "example.org/prices", true),
    ("https://docs.example.org/a/b/prices", "https://*.example.org/*/prices", true),
    ("https://example.org/prices", "https://example.org/price", false),
    ("https://example.org/ab", "https://example.org/ab*b", false),
    ("https://example.com/prices", "https://example.org/*", false),
  ]

  @Test(arguments: patterns)
  func `a star stands for anything`(address: String, pattern: String, isFit: Bool) {
    #expect(AddressKey.fits(address, pattern) == isFit)
  }
}
