import Glibc

/// Programs of the system.
enum Program {
  /// Where a program is, by the folders of a `PATH`; `nil` where it is in none.
  static func path(of name: String, in path: String) -> String? {
    path.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
