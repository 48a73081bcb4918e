import Vocabulary

extension Trust {
  /// Who is a witness of their own and who repeats: the dependences by source.
  struct Relations {
    private let related: [Identifier<Source>: Set<Identifier<Source>>]
    private let trust: Trust

    init(_ trust: Trust) {
      var related: [Identifier<Source>: Set<Identifier<Source>>] = [:]
      for pair in trust.dependences {
        related[pair.first, default: []].insert(pair.second)
        related[pair.second, default: []].insert(pair.first)
      }
      self.related = related
      self.trust = trust
    }

    /// Whether two of the sources do not share each other's errors.
    func areIndependent(_ sources: Set<Identifier<Source>>) -> Bool {
      guard sources.count > 1 else { return false }
      return sources.contains { source in
        guard let others = related[source] else { return true }
        return sources.contains { $0 != source && !others.contains($0) }
      }
    }

    /// The most trusted of those who say the same and share this source's errors, if more trusted.
    func original(
      of source: Identifier<Source>,
      among speakers: Set<Identifier<Source>>
    ) -> Identifier<Source>? {
      guard let others = related[source] else { return nil }
      let best = others.filter(speakers.contains).max { precedes($1, $0) }
      return best.flatMap { precedes($0, source) ? $0 : nil }
    }

    private func precedes(_ left: Identifier<Source>, _ right: Identifier<Source>) -> Bool {
      let (first, second) = (trust.reliability(of: left) ?? 0, trust.reliability(of: right) ?? 0)
      return first != second ? first > second : left < right
    }
  }
}

extension Trust.Option {
  /// By which power of ten this number is off the other, between a thousandth and a thousand.
  func slip(against other: Self) -> Amount? {
    guard case .number(let number, _) = form, case .number(let actual, _) = other.form,
      number != 0, actual != 0
    else { return nil }
    for (factor, text) in [
      (10.0, "10"), (100, "100"), (1_000, "1000"), (0.1, "0.1"), (0.01, "0.01"), (0.001, "0.001"),
    ] where abs(number - actual * factor) <= abs(number) * 1e-12 {
      return Amount(text)
    }
    return nil
  }

  /// Whether it is a number within half a percent of the other.
  func isNear(_ other: Self) -> Bool {
    guard case .number(let number, _) = form, case .number(let actual, _) = other.form else {
      return false
    }
    return abs(number - actual) <= 0.005 * max(abs(number), abs(actual))
  }
}
