package import Vocabulary

/// One operation at one provider.
package struct MixRoute: Sendable, Hashable {
  package let operation: Identifier<Subject>

  /// The settings of the demand it serves, the same to the letter.
  package let settings: [String: String]
  package let provider: Identifier<Mix.Provider>
  package let terms: Terms

  /// A block that must be held for the route to be open, as a plan whose fee opens it.
  package let required: Identifier<Mix.Block>?

  /// USD a request beside what its pool costs, as power for a card; zero for what is paid per use.
  package let besides: Rational

  package enum Terms: Sendable, Hashable {
    /// USD a request.
    case perUse(Rational)
    /// What a request takes out of a pool: credits, seconds, generations.
    case pool(Identifier<Mix.Pool>, need: Rational)
  }

  package init(
    _ operation: Identifier<Subject>,
    settings: [String: String] = [:],
    provider: Identifier<Mix.Provider>,
    _ terms: Terms,
    requiring required: Identifier<Mix.Block>? = nil,
    besides: Rational = Rational(.zero)
  ) {
    self.operation = operation
    self.settings = settings
    self.provider = provider
    self.terms = terms
    self.required = required
    self.besides = besides
  }
}
