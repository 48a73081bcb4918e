/// Why there is no cheapest mix; names the operation at fault.
package struct MixError: Error, Sendable, Hashable {
  /// `nil` where no single operation is at fault.
  package let operation: Identifier<Subject>?
  package let reason: Reason

  package enum Reason: Sendable, Hashable {
    /// No route serves it, or those that do have too little to give.
    case unservable
    /// Each operation can be served, but not all of them together.
    case notTogether
    /// A number is below zero: "requests", "price", "need", "capacity", "most".
    case outOfRange(String)
    /// A route draws on a pool that there is not.
    case unknownPool(Identifier<Mix.Pool>)
    /// A route or a block requires a block that there is not.
    case unknownBlock(Identifier<Mix.Block>)
    /// Two pools have the same name.
    case repeatedPool(Identifier<Mix.Pool>)
    /// Two blocks have the same name.
    case repeatedBlock(Identifier<Mix.Block>)
    /// The tiers of a charge do not rise, or one in the middle has no end.
    case tiers(Identifier<Mix.Pool>)
    /// The numbers have too many digits to be kept exactly together.
    case overflow
    /// The search ended before any mix was found.
    case searchEnded
  }

  package init(_ operation: Identifier<Subject>?, _ reason: Reason) {
    self.operation = operation
    self.reason = reason
  }
}
