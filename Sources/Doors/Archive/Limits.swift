/// Bounds on what is read, so that no file can exhaust the machine.
package enum Limits {
  /// Largest file read: 256 MB.
  ///
  /// The largest real page seen is 6 MB; memory holds this a few times over.
  package static let fileBytes = 256 << 20

  /// Deepest nesting of a JSON file of ours: the shapes need 9, and reading recurses.
  static let nesting = 64

  /// Longest formula text: the longest seen has 60 characters, and evaluating recurses.
  static let formulaBytes = 2_048

  /// Longest id that becomes part of a file name: with a hash before it, below the 255 of Linux.
  static let nameBytes = 150

  /// How long a second writer waits for the first unless told otherwise: longer than a walk takes.
  package static let lockWait = Duration.seconds(10)
}
