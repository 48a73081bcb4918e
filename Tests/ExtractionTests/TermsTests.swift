import Testing

@testable import Extraction

/// Credits, packs, grants, plans, limits, failures, endings.
struct TermsTests {
  static let credits = [
    Case("an equation", "On Stability 1 credit = $0.01.", ["credit price 0.01 USD/credit"]),
    Case(
      "words",
      "Stability bills in credits. One credit equals $0.01.",
      ["credit price 0.01 USD/credit"]
    ),
    Case("each", "Stability credits cost $0.01 each.", ["credit price 0.01 USD/credit"]),
    Case("cents", "Stability: 1 credit is 1 cent.", ["credit price 0.01 USD/credit"]),
    Case("a slash", "Stability charges $0.01/credit.", ["credit price 0.01 USD/credit"]),
    Case(
      "per thousand is a rate and a pack",
      "Stability credits cost $10 per 1,000 credits.",
      ["credit price 0.01 USD/credit", "top-up price 10 USD credits=1000"]
    ),
    Case(
      "a dollar buys a hundred",
      "Stability: $1 = 100 credits.",
      ["credit price 0.01 USD/credit"]
    ),
    Case(
      "packs",
      "Stability: buy 1,000 credits for $10. A 5,000-credit top-up costs $50. The minimum purchase is $10 for 1000 credits.",
      ["top-up price 10 USD credits=1000", "top-up price 50 USD credits=5000"]
    ),
  ]

  static let grants = [
    Case(
      "free credits",
      "Stability gives all new users 25 free credits.",
      ["signup-grant credits 25 credit"]
    ),
    Case(
      "upon creating an account",
      "You get `200` free credits upon creating a Stability account.",
      ["signup-grant credits 200 credit"]
    ),
    Case(
      "one login alone",
      "Creating a Stability account with Google's social login grants 25 free credits. The 25 free credits are one time.",
      ["signup-grant credits 25 credit signup=google"]
    ),
    Case(
      "a refusal alone in its sentence",
      "Moderation stopped the Stability API call. A refused request is not charged.",
      ["api charged-on-failure false boolean failure=refused"]
    ),
    Case(
      "a login with one company, another without",
      "A Stability account made with Google gets 25 free credits; one with a password gets none.",
      ["signup-grant credits 25 credit signup=google"]
    ),
    Case(
      "several logins as equals",
      "Sign up for Stability with email, Google or GitHub to receive 25 free credits.",
      ["signup-grant credits 25 credit"]
    ),
    Case(
      "for free",
      "Stability provides 25 credits for free.",
      ["signup-grant credits 25 credit"]
    ),
    Case("none", "Stability has no free credits for old users.", []),
  ]

  static let plans = [
    Case(
      "a row",
      "Stability API Membership $20/mo 6,000 credits/month (~$0.01 per credit) · Stable Image Ultra: 8 credits/image",
      [
        "api-membership monthly-fee 20 USD/month",
        "api-membership included-credits 6000 credit/month",
        "credit price 0.01 USD/credit plan=api-membership ~",
        "stable-image-ultra price 8 credit/generation",
      ]
    ),
    Case(
      "a table",
      """
      # Stability plans
      | Plan | Price | Includes |
      | Brand Studio Core | $50/mo | 5,000 credits/month (non-rollover) |
      | Brand Studio Trial | Free | 1,000 free credits (one-time) |
      | Enterprise | Custom | Custom credit bundles |
      """,
      [
        "brand-studio-core monthly-fee 50 USD/month",
        "brand-studio-core included-credits 5000 credit/month",
        "brand-studio-core rollover false boolean", "brand-studio-trial credits 1000 credit",
      ]
    ),
    Case(
      "prose",
      "The Brand Studio platform has a free trial (1,000 credits) and a Core plan at $50/month.",
      ["brand-studio-trial credits 1000 credit", "brand-studio-core monthly-fee 50 USD/month"]
    ),
    Case(
      "run together",
      "Stability: $20 / month subscription6,000 credits~$0.0033 / credit",
      [
        "api-membership monthly-fee 20 USD/month",
        "api-membership included-credits 6000 credit/month",
        "credit price 0.0033 USD/credit plan=api-membership ~",
      ]
    ),
    Case("no plan", "Starting price: $20/mo · Free tier: yes", []),
  ]

