import Testing

@testable import Extraction

struct LanguageTests {
  static let cases = [
    Case(
      "German",
      """
      # Stability AI: Preise der API
      1 Credit kostet 0,01 USD. Neue Nutzer erhalten 25 kostenlose Credits.
      | Dienst | Credits pro Bild | Kosten |
      | Stable Image Core | 3 | 0,03 $ |
      | Stable Diffusion 3.5 Large | 6,5 | 0,065 $ |
      - Hintergrund entfernen: 5 Kredite
      - Kreatives Upscaling kostet 60 Credits
      Fehlgeschlagene Generierungen werden nicht berechnet.
      """,
      [
        "credit price 0.01 USD/credit", "signup-grant credits 25 credit",
        "stable-image-core price 3 credit/generation",
        "stable-image-core price 0.03 USD/generation",
        "sd3.5-large price 6.5 credit/generation", "sd3.5-large price 0.065 USD/generation",
        "remove-background price 5 credit/generation",
        "upscale-creative price 60 credit/generation",
        "api charged-on-failure false boolean",
      ]
    ),
    Case(
      "Japanese",
      """
      # Stability AI API の料金
      1クレジット＝0.01ドル。新規登録で25クレジットが無料でもらえます。
      | モデル | クレジット／枚 | 料金 |
      | Stable Image Ultra | 8 | $0.08 |
      | Stable Image Core | ３ | $0.03 |
      - 背景除去：5クレジット
      - Stable Fast 3D は1回10クレジットです。
      失敗した生成には課金されません。
      """,
      [
        "credit price 0.01 USD/credit", "signup-grant credits 25 credit",
        "stable-image-ultra price 8 credit/generation",
        "stable-image-ultra price 0.08 USD/generation",
        "stable-image-core price 3 credit/generation",
        "stable-image-core price 0.03 USD/generation",
        "remove-background price 5 credit/generation", "stable-fast-3d price 10 credit/generation",
        "api charged-on-failure false boolean",
      ]
    ),
    Case(
      "Chinese",
      """
      # Stability AI 价格
      注册即送 25 积分，1 积分 = 0.01 美元。
      | 模型 | 积分/图 | USD/图 | 100 张成本 |
      | Stable Image Ultra | 8 | **$0.08** | $8.00 |
      | SDXL 1.0（≤30 步） | ~0.9 | ~$0.009 | ~$0.90 |
      - 移除背景：5 积分
      - Stable Audio 2.5：20 credits（$0.20）/次
      请求速率：150 请求 / 10 秒，单账号最多 10 个 key。
      生成失败不会扣费。
      """,
      [
        "signup-grant credits 25 credit", "credit price 0.01 USD/credit",
        "stable-image-ultra price 8 credit/generation",
        "stable-image-ultra price 0.08 USD/generation",
        "sdxl-1.0 price 0.9 credit/generation steps=<=30 ~",
        "sdxl-1.0 price 0.009 USD/generation steps=<=30 ~",
        "remove-background price 5 credit/generation",
        "stable-audio-2.5 price 20 credit/generation", "stable-audio-2.5 price 0.2 USD/generation",
        "api rate-limit 150 request/10s", "api key-limit 10 key",
        "api charged-on-failure false boolean",
      ]
    ),
    Case(
      "Italian",
      """
      # Prezzi di Stability AI
      1 credito = 0,01 USD. I nuovi utenti ricevono 25 crediti gratuiti.
      - Stable Image Ultra costa 8 crediti (0,08 $) per immagine
      - Rimuovi sfondo: 5 crediti
      Le generazioni fallite non vengono addebitate.
      """,
      [
        "credit price 0.01 USD/credit", "signup-grant credits 25 credit",
        "stable-image-ultra price 8 credit/generation",
        "stable-image-ultra price 0.08 USD/generation",
        "remove-background price 5 credit/generation", "api charged-on-failure false boolean",
      ]
    ),
    Case(
      "Korean",
      """
      # Stability AI API 가격
      1 크레딧 = 0.01달러. 신규 가입 시 25 크레딧을 무료로 받습니다.
      | 모델 | 이미지당 크레딧 | 가격 |
      | Stable Image Ultra | 8 credits | $0.08 |
      | SD 3.5 Medium | 3.5 | $0.035 |
      - 배경 제거: 5크레딧
      """,
      [
        "credit price 0.01 USD/credit", "signup-grant credits 25 credit",
        "stable-image-ultra price 8 credit/generation",
        "stable-image-ultra price 0.08 USD/generation",
        "sd3.5-medium price 3.5 credit/generation", "sd3.5-medium price 0.035 USD/generation",
        "remove-background price 5 credit/generation",
      ]
    ),
    Case(
      "Spanish",
      """
      # Precios de Stability AI
      Un crédito equivale a 0,01 USD. Los nuevos usuarios reciben 25 créditos gratis.
      | Modelo | Créditos por imagen | Precio |
      | Stable Image Core | 3 créditos | $0.03 |
      - Eliminar fondo: 5 créditos
      """,
      [
        "credit price 0.01 USD/credit", "signup-grant credits 25 credit",
        "stable-image-core price 3 credit/generation",
        "stable-image-core price 0.03 USD/generation",
        "remove-background price 5 credit/generation",
      ]
    ),
    Case(
      "French",
      """
      # Tarifs de Stability AI
      1 crédit = 0,01 $. Les nouveaux utilisateurs reçoivent 25 crédits gratuits.
      - Stable Image Ultra coûte 8 crédits par image (0,08 $)
      Les générations échouées ne sont pas facturées.
      """,
      [
        "credit price 0.01 USD/credit", "signup-grant credits 25 credit",
        "stable-image-ultra price 8 credit/generation",
        "stable-image-ultra price 0.08 USD/generation",
        "api charged-on-failure false boolean",
      ]
    ),
  ]

  @Test(arguments: cases)
  func `reads the same facts in other languages`(_ test: Case) {
    #expect(Reading(test.text).lines == test.expected)
  }
}
