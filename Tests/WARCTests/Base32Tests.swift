import Testing

@testable import WARC

struct Base32Tests {
  /// RFC 4648, section 10.
  static let cases = [
    ("", ""), ("f", "MY======"), ("fo", "MZXQ===="), ("foo", "MZXW6==="), ("foob", "MZXW6YQ="),
    ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI======"),
  ]

  @Test(arguments: cases) func `the standard's own examples`(plain: String, coded: String) {
    #expect(Base32.text(of: Array(plain.utf8)) == coded)
    #expect(Base32.bytes(of: coded) == Array(plain.utf8))
    #expect(Base32.bytes(of: coded.lowercased()) == Array(plain.utf8))
  }

  @Test func `other letters are no base32`() {
    #expect(Base32.bytes(of: "MZXW1") == nil)
  }
}
