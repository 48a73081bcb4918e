/// Bounds on what a server may make us do.
package struct FetchLimits: Sendable, Hashable {
  /// Most bytes of a body, also after decompression.
  package var bytes: Int

  /// Most time for one answer, in milliseconds, however slowly it drips.
  package var milliseconds: Int

  /// Most time until a connection stands, in milliseconds.
  package var connectMilliseconds: Int

  /// Fewest bytes a second, over so many seconds.
  package var bytesPerSecond: Int
  package var slowSeconds: Int

  package var redirects: Int

  /// How often a request is repeated that failed for a moment.
  package var repetitions: Int

  /// The pause between two requests to one host, and before the first repetition; it doubles.
  package var pause: Duration

  /// The longest pause before a repetition, also where the server asks for a longer one: then the
  /// request fails, and a later run tries again.
  package var longestPause: Duration

  package init(
    bytes: Int = 32 << 20,
    milliseconds: Int = 60_000,
    connectMilliseconds: Int = 10_000,
    bytesPerSecond: Int = 64,
    slowSeconds: Int = 20,
    redirects: Int = 5,
    repetitions: Int = 2,
    pause: Duration = .seconds(1),
    longestPause: Duration = .seconds(60)
  ) {
    self.bytes = bytes
    self.milliseconds = milliseconds
    self.connectMilliseconds = connectMilliseconds
    self.bytesPerSecond = bytesPerSecond
    self.slowSeconds = slowSeconds
    self.redirects = redirects
    self.repetitions = repetitions
    self.pause = pause
    self.longestPause = longestPause
  }
}
