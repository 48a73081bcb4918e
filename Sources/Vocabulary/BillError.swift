/// Why a workload has no bill; names the operation at fault.
package struct BillError: Error, Sendable, Hashable {
  /// `nil` where the whole workload is at fault.
  package let operation: Identifier<Subject>?
  package let reason: Reason

  package enum Reason: Sendable, Hashable {
    /// There is nothing to bill.
    case nothingToBill
    /// The table has no price for it.
    case unknownOperation
    /// It is no longer offered.
    case discontinued
    /// The price depends on a setting that is not given.
    case missingSetting(String)
    /// A setting that counts is not a number from 0 up.
    case setting(String, is: String)
    /// The table lists no price at these settings and no formula gives one.
    case unlistedSettings
    /// Several rows fit equally well.
    case ambiguous([Identifier<Ruling>])
    /// The row's value is not a price from 0 up.
    case notAPrice(Identifier<Ruling>)
    /// No row says whether this failure is charged.
    case unruled(FailureCase)
    /// A count, share, rate or number of retries is out of its range: "count", "share", ...
    case outOfRange(String)
    /// A number is too large to be kept exactly to twelve places.
    case overflow
    /// One operation is priced in USD only, another in credits whose price is not known.
    case noCommonCurrency
  }

  package init(_ operation: Identifier<Subject>?, _ reason: Reason) {
    self.operation = operation
    self.reason = reason
  }
}
