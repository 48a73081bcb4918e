import Foundation
import TestSupport
import Testing
import Vocabulary

@testable import Capture

/// What a server, a network or a name may not make us do.
struct FetcherLimitTests {
  static let quick = FetchLimits(bytes: 1 << 20, milliseconds: 700, repetitions: 0)

  @Test func `a body is broken off at its limit, declared or not, packed or not`() throws {
    let nginx = try Nginx(pages: [:])
    for name in ["big.png", "big.txt"] {
      // A file of 8 GB that takes no room; text is packed by the server to almost nothing.
      let file = nginx.folder.appendingPathComponent("pages/\(name)").path
      #expect(FileManager.default.createFile(atPath: file, contents: Data()))
      #expect(truncate(file, 8 << 30) == 0)
    }
    let endless = try RawServer(
      ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"],
      repeating: "400\r\n" + String(repeating: "x", count: 1_024) + "\r\n"
    )
    for address in ["\(nginx.origin)/big.png", "\(nginx.origin)/big.txt", endless.origin] {
      let limits = FetchLimits(bytes: 1 << 20, repetitions: 0)
      let request = Request(address, keepsToRobots: false)
      let failed = failure(of: request, by: makeFetcher(limits: limits))
      #expect(failed?.kind == .refused, "\(address)")
      #expect(failed?.cause == "the answer has more than 1048576 bytes", "\(address)")
    }
  }

  @Test func `headers without end are broken off`() throws {
    let server = try RawServer(["HTTP/1.1 200 OK\r\n"], repeating: "X-A: 0123456789012345678\r\n")
    let request = Request(server.origin, keepsToRobots: false)
    let limits = FetchLimits(repetitions: 0)
    #expect(failure(of: request, by: makeFetcher(limits: limits)) != nil)
  }

  @Test func `an answer that drips is broken off in time`() throws {
    let nginx = try Nginx(
      "location = /page.html { gzip off; limit_rate 100; }",
      pages: ["page.html": String(repeating: "x", count: 100_000)]
    )
    let request = Request("\(nginx.origin)/page.html", keepsToRobots: false)
    var failed: CaptureFailure?
    let time = ContinuousClock().measure {
      failed = failure(of: request, by: makeFetcher(limits: Self.quick))
    }
    #expect(failed?.kind == .transient)
    #expect(failed?.cause.contains("took too long") == true)
    #expect(time < .seconds(10))
  }

  static let cuts = [
    "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nContent-Type: text/html\r\n\r\nErase costs",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nErase\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nErase",
    "HTTP/1.1 200",
    "",
  ]

  @Test(arguments: cuts)
  func `half an answer is none`(script: String) throws {
    let server = try RawServer([script])
    let request = Request(server.origin, keepsToRobots: false)
    let failed = failure(of: request, by: makeFetcher(limits: Self.quick))
    #expect(failed?.kind == .transient)
    #expect(failed?.response == nil)
  }

  @Test func `nobody there is a passing failure, and asked again`() {
    let clock = TestClock()
    let request = Request("http://127.0.0.1:\(LoopbackPort.free())/", keepsToRobots: false)
    let failed = failure(of: request, by: makeFetcher(clock: clock))
    #expect(failed?.kind == .transient)
    #expect(failed?.reason == .notConnected)
    #expect(clock.slept == [.seconds(2), .seconds(4)])
  }

  @Test func `a name without an address is told, and not asked again`() {
    let clock = TestClock()
    let request = Request("http://pricebook-no-such-host.invalid/")
    let failed = failure(of: request, by: makeFetcher(clock: clock))
    #expect(failed?.kind == .transient)
    #expect(failed?.reason == .nameUnknown)
    #expect(clock.slept.isEmpty)
  }

  @Test func `an interruption ends a transfer`() throws {
    let server = try RawServer(
      ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"],
      repeating: "1\r\nx\r\n"
    )
    let flag = Flag()
    let fetcher = makeFetcher(
      isInterrupted: { flag.isSet },
      onProgress: { progress in if progress.bytes > 0 { flag.set() } }
    )
    let failed = failure(of: Request(server.origin, keepsToRobots: false), by: fetcher)
    #expect(failed?.reason == .interrupted)
    #expect(server.requests.count == 1)
  }

