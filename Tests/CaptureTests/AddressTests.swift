import Testing
import Vocabulary

@testable import Capture

/// Which addresses are public, and how URLs are read.
struct AddressTests {
  static let inner = [
    "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "127.255.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9",
    "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:10.0.0.1",
    "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
    "2002:c0a8:101::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0",
    "febf::1", "fec0::1", "ff02::1",
  ]

  @Test(arguments: inner)
  func `an address that is not public is told`(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(AddressCheck.objection(to: address) != nil)
    #expect(AddressCheck.objection(toHost: text) != nil)
  }

  static let open = [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.1", "169.253.1.1", "172.15.255.255", "172.32.0.0", "192.167.1.1", "193.0.0.1",
    "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1",
    "2002:0808:0808::1", "64:ff9b::808:808", "::ffff:8.8.8.8", "2001:200::1", "2400::1",
  ]

  @Test(arguments: open)
  func `a public address is none of them`(text: String) throws {
    #expect(AddressCheck.objection(to: try #require(IPAddress(text))) == nil)
  }

  @Test func `this machine by name is told too`() {
    for host in ["localhost", "localhost.", "x.localhost"] {
      #expect(AddressCheck.objection(toHost: host) != nil, "\(host)")
    }
    #expect(AddressCheck.objection(toHost: "localhost.example.org") == nil)
  }

  static let spellings: [(String, String)] = [
    ("http://127.1/", "127.0.0.1"), ("http://0x7f.1/", "127.0.0.1"),
    ("http://2130706433/", "127.0.0.1"), ("http://017700000001/", "127.0.0.1"),
    ("http://[::FFFF:127.0.0.1]/", "::ffff:127.0.0.1"), ("http://EXAMPLE.org/", "example.org"),
  ]

  @Test(arguments: spellings)
  func `another spelling of a host is the same host`(url: String, host: String) throws {
    let found = try WebAddress(url).host
    #expect(IPAddress(found).map(\.description) ?? found == IPAddress(host)?.description ?? host)
  }

  static let noAddresses = [
    "ftp://example.org/", "file:///etc/passwd", "gopher://x/", "example.org", "", "http://",
    "http://user:secret@example.org/", "http://exa mple.org/", "javascript:alert(1)",
  ]

  @Test(arguments: noAddresses)
  func `what is no address of a page is refused`(url: String) {
    do throws(CaptureFailure) {
      _ = try WebAddress(url)
      Issue.record("'\(url)' was read")
    } catch {
      #expect(error.kind == .refused)
      #expect(!error.description.contains("secret"))
    }
  }

  @Test func `a redirect is read from where it was given`() throws {
    let base = try WebAddress("https://example.org/a/b?c#d")
    #expect(base.text == "https://example.org/a/b?c")
    #expect(try WebAddress("../x", from: base).text == "https://example.org/x")
    #expect(try WebAddress("//other.org", from: base).host == "other.org")
    #expect(base.origin == "https://example.org:443")
  }

  @Test func `proxies are read as curl reads them`() throws {
    let settings = ProxySettings(environment: [
      "http_proxy": "http://p:1", "HTTP_PROXY": "http://evil", "ALL_PROXY": "http://all:2",
      "no_proxy": "inner.org, .dot.org,127.0.0.1",
    ])
    let cases: [(String, String?)] = [
      ("http://example.org/", "http://p:1"), ("https://example.org/", "http://all:2"),
      ("http://inner.org/", nil), ("http://a.inner.org/", nil),
      ("http://xinner.org/", "http://p:1"),
      ("http://a.dot.org/", nil), ("http://127.0.0.1/", nil),
    ]
    for (url, proxy) in cases {
      #expect(settings.proxy(for: try WebAddress(url)) == proxy, "\(url)")
    }
    #expect(
      ProxySettings(environment: ["HTTP_PROXY": "http://evil"])
        .proxy(for: try WebAddress("http://example.org/")) == nil
    )
  }
}
