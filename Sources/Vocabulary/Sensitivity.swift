/// How much one input moves the answer of a comparison, and how far it must move to turn it.
package struct Sensitivity: Sendable, Hashable {
  package let input: Input

  /// By how many percent the cheapest entry's cost moves where the input grows by a tenth.
  package let percentPerTenth: Amount

  /// The smallest fall and the smallest rise, in whole percent, from which on another entry is the
  /// cheapest; `nil` where none is within the range looked at.
  package let fall: Turn?
  package let rise: Turn?

  package struct Turn: Sendable, Hashable {
    package let percent: Int
    package let winner: Identifier<Comparison.Entry>

    package init(percent: Int, winner: Identifier<Comparison.Entry>) {
      self.percent = percent
      self.winner = winner
    }
  }

  /// What may turn out otherwise.
  package enum Input: Sendable, Hashable {
    /// How often everything is asked for.
    case volume
    /// How often one operation is asked for.
    case count(Identifier<Subject>)
    /// The price of one operation with one seller: a venue or a host.
    case price(Identifier<Subject>, Venue)
    /// What bought credits cost.
    case creditPrice
    /// A plan's monthly fee.
    case fee(Identifier<Plan>)
    /// The credits that come with a plan.
    case grantedCredits(Identifier<Plan>)
    /// The price of an hour of a card.
    case cardPrice(Identifier<GPU>)
    /// How long a picture takes on a card.
    case secondsPerImage(Identifier<GPU>)
    /// The share of paid time in which cards work.
    case utilisation
  }

  package init(input: Input, percentPerTenth: Amount, fall: Turn?, rise: Turn?) {
    self.input = input
    self.percentPerTenth = percentPerTenth
    self.fall = fall
    self.rise = rise
  }
}
