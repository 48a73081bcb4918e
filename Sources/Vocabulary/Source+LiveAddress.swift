extension Source {
  /// The address at which its page can be captured again and again; `nil` where there is none:
  /// package names, sources that are transcribed only, and names reserved for examples (RFC 2606).
  package var liveAddress: String? {
    guard !isTranscribedOnly else { return nil }
    guard let scheme = ["https://", "http://"].first(where: { address.hasPrefix($0) }) else {
      return nil
    }
    let host = address.dropFirst(scheme.count).prefix { $0 != "/" && $0 != ":" && $0 != "?" }
    let labels = host.split(separator: ".")
    guard let last = labels.last else { return nil }
    if ["example", "invalid", "test"].contains(last) { return nil }
    let isExample = labels.count >= 2 && labels[labels.count - 2] == "example"
    return isExample && ["com", "net", "org"].contains(last) ? nil : address
  }
}
