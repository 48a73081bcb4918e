import Testing
import Vocabulary

@testable import Extraction

/// Objects of JSON documents, built by hand over their bytes.
struct RecordTests {
  /// A page of records: each a path of keys and its members as "name=value"; a value in quotes is a string.
  static func page(_ records: [(keys: [String], fields: [(String, String)])]) -> (Page, [UInt8]) {
    var bytes: [UInt8] = []
    func text(_ value: String) -> SourceText {
      defer { bytes.append(contentsOf: Array(value.utf8) + [10]) }
      return SourceText(verbatim: value, at: bytes.count)
    }
    let blocks = records.map { record in
      let start = bytes.count
      let keys = record.keys.map(text)
      let fields = record.fields.map { name, value in
        let isNumber = value.utf8.allSatisfy {
          (48...57).contains($0) || [46, 45, 101].contains($0)
        }
        return Record.Field(
          name: text(name),
          value: text(value),
          kind: isNumber ? .number : .string
        )
      }
      return Block(
        .record(Record(keys: keys, fields: fields)),
        path: record.keys.joined(separator: "/"),
        bytes: start..<bytes.count
      )
    }
    return (Page(blocks: blocks), bytes)
  }

  static let notes = [
    ("$0.0043/60 seconds = $0.00009 per second", 0),
    ("$0.1/image, $0.2 for 3 images", 0),
  ]

  @Test(arguments: notes)
  func `notes without credits are not worked out`(_ note: String, _ count: Int) {
    let (page, bytes) = Self.page([(["stability/erase"], [("note", note)])])
    let context = PageContext(page, lexicon: Lexicon(subjects: Shipped.subjects))
    let checks = Audit.checks(in: context, bytes: bytes, snapshot: "s", claims: [])
    #expect(checks.count == count)
  }

  @Test func `a price map keeps providers apart`() {
    let (page, bytes) = Self.page([
      (["stability/sd3.5-large"], [("provider", "stability"), ("output_cost_per_image", "0.065")]),
      (["stability/fast"], [("provider", "stability"), ("output_cost_per_image", "0.002")]),
      (
        ["us.stability.stable-fast-upscale-v1:0"],
        [("provider", "bedrock"), ("output_cost_per_image", "0.03")]
      ),
      (["other/flux-pro/v1.1-ultra"], [("provider", "other"), ("output_cost_per_image", "0.06")]),
      (["other/inpaint"], [("provider", "other"), ("output_cost_per_image", "0.01")]),
      (["other/stable-diffusion-xl"], [("provider", "other"), ("input_cost_per_token", "0.01")]),
      (
        ["512-x-512/50-steps/stability.stable-diffusion-xl-v1"],
        [("provider", "bedrock"), ("output_cost_per_image", "1.8e-2")]
      ),
    ])
    #expect(
      Reading(page, bytes).prices == [
        "sd3.5-large 0.065 USD", "sdxl-1.0 0.018 USD height=512 steps=50 width=512 @bedrock",
        "upscale-fast 0.002 USD", "upscale-fast 0.03 USD @bedrock",
      ]
    )
  }

  @Test func `a map from names to figures takes the unit of its key`() {
    let (page, bytes) = Self.page([
      (
        ["stability", "credit_costs"], [("erase", "5"), ("stable-image-core", "3"), ("seed", "7")]
      ),
      (["stability", "limits"], [("erase", "10")]),
      (["stability", "price_cents"], [("stable-fast-3d", "10")]),
    ])
    #expect(
      Reading(page, bytes).prices == [
        "erase 5 cr", "stable-fast-3d 0.1 USD", "stable-image-core 3 cr",
      ]
    )
  }

  @Test func `objects name themselves and describe their price`() {
    let (page, bytes) = Self.page([
      (["models", "0"], [("name", "Stable Image Ultra"), ("credits", "8"), ("priceUSD", "0.08")]),
      (
        ["models", "1"],
        [("id", "style-transfer"), ("description", "Costs 8 credits per successful generation.")]
      ),
    ])
    #expect(
      Reading(page, bytes).prices == [
        "stable-image-ultra 0.08 USD", "stable-image-ultra 8 cr", "style-transfer 8 cr",
      ]
    )
  }
}
