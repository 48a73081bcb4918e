import Vocabulary

/// Subjects that rules speak of by themselves, beside those that a page names.
enum Known {
  static let credit: Identifier<Subject> = "credit"
  static let signupGrant: Identifier<Subject> = "signup-grant"
  static let topUp: Identifier<Subject> = "top-up"
  static let membership: Identifier<Subject> = "api-membership"
  static let communityLicense: Identifier<Subject> = "community-license"
  static let api: Identifier<Subject> = "api"

  /// What the old documents price by steps and size without naming a model.
  static let legacy: Identifier<Subject> = "stable-diffusion-legacy"
}
