import Testing

@testable import Reporting

/// Links that lead to the very words.
struct TextFragmentTests {
  static let cases: [(quote: String, before: String, address: String)] = [
    (
      "5 credits per generation", "Erase",
      "https://a.example/p#:~:text=5%20credits%20per%20generation"
    ),
    ("5", "Erase —", "https://a.example/p#:~:text=Erase%20%E2%80%94-,5"),
    ("$0.03", "… Stable Image Core", "https://a.example/p#:~:text=Stable%20Image%20Core-,%240.03"),
    (
      "a-b, c & d of the things here", "",
      "https://a.example/p#:~:text=a%2Db%2C%20c%20%26%20d%20of%20the%20things%20here"
    ),
    (
      "one two three four five six seven eight nine ten eleven", "",
      "https://a.example/p#:~:text=one%20two%20three%20four,eight%20nine%20ten%20eleven"
    ),
    ("  ", "x", "https://a.example/p"),
  ]

  @Test(arguments: cases)
  func `Words are encoded, short ones told apart and long ones cut`(
    _ quote: String,
    _ before: String,
    _ address: String
  ) {
    #expect(
      TextFragment.address("https://a.example/p", quoting: quote, after: before) == address
    )
  }

  @Test func `An address with a fragment keeps it, and what is no address of the web stays`() {
    #expect(
      TextFragment.address("https://a.example/#top", quoting: "5 credits a generation", after: "")
        == "https://a.example/#top:~:text=5%20credits%20a%20generation"
    )
    #expect(TextFragment.address("PyPI: x", quoting: "5", after: "") == "PyPI: x")
  }
}
