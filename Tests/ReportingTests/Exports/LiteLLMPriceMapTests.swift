import Testing
import Vocabulary

@testable import Reporting

struct LiteLLMPriceMapTests {
  private func map(_ rates: Rate...) -> LiteLLMPriceMap {
    let table = PriceTable(number: 7, day: someDay, known: someDay, reader: "r", rates: rates)
    return LiteLLMPriceMap(rates, from: table, Register())
  }

  @Test func `a settled price is an entry under LiteLLM's own name for the model`() {
    let rate = makeRate("upscale-fast", .amount(Amount(2)), usd: "0.02", from: "2025-08-01")
    #expect(
      map(rate).text == """
        {
          "stability/fast": {
            "litellm_provider": "stability",
            "mode": "image_edit",
            "output_cost_per_image": 0.02,
            "supported_endpoints": [
              "/v1/images/edits"
            ],
            "metadata": {
              "notes": "2 credits; settled, 97 % sure, since 2025-08-01; Pricebook table 7, known \
        2026-01-01, ruling upscale-fast/price"
            }
          }
        }

        """
    )
  }

  static let unsure: [Rate] = [
    makeRate("erase", .amount(Amount(5)), usd: "0.05", status: .contested),
    makeRate("erase", .amount(Amount(5))),
    makeRate("erase", .range(Amount(3), Amount(5)), usd: nil),
    makeRate("erase", .amount(Amount(5)), usd: "0.05", conditions: ["plan": "pro"]),
  ]

  @Test(arguments: unsure)
  func `a price that is not one certain number is left out and named`(rate: Rate) {
    let map = map(rate)
    #expect(map.text == "{}\n")
    #expect(map.left == ["erase"])
  }

  @Test func `what is no image model is not missed`() {
    let map = map(
      makeRate("stable-audio-2.5", .amount(Amount(20)), usd: "0.2"),
      makeRate("stable-image-core", .amount(Amount(3)), usd: "0.03")
    )
    #expect(map.left.isEmpty)
    #expect(map.text.contains(#""stability/stable-image-core""#))
    #expect(!map.text.contains("audio"))
  }
}