  @Test func `progress tells bytes, host and the time left`() throws {
    let nginx = try Nginx(
      "location = /page.bin { limit_rate 300k; }",
      pages: ["page.bin": String(repeating: "x", count: 200_000)]
    )
    var seen: [FetchProgress] = []
    let fetcher = makeFetcher(onProgress: { seen.append($0) })
    _ = try fetcher.fetch(Request("\(nginx.origin)/page.bin", keepsToRobots: false))
    #expect(seen.contains { $0.total == 200_000 && $0.bytes > 0 && $0.host == "127.0.0.1" })
    let half = FetchProgress(address: "", host: "", bytes: 25, total: 100, elapsed: .seconds(2))
    #expect(half.left == .seconds(6))
  }

  // MARK: - Addresses

  static let spellings = ["127.0.0.1", "127.1", "0x7f000001", "2130706433", "localhost", "[::1]"]

  @Test(arguments: spellings)
  func `this machine is not asked, whatever it is called`(host: String) throws {
    let nginx = try Nginx(pages: ["page.html": "x"])
    let request = Request("http://\(host):\(nginx.port)/page.html")
    let failed = failure(of: request, by: makeFetcher(allowsPrivate: false))
    #expect(failed?.kind == .refused)
    #expect(failed?.cause.contains("--allow-private") == true)
    #expect(nginx.requests.isEmpty)
  }

  @Test func `a public name does not lead inside by a redirect or by its address`() throws {
    // The proxy stands for the public site; the environment exempts the second name from it.
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count)
    let own = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      .lowercased()
    let inner = try Nginx(pages: ["page.html": "secret"])
    for host in ["127.0.0.1", own] {
      let site = try RawServer([
        "HTTP/1.1 302 Go\r\nLocation: http://\(host):\(inner.port)/page.html\r\n"
          + "Content-Length: 0\r\n\r\n"
      ])
      let fetcher = makeFetcher(
        allowsPrivate: false,
        environment: ["http_proxy": site.origin, "no_proxy": host]
      )
      let failed = failure(
        of: Request("http://prices.example.net/", keepsToRobots: false),
        by: fetcher
      )
      #expect(failed?.kind == .refused, "\(host): \(failed?.cause ?? "none")")
      #expect(site.requests.first?.hasPrefix("GET http://prices.example.net/ HTTP/1.1") == true)
    }
    #expect(inner.requests.isEmpty)
  }

  // MARK: - TLS

  @Test func `a certificate is trusted only where it may be`() throws {
    let good = try Nginx(pages: ["page.html": "x"], certificate: ("IP:127.0.0.1", 2))
    let address = "\(good.secureOrigin)/page.html"
    let trusted = good.folder.appendingPathComponent("cert.pem").path
    #expect(try makeFetcher(trusted: trusted).fetch(Request(address)).status == 200)
    let stranger = failure(of: Request(address), by: makeFetcher())
    #expect(stranger?.kind == .refused)
    #expect(stranger?.cause.contains("certificate") == true)

    let other = try Nginx(pages: ["page.html": "x"], certificate: ("DNS:other.example", 2))
    let otherTrusted = other.folder.appendingPathComponent("cert.pem").path
    let misnamed = failure(
      of: Request("\(other.secureOrigin)/page.html"),
      by: makeFetcher(trusted: otherTrusted)
    )
    #expect(misnamed?.kind == .refused)

    let plain = failure(
      of: Request("https://127.0.0.1:\(good.port)/page.html"),
      by: makeFetcher(limits: Self.quick, trusted: trusted)
    )
    #expect(plain?.kind == .transient)
    #expect(good.requests(2).count { $0.hasPrefix("GET /page.html 200") } == 1)
  }
}

/// A truth that a closure sets and another reads.
final class Flag: @unchecked Sendable {
  // The lock guards `value`.
  private let lock = NSLock()
  private var value = false

  var isSet: Bool { lock.withLock { value } }

  func set() {
    lock.withLock { value = true }
  }
}
