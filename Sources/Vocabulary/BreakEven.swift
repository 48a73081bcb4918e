/// For which numbers of assets a month one way of paying is cheaper than another.
///
/// Found from the exact cost functions, with their steps and packs; spans are disjoint and sorted.
package struct BreakEven: Sendable, Hashable {
  package let entry: Identifier<Comparison.Entry>
  package let than: Identifier<Comparison.Entry>

  /// Where it is cheaper whatever the ranged prices turn out to be.
  package let surely: [Span]

  /// Where it is cheaper at some values of the ranged prices; the same where there are none.
  package let possibly: [Span]

  /// The last number looked at, where the two alternate without end or the search was cut short;
  /// `nil` where everything beyond is known.
  package let examined: Int?

  /// Numbers of assets from `first` to `last`, both included; without end where `last` is `nil`.
  package struct Span: Sendable, Hashable {
    package let first: Int
    package let last: Int?

    package init(first: Int, last: Int?) {
      self.first = first
      self.last = last
    }
  }

  package init(
    entry: Identifier<Comparison.Entry>,
    than: Identifier<Comparison.Entry>,
    surely: [Span],
    possibly: [Span],
    examined: Int?
  ) {
    self.entry = entry
    self.than = than
    self.surely = surely
    self.possibly = possibly
    self.examined = examined
  }
}
