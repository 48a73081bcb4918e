import Testing

@testable import Capture

/// RFC 9309, on small files.
struct RobotsTests {
  static let cases: [(file: String, path: String, allows: Bool)] = [
    ("", "/a", true),
    ("User-agent: *\nDisallow: /", "/a", false),
    ("User-agent: *\nDisallow: /", "/robots.txt", true),
    ("User-agent: *\nDisallow:", "/a", true),
    ("user-agent: *\ndisallow: /a # why\n", "/a/b", false),
    ("User-agent: *\nDisallow: /a", "/b", true),
    // The group with our name replaces the one for everybody.
    ("User-agent: *\nDisallow: /\n\nUser-agent: PriceBook/1.0\nAllow: /", "/a", true),
    ("User-agent: pricebook\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", true),
    ("User-agent: pricebookish\nDisallow: /", "/a", true),
    // Groups for us are one, wherever they stand; several names share one group.
    ("User-agent: pricebook\nDisallow: /a\nUser-agent: x\nDisallow: /b\n", "/b", true),
    ("User-agent: pricebook\nDisallow: /a\n\nUser-agent: pricebook\nDisallow: /b\n", "/b", false),
    ("User-agent: x\nUser-agent: pricebook\nDisallow: /a\n", "/a", false),
    // The longest rule decides, and of two as long the one that allows.
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
    ("User-agent: *\nAllow: /a/b\nDisallow: /a/b/c", "/a/b/c", false),
    ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
    // Wildcards and ends.
    ("User-agent: *\nDisallow: /*.json$", "/x/y.json", false),
    ("User-agent: *\nDisallow: /*.json$", "/x/y.json?z", true),
    ("User-agent: *\nDisallow: /a*c*e", "/abcdcde", false),
    ("User-agent: *\nDisallow: /*?session=", "/p?session=1", false),
    ("User-agent: *\nDisallow: /a$", "/ab", true),
    // Encoded and not encoded are the same.
    ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", false),
    ("User-agent: *\nDisallow: /preise/ü", "/preise/%C3%BC", false),
    ("User-agent: *\nDisallow: /a%2fb", "/a/b", true),
    // What is no line of ours is left out; lines end in any way.
    ("\u{FEFF}User-agent: *\r\nSitemap: http://x/\r\nnonsense\r\nDisallow: /a\r\n", "/a", false),
    ("Disallow: /a\nUser-agent: *\nDisallow: /b", "/a", true),
  ]

  @Test(arguments: cases)
  func `a path is allowed as the standard says`(file: String, path: String, allows: Bool) {
    #expect(Robots(Array(file.utf8)).allows(path) == allows, "\(file)")
  }

  @Test func `a pattern made to be slow is not`() {
    let pattern = String(repeating: "*a", count: 5_000) + "$"
    let robots = Robots(Array("User-agent: *\nDisallow: /\(pattern)".utf8))
    let path = "/" + String(repeating: "a", count: 4_000) + "b"
    #expect(ContinuousClock().measure { _ = robots.allows(path) } < .seconds(5))
  }

  @Test func `a delay that the site asks for is read`() {
    #expect(Robots(Array("User-agent: *\nCrawl-delay: 7.5\n".utf8)).crawlDelay == 7)
    #expect(Robots(Array("User-agent: x\nCrawl-delay: 7\n".utf8)).crawlDelay == nil)
  }
}
