import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Capture

/// Requests to a real server on loopback.
struct FetcherTests {
  static let page = "<html><body>" + String(repeating: "Erase costs 5 credits. ", count: 200)

  @Test func `a page comes whole, with an honest name, and is not sent twice`() throws {
    let nginx = try Nginx(pages: ["page.html": Self.page])
    let fetcher = makeFetcher()
    let first = try fetcher.fetch(Request("\(nginx.origin)/page.html"))
    #expect(first.status == 200)
    #expect(String(decoding: first.bytes, as: UTF8.self) == Self.page)
    #expect(first.mediaType == "text/html")
    #expect(first.header("Content-Encoding") == "gzip")
    #expect(first.peer == "127.0.0.1")
    let validators = try #require(first.validators)
    #expect(validators.entityTag != nil)
    #expect(validators.lastModified != nil)
    let again = try fetcher.fetch(Request("\(nginx.origin)/page.html", validators: validators))
    #expect(again.isUnchanged)
    #expect(again.bytes.isEmpty)
    #expect(
      nginx.requests(3)
        == ["GET /robots.txt 200", "GET /page.html 200", "GET /page.html 304"]
    )
    let echo = try RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"])
    _ = try fetcher.fetch(Request(echo.origin, headers: [Header("X-A", "b\r\nX-C: d")]))
    #expect(echo.requests.last?.contains("User-Agent: pricebook/test\r\n") == true)
    #expect(echo.requests.last?.contains("X-A: bX-C: d\r\n") == true)
  }

  @Test func `redirects are followed up to a limit, and only to the web`() throws {
    let nginx = try Nginx(
      """
      location = /one { return 301 /two; }
      location = /two { return 302 /page.html; }
      location = /loop { return 302 /loop; }
      location = /file { return 302 file:///etc/passwd; }
      location = /ftp { return 302 ftp://127.0.0.1/; }
      """,
      pages: ["page.html": Self.page]
    )
    let fetcher = makeFetcher()
    let page = try fetcher.fetch(Request("\(nginx.origin)/one"))
    #expect(page.address == "\(nginx.origin)/page.html")
    for (path, words) in [
      ("/loop", "more than 5 times"), ("/file", "only http and https"),
      ("/ftp", "only http and https"),
    ] {
      let failed = failure(of: Request(nginx.origin + path), by: fetcher)
      #expect(failed?.kind == .refused, "\(path)")
      #expect(failed?.cause.contains(words) == true, "\(path): \(failed?.cause ?? "")")
    }
    #expect(nginx.requests(14).count { $0.hasPrefix("GET /loop") } == 6)
  }

  @Test func `headers with secrets do not go to another host`() throws {
    let other = try RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"])
    let nginx = try Nginx("location = /away { return 302 \(other.origin)/; }")
    let request = Request(
      "\(nginx.origin)/away",
      headers: [Header("Authorization", "Bearer x")],
      validators: CaptureRecord.Validators(entityTag: "\"v\"", lastModified: nil),
      keepsToRobots: false
    )
    #expect(try makeFetcher().fetch(request).bytes == Array("ok".utf8))
    #expect(other.requests.count == 1)
    #expect(other.requests.first?.lowercased().contains("authorization") == false)
    #expect(other.requests.first?.lowercased().contains("if-none-match") == false)
  }

  static let statuses: [(Int, FailureKind)] = [
    (404, .gone), (410, .gone), (401, .blocked), (403, .blocked), (451, .blocked),
    (500, .transient), (502, .transient), (429, .transient),
  ]

  @Test(arguments: statuses)
  func `a status is a failure that carries the answer`(status: Int, kind: FailureKind) throws {
    let nginx = try Nginx("location = /x { default_type text/plain; return \(status) 'why'; }")
    let failed = failure(of: Request("\(nginx.origin)/x"), by: makeFetcher())
    #expect(failed?.kind == kind)
    #expect(failed?.cause.contains("\(status)") == true)
    #expect(failed?.response?.bytes == Array("why".utf8))
    // Only what may pass is asked again.
    let times = kind == .transient ? 3 : 1
    #expect(nginx.requests(1 + times).count { $0.hasPrefix("GET /x") } == times)
  }

  @Test func `what fails for a moment is asked again after growing pauses`() throws {
    let clock = TestClock()
    let server = try RawServer([
      "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
      "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nRetry-After: 17\r\nConnection: close\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
    ])
    let request = Request(server.origin, keepsToRobots: false)
    #expect(try makeFetcher(clock: clock).fetch(request).bytes == Array("ok".utf8))
    #expect(clock.slept == [.seconds(2), .seconds(17)])
  }

  @Test func `a pause longer than ours is left to a later run`() throws {
    let clock = TestClock()
    let server = try RawServer([
      "HTTP/1.1 429 Slow down\r\nContent-Length: 0\r\nRetry-After: 3600\r\n\r\n"
    ])
    let request = Request(server.origin, keepsToRobots: false)
    let failed = failure(of: request, by: makeFetcher(clock: clock))
    #expect(failed?.retryAfter == 3_600)
    #expect(clock.slept.isEmpty)
    #expect(server.requests.count == 1)
  }

  @Test func `a host is asked once a second, and less often where it says so`() throws {
    let clock = TestClock()
    let nginx = try Nginx(pages: ["page.html": Self.page])
    let fetcher = makeFetcher(clock: clock)
    for _ in 0..<3 { _ = try fetcher.fetch(Request("\(nginx.origin)/page.html")) }
    #expect(clock.slept == [.seconds(1), .seconds(1), .seconds(1)])
    let slow = try Nginx(
      robots: "User-agent: *\nCrawl-delay: 8\n",
      pages: ["page.html": Self.page]
    )
    let other = TestClock()
    let patient = makeFetcher(clock: other)
    for _ in 0..<2 { _ = try patient.fetch(Request("\(slow.origin)/page.html")) }
    #expect(other.slept == [.seconds(1), .seconds(8)])
  }

  @Test func `robots.txt is asked once and kept to, also after a redirect`() throws {
    let nginx = try Nginx(
      "location = /door { return 302 /private/page.html; }",
      robots: "User-agent: *\nDisallow: /private\n",
      pages: ["page.html": Self.page]
    )
    let fetcher = makeFetcher()
    for path in ["/private/page.html", "/door"] {
      let failed = failure(of: Request(nginx.origin + path), by: fetcher)
      #expect(failed?.kind == .refused)
      #expect(failed?.cause.contains("robots.txt") == true)
    }
    _ = try fetcher.fetch(Request("\(nginx.origin)/page.html"))
    #expect(
      nginx.requests(3) == ["GET /robots.txt 200", "GET /door 302", "GET /page.html 200"]
    )
  }

  @Test func `without robots.txt all is allowed, with a broken one nothing`() throws {
    let without = try Nginx(robots: nil, pages: ["page.html": Self.page])
    #expect(try makeFetcher().fetch(Request("\(without.origin)/page.html")).status == 200)
    let broken = try Nginx(
      "location = /robots.txt { return 500; }",
      robots: nil,
      pages: ["page.html": Self.page]
    )
    let failed = failure(of: Request("\(broken.origin)/page.html"), by: makeFetcher())
    #expect(failed?.kind == .transient)
    #expect(!broken.requests.contains { $0.hasPrefix("GET /page.html") })
  }

  @Test func `a web hook gets its body once, and robots.txt has no say`() throws {
    let server = try RawServer([
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
      "HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    ])
    let request = Request(
      "\(server.origin)/hook",
      method: .post(body: Array(#"{"a":1}"#.utf8), type: "application/json"),
      headers: [Header("X-Signature", "s")],
      keepsToRobots: false
    )
    let fetcher = makeFetcher()
    #expect(try fetcher.fetch(request).bytes == Array("ok".utf8))
    let sent = try #require(server.requests.first)
    #expect(sent.hasPrefix("POST /hook HTTP/1.1\r\n"))
    #expect(sent.contains("Content-Type: application/json\r\n"))
    #expect(sent.contains("X-Signature: s\r\n"))
    #expect(sent.hasSuffix("\r\n\r\n{\"a\":1}"))
    #expect(failure(of: request, by: fetcher)?.kind == .transient)
    #expect(server.requests.count == 2)
  }
}
