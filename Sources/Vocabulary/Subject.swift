/// What a claim is about: a service, a plan, a licence, the credit.
///
/// An entry of `data/subjects.json`.
package struct Subject: Sendable, Hashable {
  package let id: Identifier<Subject>

  /// The name a person reads: "Creative Upscaler".
  package let name: String

  package let kind: Kind

  /// Which group it is listed in: "generate", "edit", "control", "upscale", "audio", "3d", ...
  package let family: String

  /// Names that mean this subject wherever they stand: "Stable Image Core", "SD 3.5 Large".
  package let aliases: [String]

  /// Names that mean this subject only near a word that says so: "Creative" within "upscale".
  package let scopedAliases: [ScopedAlias]

  /// Path of the service on the API, where it has one: "/v2beta/stable-image/generate/core".
  package let endpoints: [String]

  /// Ids this subject had before it was renamed.
  package let formerIDs: [Identifier<Subject>]

  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case service
    case model
    case plan
    case licence
    case credit
    case platform
  }

  package struct ScopedAlias: Sendable, Hashable {
    package let alias: String

    /// Words one of which must stand near: in the heading, the table's caption or the same phrase.
    package let within: [String]

    package init(_ alias: String, within: [String]) {
      self.alias = alias
      self.within = within
    }
  }

  package init(
    id: Identifier<Subject>,
    name: String,
    kind: Kind,
    family: String,
    aliases: [String] = [],
    scopedAliases: [ScopedAlias] = [],
    endpoints: [String] = [],
    formerIDs: [Identifier<Subject>] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.family = family
    self.aliases = aliases
    self.scopedAliases = scopedAliases
    self.endpoints = endpoints
    self.formerIDs = formerIDs
  }
}
