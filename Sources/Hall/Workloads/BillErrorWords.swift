import Vocabulary

/// The one sentence that a bill's fault is told in.
enum BillErrorWords {
  /// Of an unknown operation it names the nearest of those `offered`, which have a price.
  static func sentence(for error: BillError, offered: [String] = []) -> String {
    let name = error.operation.map { "'\($0)'" } ?? "the workload"
    switch error.reason {
    case .nothingToBill:
      return "There is nothing to bill; expected a workload with a count above 0, as core=600."
    case .unknownOperation:
      let near = error.operation.map { Suggestion.nearest(to: $0.text, among: offered) } ?? []
      return "There is no price for \(name) on that day; expected an operation that is offered"
        + (near.isEmpty
          ? "; 'pricebook prices' lists them."
          : ": \(near.map { "'\($0)'" }.joined(separator: ", ")).")
    case .discontinued:
      return
        "\(capitalized(name)) is no longer offered on that day; 'pricebook history' shows until "
        + "when it was, and --on names another day."
    case .missingSetting(let setting):
      return "The price of \(name) depends on '\(setting)', which is not given; expected "
        + "\(error.operation?.text ?? "NAME")@\(setting)=VALUE=COUNT, or --at \(setting)=VALUE."
    case .setting(let setting, let text):
      return "The setting '\(setting)' of \(name) is '\(text)'; expected a number from 0 up."
    case .unlistedSettings:
      return "No page lists a price of \(name) at these settings, and no formula gives one; "
        + "'pricebook prices \(error.operation?.text ?? "")' shows those that are listed."
    case .ambiguous(let rulings):
      return "\(capitalized(name)) has several prices that fit: "
        + "\(rulings.map { "'\($0)'" }.joined(separator: ", ")); give the settings that tell them "
        + "apart."
    case .notAPrice(let ruling):
      return
        "The ruling '\(ruling)' gives \(name) no price from 0 up; 'pricebook explain' shows why."
    case .unruled(let failure):
      return "Nothing says whether a request for \(name) that was \(failure.rawValue) is charged; "
        + "take that share out, or add a decision."
    case .outOfRange(let what):
      return
        "The \(what) of \(name) is out of its range; expected counts from 0 up, shares from 0 to "
        + "1, a keep rate above 0, failures that leave some success, and at most 100 retries."
    case .overflow:
      return "A number of \(name) is too large to be kept exactly; expected smaller counts."
    case .noCommonCurrency:
      return "The bill has no sum, since \(name) is priced in another currency than the rest; bill "
        + "them one by one."
    }
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
