package import Vocabulary

/// Stability AI's image models in the shape of LiteLLM's price map, which its `register_model` loads.
///
/// Both kinds of call are priced by `output_cost_per_image`, as `litellm` 1.110 reads it. Only what is
/// settled, one amount and free of conditions is there; `left` names the others. LiteLLM wants numbers:
/// an amount is written as one where a double gives back its every digit.
package struct LiteLLMPriceMap: Sendable, Hashable {
  private let members: [JSON.Member]

  /// Image operations that have a price which the map cannot state, sorted.
  package let left: [Identifier<Subject>]

  package init(_ rates: [Rate], from table: PriceTable, _ register: Register) {
    var members: [JSON.Member] = []
    var left: Set<Identifier<Subject>> = []
    for rate in rates where rate.key.attribute == .price && rate.key.venue == .stability {
      guard let model = Self.models[rate.key.subject.text] else { continue }
      guard rate.status == .settled, rate.key.conditions.isEmpty,
        case .amount(let usd)? = rate.usd, case .decimal = JSON.number(usd)
      else {
        left.insert(rate.key.subject)
        continue
      }
      members.append(
        JSON.Member("stability/\(model.name)", Self.entry(model.mode, usd, rate, table, register))
      )
    }
    self.members = members.sorted { $0.name < $1.name }
    self.left = left.sorted()
  }

  /// The map as a file, with its final newline.
  package var text: String { JSON.object(members).pretty + "\n" }

  private static func entry(
    _ mode: Mode,
    _ usd: Amount,
    _ rate: Rate,
    _ table: PriceTable,
    _ register: Register
  ) -> JSON {
    let addresses = rate.claims.lazy.compactMap { register.claims[$0] }
      .compactMap { register.snapshot(of: $0)?.address }
    let since = Report.words(for: rate.interval.from)
    let notes =
      "\(rate.key.unit == .creditPerGeneration ? "\(Report.shown(rate.value)) credits; " : "")"
      + "settled, \(rate.confidence.percent) % sure\(since.isEmpty ? "" : ", since \(since)"); "
      + "Pricebook table \(table.number), known \(table.known), ruling \(rate.ruling)"
    var entry: [JSON.Member] = [
      .init("litellm_provider", .string("stability")), .init("mode", .string(mode.rawValue)),
      .init("output_cost_per_image", .number(usd)),
    ]
    if let address = addresses.first { entry.append(.init("source", .string(address))) }
    return .object(
      entry + [
        .init("supported_endpoints", .array([.string(mode.endpoint)])),
        .init("metadata", .object([.init("notes", .string(notes))])),
      ]
    )
  }

  // MARK: - LiteLLM's names

  private enum Mode: String {
    case generation = "image_generation"
    case edit = "image_edit"

    var endpoint: String {
      switch self {
      case .generation: "/v1/images/generations"
      case .edit: "/v1/images/edits"
      }
    }
  }

  /// What LiteLLM calls a subject, and by which call it is reached there.
  private static let models: [String: (name: String, mode: Mode)] = [
    "stable-image-ultra": ("stable-image-ultra", .generation),
    "stable-image-core": ("stable-image-core", .generation),
    "sd3-large": ("sd3-large", .generation), "sd3-large-turbo": ("sd3-large-turbo", .generation),
    "sd3-medium": ("sd3-medium", .generation), "sd3.5-large": ("sd3.5-large", .generation),
    "sd3.5-large-turbo": ("sd3.5-large-turbo", .generation),
    "sd3.5-medium": ("sd3.5-medium", .generation), "sd3.5-flash": ("sd3.5-flash", .generation),
    "inpaint": ("inpaint", .edit), "outpaint": ("outpaint", .edit), "erase": ("erase", .edit),
    "search-and-replace": ("search-and-replace", .edit),
    "search-and-recolor": ("search-and-recolor", .edit),
    "remove-background": ("remove-background", .edit),
    "replace-background-and-relight": ("replace-background-and-relight", .edit),
    "control-sketch": ("sketch", .edit), "control-structure": ("structure", .edit),
    "control-style": ("style", .edit), "style-transfer": ("style-transfer", .edit),
    "upscale-fast": ("fast", .edit), "upscale-conservative": ("conservative", .edit),
    "upscale-creative": ("creative", .edit),
  ]
}
