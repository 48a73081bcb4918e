import CCurl
import Glibc
import Vocabulary

/// Where curl's callbacks put what comes, and where they say stop.
final class Sink {
  private let settings: Transfer.Settings
  private(set) var bytes: [UInt8] = []
  private(set) var headers: [Header] = []
  private var headerBytes = 0

  /// Why a callback ended the transfer; curl itself then only knows that one did.
  private(set) var failure: CaptureFailure?

  /// Headers of a real answer stay far below.
  private static let mostHeaderBytes = 256 << 10

  init(_ settings: Transfer.Settings) {
    self.settings = settings
  }

  static func tooLarge(_ settings: Transfer.Settings) -> CaptureFailure {
    CaptureFailure(
      .refused,
      at: settings.address.text,
      "the answer has more than \(settings.limits.bytes) bytes"
    )
  }

  // MARK: - Callbacks

  static let onBody: pricebook_curl_bytes = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    return sink(context).take(UnsafeRawBufferPointer(start: bytes, count: size * count))
  }

  static let onHeader: pricebook_curl_bytes = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    return sink(context).takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
  }

  static let onProgress: pricebook_curl_progress = { context, total, _, _, _ in
    guard let context else { return 1 }
    return sink(context).goesOn(total: Int(total)) ? 0 : 1
  }

  static let onConnection: pricebook_curl_open = { context, _, address in
    guard let context, let address else { return pricebook_curl_no_socket() }
    return sink(context).connection(to: address)
  }

  private static func sink(_ context: UnsafeMutableRawPointer) -> Sink {
    Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
  }

  // MARK: - What they do

  /// Gives how many bytes were taken; fewer than came ends the transfer.
  private func take(_ chunk: UnsafeRawBufferPointer) -> Int {
    guard bytes.count + chunk.count <= settings.limits.bytes else {
      failure = Self.tooLarge(settings)
      return 0
    }
    bytes.append(contentsOf: chunk)
    return chunk.count
  }

  private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
    headerBytes += line.count
    guard headerBytes <= Self.mostHeaderBytes else {
      failure = CaptureFailure(
        .refused,
        at: settings.address.text,
        "the answer has more than \(Self.mostHeaderBytes) bytes of headers"
      )
      return 0
    }
    let text = String(decoding: line, as: UTF8.self)
    // Each answer begins with its status: one to say "go on", one of a proxy, then the real one.
    if text.hasPrefix("HTTP/") {
      headers = []
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].drop { $0.isWhitespace }
      let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) }
      headers.append(Header(String(text[..<colon]), String(value[..<(end ?? value.startIndex)])))
    }
    return line.count
  }

  private func goesOn(total: Int) -> Bool {
    if settings.isInterrupted() {
      failure = CaptureFailure(
        .transient,
        at: settings.address.text,
        "the run was interrupted",
        reason: .interrupted
      )
      return false
    }
    settings.onProgress(bytes.count, total > 0 ? total : nil)
    return true
  }

  /// Opens the socket for the very address that will be connected to, after all name resolution:
  /// between this look and the connection nothing can change.
  private func connection(to address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let target = address.pointee
    // A proxy's address is its user's choice; the proxy alone sees where it leads.
    if !settings.allowsPrivate, settings.proxy == nil {
      let found = pricebook_curl_address(address).flatMap {
        IPAddress($0, length: Int(target.addrlen))
      }
      let objection = found.map { AddressCheck.objection(to: $0) } ?? "no IP address"
      if let objection {
        failure = Self.notPublic(
          settings.address,
          "'\(found.map(\.description) ?? "?")' is \(objection)"
        )
        return pricebook_curl_no_socket()
      }
      // Another address of the same name was refused, and this one is public.
      failure = nil
    }
    return socket(target.family, target.socktype | pricebook_sock_cloexec(), target.`protocol`)
  }

  static func notPublic(_ address: WebAddress, _ cause: String) -> CaptureFailure {
    CaptureFailure(
      .refused,
      at: address.text,
      "\(cause), which is asked only with '--allow-private'"
    )
  }
}
