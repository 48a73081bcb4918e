/// Where notices go; secrets are never in it, only the names of environment variables.
package struct NoticeTarget: Sendable, Hashable {
  package let id: Identifier<NoticeTarget>
  package let way: Way

  /// Whether all notices of a round are one message: a mail, not forty.
  package let isDigest: Bool

  package enum Way: Sendable, Hashable {
    case webhook(Webhook)
    case atom(Feed)
    /// A program with its arguments, run without a shell; the notice is its input.
    case program([String])
    /// The program `apprise` with the addresses that the variable of this name holds.
    case apprise(variable: String)

    /// The word for it in files.
    package var name: String {
      switch self {
      case .webhook: "webhook"
      case .atom: "atom"
      case .program: "program"
      case .apprise: "apprise"
      }
    }
  }

  package struct Webhook: Sendable, Hashable {
    package let address: Address

    /// The variable that holds the key of the signature; `nil` for unsigned messages.
    package let secretVariable: String?

    /// Whether it may be on a private, loopback or link-local address.
    package let allowsPrivate: Bool

    /// Whether the receiver drops a message whose key it has had: then what may have arrived is sent
    /// once more with the same key.
    package let knowsKeys: Bool

    /// Some addresses are secrets themselves.
    package enum Address: Sendable, Hashable {
      case plain(String)
      case variable(String)
    }

    package init(
      _ address: Address,
      secretVariable: String? = nil,
      allowsPrivate: Bool = false,
      knowsKeys: Bool = false
    ) {
      self.address = address
      self.secretVariable = secretVariable
      self.allowsPrivate = allowsPrivate
      self.knowsKeys = knowsKeys
    }
  }

  package struct Feed: Sendable, Hashable {
    /// A path, seen from the knowledge base where it is relative.
    package let file: String

    /// Who mints its ids, as RFC 4151 has it: "example.org,2026".
    package let authority: String

    /// Where readers find it; `nil` where nobody has said.
    package let address: String?

    package init(file: String, authority: String, address: String? = nil) {
      self.file = file
      self.authority = authority
      self.address = address
    }
  }

  package init(id: Identifier<NoticeTarget>, way: Way, isDigest: Bool = false) {
    self.id = id
    self.way = way
    self.isDigest = isDigest
  }

  /// Whether sending the same again does no harm, so that an unknown outcome may be tried again.
  package var mayRepeat: Bool {
    switch way {
    case .webhook(let webhook): webhook.knowsKeys
    case .atom: true
    case .program, .apprise: false
    }
  }
}