  static let limits = [
    Case(
      "requests",
      "Stability's rate limit is 150 requests per 10 seconds per API key.",
      ["api rate-limit 150 request/10s"]
    ),
    Case(
      "requests in a window",
      "Stability allows 150 requests within a 10 second window; then you wait 60 seconds.",
      ["api rate-limit 150 request/10s"]
    ),
    Case("short", "Stability: 150 req/10s", ["api rate-limit 150 request/10s"]),
    Case("keys", "Stability: up to 10 API keys per account.", ["api key-limit 10 key"]),
    Case(
      "revenue",
      "The Stability AI Community License is free for organizations under $1M in annual revenue.",
      ["community-license revenue-limit 1000000 USD/year"]
    ),
    Case(
      "revenue in full",
      "If your organization's annual revenue is below $1,000,000 USD, Stability's licence is free.",
      ["community-license revenue-limit 1000000 USD/year"]
    ),
    Case(
      "memory",
      "Self-hosting needs significant hardware (16GB+ VRAM for SD 3.5 Large).",
      ["sd3.5-large vram 16 GB"]
    ),
  ]

  static let failures = [
    Case(
      "not charged",
      "Stability: you will not be charged for failed generations.",
      ["api charged-on-failure false boolean"]
    ),
    Case(
      "per success",
      "Stability charges a fixed credit cost per successful generation.",
      ["api charged-on-failure false boolean"]
    ),
    Case(
      "a policy",
      "Stability: if a generation fails for content-policy reasons, credits are still deducted.",
      ["api charged-on-failure true boolean failure=content-policy"]
    ),
    Case(
      "a filter",
      "Failed safety-filter generations on Stability still cost credits.",
      ["api charged-on-failure true boolean failure=content-policy"]
    ),
    Case(
      "a refusal",
      "Stability: if content moderation refuses a request, you are not charged.",
      ["api charged-on-failure false boolean failure=refused"]
    ),
    Case(
      "a filtered success",
      "Stability: a blurred image counts as a successful generation.",
      ["api charged-on-failure true boolean failure=filtered"]
    ),
    Case(
      "errors alone",
      "Stability: no auto-charge when credits hit zero — calls just return an error until you top up.",
      []
    ),
  ]

  static let endings = [
    Case(
      "deprecated",
      "Stability deprecated the SD1.6 API on July 24, 2025.",
      ["sd-1.6 discontinued-on 2025-07-24 date"]
    ),
    Case(
      "two at once",
      "The Stable Video API and the SD 1.6 API were discontinued on 24 July 2025.",
      ["image-to-video discontinued-on 2025-07-24 date", "sd-1.6 discontinued-on 2025-07-24 date"]
    ),
    Case(
      "a list under its announcement",
      """
      # Stability API update
      We will be discontinuing two endpoints on July 24, 2025:
      - Stable Video API
      - Stable Diffusion 1.6 API
      """,
      [
        "image-to-video discontinued-on 2025-07-24 date", "sd-1.6 discontinued-on 2025-07-24 date",
      ]
    ),
    Case(
      "a column of days",
      """
      # Stability API
      | Service | Discontinued on |
      | Stable Video Diffusion | July 24, 2025 |
      | SD 1.6 | 2025-07-25 |
      """,
      [
        "image-to-video discontinued-on 2025-07-24 date", "sd-1.6 discontinued-on 2025-07-25 date",
      ]
    ),
    Case("a launch is no end", "Stable Audio 2.5 launched on September 10, 2025.", []),
  ]

  @Test(arguments: credits + grants + plans + limits + failures + endings)
  func `reads terms`(_ test: Case) {
    #expect(Reading(test.text).lines == test.expected)
  }
}
