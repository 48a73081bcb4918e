/// What a declared tier adds to what a source has earned.
///
/// The owner of a fact is heard first: where somebody of an official tier speaks, all the others
/// together can add `crowd` to a value and no more, and the official statement stands above that. Two
/// official statements that differ are told apart by the rest.
enum Authority {
  private static let official = 9.0
  private static let officialDocs = 4.0
  private static let community = -0.5

  /// The most that sources of no official tier bring together against one of them.
  private static let crowd = 3.0

  /// How many ordinary voices a statement has in a first vote.
  static func votes(of tier: Tier) -> Double {
    switch tier {
    case .official: 100
    case .officialDocs: 20
    case .thirdParty: 1
    case .community: 0.7
    }
  }

  /// Adds the tiers to scores of options and weights of statements.
  static func raise(_ score: inout [Double], _ weight: inout [Double], table: StatementTable) {
    guard table.hasTiers else { return }
    for item in 0..<table.itemCount {
      let statements = Int(table.statementStart[item])..<Int(table.statementStart[item + 1])
      let options = Int(table.optionStart[item])..<Int(table.optionStart[item + 1])
      let isOwned = statements.contains { table.statementTier[$0] >= .officialDocs }
      if isOwned { press(&score, options) }
      for index in statements {
        let bonus =
          switch table.statementTier[index] {
          case .official: official
          case .officialDocs: officialDocs
          case .thirdParty: 0.0
          case .community: isOwned ? 0 : community
          }
        weight[index] += bonus * table.statementShare[index]
        score[Int(table.statementOption[index])] += bonus * table.statementShare[index]
      }
    }
  }

  /// Scales what the crowd says of an owned item so that its values lie within `crowd` of each other.
  private static func press(_ score: inout [Double], _ options: Range<Int>) {
    var highest = 0.0
    for option in options { highest = max(highest, abs(score[option])) }
    guard highest > crowd else { return }
    for option in options { score[option] *= crowd / highest }
  }
}
