/// What it costs a timeline that a statement disagrees with it: negative log probabilities, in nats.
///
/// Each cost is the surprise of the statement under its best explanation, less the surprise of its
/// agreeing. The model and the reasons for the figures: docs/decisions/0005-timeline-decoder.md.
enum Disagreement {
  /// How many wrong values are as likely as one another where nothing explains a wrong one.
  static let wrongValues = 10.0

  /// Shares of the ways to be wrong, given that a source is wrong and was not right earlier.
  private enum Share {
    static let premature = 0.1
    static let unitSlip = 0.25
    static let otherProduct = 0.25
    static let unexplained = 0.4
  }

  /// The price of an announcement by the seller that never came into force.
  static let cancelled = 4.0

  /// The price of a change on a day on which nobody announced one.
  ///
  /// Above what one source without authority pays for being wrong, below what the seller's own
  /// documents pay or two independent sources together: one stray page is not a change of price.
  static let unannouncedChange = 5.8

  /// A window this long for a change to have come in costs nothing more.
  private static let amplePause = 30.0

  /// What it costs more that an unannounced change came within so many days of a sighting of the old
  /// value: the shorter the window, the less likely that a change fell into it.
  static func hurry(_ days: Int) -> Double {
    max(0, PortableMath.log(amplePause / max(0.5, Double(days))))
  }

  /// The price of a value that comes back after another had taken its place.
  static let flipFlop = 3.0

  /// The price of a time in which nobody saw the value that is to have been in force.
  ///
  /// It takes an announced change to infer such a time: from pages that still show what was before it.
  static func unseen(hasAnnouncedEdge: Bool) -> Double {
    hasAnnouncedEdge ? 1 : 1e6
  }

  /// The price of a change on a day that a source of this authority announced.
  static func announcedChange(by tier: Tier) -> Double {
    switch tier {
    case .official: 0.2
    case .officialDocs: 0.4
    case .thirdParty: 1.5
    case .community: 2.0
    }
  }

  /// The price of a change on the day on which a source of this authority changed its own page.
  ///
  /// A little above an announcement: an author also changes what was wrong before.
  static func revision(by tier: Tier) -> Double {
    announcedChange(by: tier) + 0.5
  }

  /// The value was in force, and ceased to be so many days before the source spoke.
  static func stale(_ voice: Voice, lag: Int) -> Double {
    let odds = odds(of: voice.staleness, against: 1 - voice.staleness)
    return max(0.1, odds) + Double(lag) / voice.patience
  }

  /// After how many days being early becomes e times less likely.
  static let prematurePatience = 365.0

  /// The value came into force so many days after the source spoke.
  static func premature(_ voice: Voice, lead: Int) -> Double {
    odds(of: voice.error * Share.premature, against: 1 - voice.error) + Double(lead)
      / prematurePatience
  }

  /// The value was never in force, and nothing explains it.
  static func outlier(_ voice: Voice) -> Double {
    odds(of: voice.error * Share.unexplained / wrongValues, against: 1 - voice.error)
  }

  /// The value was never in force; it is the right one in another unit.
  static func unitSlip(_ voice: Voice) -> Double {
    odds(of: voice.error * Share.unitSlip, against: 1 - voice.error)
  }

  /// The value was never in force; it is another subject's.
  static func otherProduct(_ voice: Voice) -> Double {
    odds(of: voice.error * Share.otherProduct, against: 1 - voice.error)
  }

  /// How much a statement says for its value against one that nobody states.
  static func support(_ voice: Voice) -> Double {
    odds(of: voice.error, against: 1 - voice.error)
  }

  private static func odds(of first: Double, against second: Double) -> Double {
    max(0, PortableMath.log(second / first))
  }
}

/// How a source speaks: how often it errs, and how long it goes on saying what was true before.
struct Voice: Hashable {
  let tier: Tier

  /// How often what it states was never true.
  var error: Double

  /// How often a page of it, read after a change, still shows the old value.
  let staleness: Double

  /// After how many days being behind becomes e times less likely.
  let patience: Double

  /// The prior of a tier: sellers keep their own pages, others write once.
  ///
  /// It holds until the source has a record.
  init(_ tier: Tier) {
    self.tier = tier
    switch tier {
    case .official: (error, staleness, patience) = (0.003, 0.02, 180)
    case .officialDocs: (error, staleness, patience) = (0.005, 0.3, 1_825)
    case .thirdParty: (error, staleness, patience) = (0.15, 0.45, 3_650)
    case .community: (error, staleness, patience) = (0.25, 0.45, 3_650)
    }
  }

  /// The same source where it hedges: a number it does not stand by says less.
  var hedged: Self {
    var copy = self
    copy.error = min(0.45, error * 2)
    return copy
  }

  /// Whether it should know what the seller charges.
  var hasAuthority: Bool { tier >= .officialDocs }
}
