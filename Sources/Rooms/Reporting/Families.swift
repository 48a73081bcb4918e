/// The groups in which subjects are listed: what is sold first, then how it is paid for.
enum Families {
  /// The group of what was given up, whatever it was.
  static let discontinued = "discontinued"

  /// The group of what the registry does not know.
  static let other = "other"

  /// Groups of the registry by place and with the heading a person reads.
  private static let known: [(family: String, title: String)] = [
    ("generate", "Generate"), ("edit", "Edit"), ("control", "Control"), ("upscale", "Upscale"),
    ("audio", "Audio"), ("3d", "3D"), ("video", "Video"), (discontinued, "No longer offered"),
    ("plans", "Plans and credits"), ("billing", "Plans and credits"), ("licences", "Licences"),
    ("api", "Rules of the API"),
  ]

  private static let places = Dictionary(
    known.enumerated().map { ($1.family, $0) }
  ) { first, _ in first }

  /// The heading of a group; a new one is headed by its own word.
  static func title(of family: String) -> String {
    places[family].map { known[$0].title } ?? family.prefix(1).uppercased() + family.dropFirst()
  }

  /// Where a group stands: a new one of things that are sold behind the others of that kind.
  static func place(of family: String, isSold: Bool) -> Int {
    places[family] ?? (isSold ? places[discontinued, default: 0] : known.count)
  }
}
