package import Foundation

/// A real web server on loopback, with a configuration of its own, ended with the value.
package final class Nginx {
  package let port: UInt16
  package let securePort: UInt16

  /// Where its files are: pages in "pages/".
  package let folder: URL
  private let process: Process

  package var origin: String { "http://127.0.0.1:\(port)" }
  package var secureOrigin: String { "https://127.0.0.1:\(securePort)" }

  /// Starts a server with the directives of `locations`; with `certificate`, also one with TLS, which
  /// takes "cert.pem" and "key.pem" from its folder.
  package init(
    _ locations: String = "",
    robots: String? = "User-agent: *\nAllow: /\n",
    pages: [String: String] = [:],
    certificate: (subject: String, days: Int)? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pricebook-nginx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("pages"),
      withIntermediateDirectories: true
    )
    port = LoopbackPort.free()
    securePort = certificate == nil ? 0 : LoopbackPort.free()
    process = Process()
    if let robots { try write(robots, to: "robots.txt") }
    for (name, text) in pages { try write(text, to: name) }
    if let certificate { try makeCertificate(certificate.subject, days: certificate.days) }
    try configuration(locations).write(
      to: folder.appendingPathComponent("nginx.conf"),
      atomically: true,
      encoding: .utf8
    )
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    var environment = ProcessInfo.processInfo.environment
    environment["PATH", default: ""] += ":/usr/sbin:/sbin"
    process.environment = environment
    process.arguments = [
      "nginx", "-p", folder.path, "-c", "nginx.conf", "-e", "error.log",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    for _ in 0..<500 where !LoopbackPort.isOpen(port) { usleep(20_000) }
  }

  deinit {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  package func write(_ text: String, to name: String) throws {
    try text.write(
      to: folder.appendingPathComponent("pages/\(name)"),
      atomically: true,
      encoding: .utf8
    )
  }

  /// What it was asked, a line a request: "GET /page.html 200"; waits until there are as many.
  package func requests(_ count: Int) -> [String] {
    // The line is written after the answer is sent.
    for _ in 0..<250 where requests.count < count { usleep(20_000) }
    return requests
  }

  package var requests: [String] {
    let log = try? String(contentsOf: folder.appendingPathComponent("access.log"), encoding: .utf8)
    return (log ?? "").split(separator: "\n").map(String.init)
  }

  private func configuration(_ locations: String) -> String {
    let secure =
      securePort == 0
      ? ""
      : """
      listen 127.0.0.1:\(securePort) ssl;
      ssl_certificate \(folder.path)/cert.pem;
      ssl_certificate_key \(folder.path)/key.pem;
      """
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(folder.path)/\($0);" }.joined(separator: "\n")
    return """
      daemon off;
      master_process off;
      pid nginx.pid;
      events { worker_connections 64; }
      http {
        \(temporary)
        types {
          text/html html;
          text/plain txt;
          text/markdown md;
          application/json json;
          image/png png;
        }
        default_type application/octet-stream;
        log_format short '$request_method $request_uri $status';
        access_log access.log short;
        gzip on;
        gzip_min_length 1;
        gzip_types text/plain application/json;
        server {
          listen 127.0.0.1:\(port);
          \(secure)
          root pages;
          \(locations)
        }
      }
      """
  }

  private func makeCertificate(_ subject: String, days: Int) throws {
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    openssl.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-keyout", folder.appendingPathComponent("key.pem").path,
      "-out", folder.appendingPathComponent("cert.pem").path, "-subj", "/CN=test",
      "-days", String(days), "-addext", "subjectAltName=\(subject)",
    ]
    openssl.standardError = FileHandle.nullDevice
    openssl.standardOutput = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
  }
}
