import Archive
import Planning
import Reporting
import Vocabulary

/// `pricebook compare`: every way of paying for a workload, side by side.
enum CompareCommand {
  static let leftovers = Option(
    "leftovers",
    .choice("HOW", ComparisonTerms.Leftovers.allCases.map(\.rawValue)),
    "Credits of a pack that a month leaves over: carried to later months, or counted as cost. "
      + "Default: carried."
  ) { ComparisonTerms.Leftovers(rawValue: $0) }

  static let revenue = Option(
    "revenue",
    .count,
    "Your yearly revenue in USD, for licences. Default: below their limits."
  ) { Amount($0).flatMap { $0.isNegative ? nil : $0 } }

  static let region = Option("region", .word, "Hosts' prices in this region only.") {
    $0.isEmpty ? nil : $0
  }

  static let utilisation = Option(
    "utilisation",
    ValueKind(placeholder: "SHARE", expectation: "a share above 0 and up to 1", completion: .none),
    "The share of paid time in which your cards work."
  ) { Amount($0).flatMap { $0 > .zero && $0 <= .one ? $0 : nil } }

  static let starts = Option("starts", .count, "How often a month a card is started.") {
    Settings.positive($0)
  }
  static let startSeconds = Option("start-seconds", .count, "How long a start takes.") {
    Settings.positive($0)
  }
  static let electricity = Option("electricity", .count, "USD a kilowatt-hour.") {
    Settings.positive($0)
  }
  static let writeOff = Option(
    "write-off",
    .count,
    "Months over which owned cards are written off."
  ) {
    Int($0).flatMap { $0 > 0 ? $0 : nil }
  }

  static let own = Option(
    "own",
    ValueKind(
      placeholder: "CARD=PRICE",
      expectation: "cards with what each cost as rtx-4090=1800",
      completion: .none
    ),
    "Cards that you own, with what each cost in USD."
  ) { BillCommand.Prices(reading: $0) }

  static let sure = Switch(
    "sure",
    "Leave out what rests on a contested price or an estimated time."
  )

  static let all = Switch("all", "Show every offer, not only the cheapest of each host and card.")

  static let command = Command(
    description: CommandDescription(
      "compare",
      "Rank every way of paying for a workload, with break-evens and the best mix",
      discussion: """
        Ranks pay as you go, memberships, other hosts and your own machines by what they cost a month,
        and says what the others cannot serve. Break-evens are exact: the smallest number of finished
        assets (or requests) a month from which one is cheaper than another. The best mix says which
        operation goes where, and what is bought for it; it is proven to be the cheapest.
        """,
      arguments: [NamedWorkload.argument],
      options: [
        SharedOptions.on.spec, SharedOptions.asOf.spec, leftovers.spec, all.spec, sure.spec,
        region.spec,
        revenue.spec, own.spec, utilisation.spec, starts.spec, startSeconds.spec, electricity.spec,
        writeOff.spec, PricesCommand.at.spec,
      ] + SharedOptions.reading,
      examples: [
        .init("pricebook compare marketing-team", "A shipped scenario."),
        .init("pricebook compare sd3.5-large=20000", "Self-hosting against the API."),
        .init("pricebook compare core=600 erase=50 --leftovers counted", "By whole packs."),
        .init("pricebook compare sdxl@steps=30=5000 --own rtx-4090=1800", "On a card of your own."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let named = try NamedWorkload(invocation, opened, surroundings)
    let rates = try RatesInForce(invocation, opened, surroundings)
    let market = try Market(rates, opened)
    let terms = try terms(invocation, market)
    let workload = try named.monthly()
    let (comparison, mix, note) = try answers(to: workload, market, terms)
    var sureTerms = terms
    sureTerms.isSureOnly = true
    let sureMix = terms.isSureOnly ? nil : try? Mix(of: workload, in: market, sureTerms)
    let report = Report.comparison(
      comparison,
      mix: mix,
      sureMix: sureMix,
      ComparisonHeading(
        title: named.title,
        day: rates.day,
        table: rates.table,
        showsAll: invocation[all]
      ),
      Register(subjects: try opened.base.subjects())
    )
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: note.map { [$0] } ?? []
    )
  }

  private static func answers(
    to workload: Workload,
    _ market: Market,
    _ terms: ComparisonTerms
  ) throws -> (Comparison, Mix?, note: String?) {
    let comparison: Comparison
    do throws(BillError) {
      comparison = try Comparison(of: workload, in: market, terms)
    } catch {
      throw CommandFailure(BillErrorWords.sentence(for: error))
    }
    do throws(MixError) {
      return (comparison, try Mix(of: workload, in: market, terms), nil)
    } catch {
      if comparison.entries.isEmpty, error.reason == .unservable, let operation = error.operation {
        throw CommandFailure(
          "Nobody in the knowledge base serves '\(operation)' at these settings on that day; expected "
            + "an operation that 'pricebook prices --venue all' lists."
        )
      }
      return (comparison, nil, "The best mix is not shown: \(words(for: error)).")
    }
  }

  static func words(for error: MixError) -> String {
    switch error.reason {
    case .unservable, .notTogether: "nobody serves the whole workload"
    case .overflow: "its numbers have too many digits to be kept exactly together"
    case .searchEnded: "the search ended before any was found"
    case .outOfRange, .unknownPool, .unknownBlock, .repeatedPool, .repeatedBlock, .tiers:
      "a plan, host or card has a number that is out of its range; 'pricebook verify' tells which"
    }
  }

  private static func terms(_ invocation: Invocation, _ market: Market) throws -> ComparisonTerms {
    var terms = ComparisonTerms(
      leftovers: invocation[leftovers] ?? .carried,
      revenue: invocation[revenue],
      region: invocation[region]
    )
    terms.isSureOnly = invocation[sure]
    terms.utilisation = invocation[utilisation]
    terms.startsPerMonth = invocation[starts]
    terms.secondsPerStart = invocation[startSeconds]
    terms.usdPerKilowattHour = invocation[electricity]
    terms.writeOffMonths = invocation[writeOff]
    let cards = market.gpus.map(\.id.text)
    for (name, price) in invocation[own]?.prices ?? [] {
      guard cards.contains(name) else {
        let near = Suggestion.nearest(to: name, among: cards)
        throw CommandFailure(
          "There is no card '\(name)' in data/gpus; expected one of "
            + "\((near.isEmpty ? cards : near).map { "'\($0)'" }.joined(separator: ", "))."
        )
      }
      terms.owned[Identifier(name)] = price
    }
    if let region = invocation[region] {
      let regions = Set(market.hosts.flatMap(\.prices).compactMap(\.region)).sorted()
      guard regions.contains(region) else {
        throw CommandFailure(
          "There is no host's price in the region '\(region)'; expected one of "
            + "\(regions.map { "'\($0)'" }.joined(separator: ", "))."
        )
      }
    }
    return terms
  }
}

extension Market {
  /// Everything a knowledge base knows of ways to pay, at the prices of a day.
  init(_ rates: RatesInForce, _ opened: OpenBase) throws {
    self.init(
      rates: rates.rates,
      alternatives: rates.alternatives,
      plans: try opened.base.plans(),
      hosts: try opened.base.hosts(),
      gpus: try opened.base.gpus(),
      day: rates.day
    )
  }
}
