import Archive
import PriceTables
import Reporting
import Vocabulary

/// `pricebook prices`: the prices in force on a day.
enum PricesCommand {
  static let at = Option(
    "at",
    .settings,
    "Settings at which to work out a grid or a formula."
  ) { Settings.reading($0) }

  static let steps = Option("steps", .count, "Diffusion steps, for a grid or a formula.") {
    Settings.positive($0)
  }
  static let width = Option("width", .count, "Width in pixels, for a grid or a formula.") {
    Settings.positive($0)
  }
  static let height = Option("height", .count, "Height in pixels, for a grid or a formula.") {
    Settings.positive($0)
  }

  static let command = Command(
    description: CommandDescription(
      "prices",
      "Show the prices in force on a day",
      discussion: """
        Subjects are found by id, name or alias. A price that depends on settings is shown as a range,
        or worked out at the settings given; one that no page lists is marked as computed.
        """,
      arguments: [
        .init(.subject, .any, "What to show, for example \"creative upscale\". Default: all.")
      ],
      options: [
        SharedOptions.on.spec, SharedOptions.asOf.spec, SharedOptions.attribute.spec,
        SharedOptions.venue.spec, at.spec,
        steps.spec, width.spec, height.spec,
      ] + SharedOptions.reading,
      examples: [
        .init("pricebook prices", "What everything costs today."),
        .init("pricebook prices \"creative upscale\" --on 2025-07-31", "What it cost on a day."),
        .init("pricebook prices sdxl --at steps=50,width=1024,height=1024", "At these settings."),
        .init("pricebook prices --format json", "For a script."),
      ]
    ),
    run: run
  )

  private static func run(_ invocation: Invocation, _ surroundings: Surroundings) throws -> Outcome
  {
    let opened = try OpenBase(invocation, surroundings)
    let subjects = try opened.subjects(named: invocation.arguments)
    let today = invocation[SharedOptions.today] ?? surroundings.today
    let day = invocation[SharedOptions.on] ?? today
    let table = try opened.base.table(inForceOn: day, knownBy: invocation[SharedOptions.asOf])
    let wanted = Set(subjects.map(\.id))
    let settings = settings(of: invocation)
    let venue = invocation[SharedOptions.venue] ?? .standard
    let rates = PriceTables.rates(in: table, on: day).filter { rate in
      let isNamed = invocation.arguments.isEmpty || wanted.contains(rate.key.subject)
      return isNamed && invocation[SharedOptions.attribute].map { $0 == rate.key.attribute } ?? true
    }
    let courses = try courses(for: invocation, in: opened)
    let rows = rates.filter { venue.includes($0.key.venue) }.map { rate in
      PriceRow(
        rate,
        answer: Settings.answer(of: rate.value, at: settings),
        ruling: courses[rate.ruling]
      )
    }
    if let attribute = invocation[SharedOptions.attribute],
      !table.rates.contains(where: { $0.key.attribute == attribute }), !table.rates.isEmpty
    {
      let known = Set(table.rates.map(\.key.attribute.name)).sorted()
      throw CommandFailure(
        "There is no attribute '\(attribute)' here; known: \(known.joined(separator: ", "))."
      )
    }
    let register = Register(subjects: try opened.base.subjects())
    let report = Report.prices(rows, on: day, from: table, register)
    return Outcome(
      report.printed(as: invocation[SharedOptions.format] ?? .text, in: surroundings.style),
      notes: missing(rows, named: invocation.arguments.isEmpty ? [] : subjects, on: day)
        + unanswered(rows, settings) + venueNotes(venue, rates.count - rows.count, invocation)
    )
  }

  /// The rulings as recorded, for people; a script has 'history', and what was known on an earlier
  /// day would have to be worked out first.
  private static func courses(
    for invocation: Invocation,
    in opened: OpenBase
  ) throws -> [Identifier<Ruling>: Ruling] {
    guard (invocation[SharedOptions.format] ?? .text) == .text,
      invocation[SharedOptions.asOf] == nil
    else { return [:] }
    return Dictionary(try opened.rulings(knownBy: nil).map { ($0.id, $0) }) { first, _ in first }
  }

  private static func settings(of invocation: Invocation) -> [String: Amount] {
    var settings = invocation[at] ?? [:]
    settings["steps"] = invocation[steps] ?? settings["steps"]
    settings["width"] = invocation[width] ?? settings["width"]
    settings["height"] = invocation[height] ?? settings["height"]
    return settings
  }

  /// Subjects the user named and of which nothing was in force.
  private static func missing(
    _ rows: [PriceRow],
    named subjects: [Subject],
    on day: Day
  ) -> [String] {
    subjects.filter { subject in !rows.contains { $0.rate.key.subject == subject.id } }
      .map {
        "Nothing is known of '\($0.id)' on \(day); 'pricebook history \($0.id)' shows all its time."
      }
  }

  /// In text a person is told of the rows that are not there; a script chose its rows.
  private static func venueNotes(
    _ venue: VenueChoice,
    _ omitted: Int,
    _ invocation: Invocation
  ) -> [String] {
    guard (invocation[SharedOptions.format] ?? .text) == .text else { return [] }
    return venue.note(leavingOut: omitted, "price").map { [$0] } ?? []
  }

  private static func unanswered(_ rows: [PriceRow], _ settings: [String: Amount]) -> [String] {
    if settings.isEmpty || rows.contains(where: { $0.answer != nil }) { return [] }
    let needed = Set(rows.flatMap { Settings.parameters(of: $0.rate.value) }).sorted()
    return [
      needed.isEmpty
        ? "No price shown depends on settings."
        : "The settings do not suffice; the prices shown depend on \(needed.joined(separator: ", "))."
    ]
  }
}
