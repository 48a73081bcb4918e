/// What one way of paying costs a month by the number of assets: points of its exact cost curve.
package struct CostLine: Sendable, Hashable {
  package let entry: Identifier<Comparison.Entry>

  /// By rising numbers; none beyond what it can serve.
  package let points: [Point]

  package struct Point: Sendable, Hashable {
    package let assets: Int

    /// USD a month, rounded half-even to twelve places.
    package let usd: Bounds<Amount>

    package init(assets: Int, usd: Bounds<Amount>) {
      self.assets = assets
      self.usd = usd
    }
  }

  package init(entry: Identifier<Comparison.Entry>, points: [Point]) {
    self.entry = entry
    self.points = points
  }
}
