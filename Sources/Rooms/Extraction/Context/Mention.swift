/// A place where a text names subjects.
struct Mention {
  /// The subjects meant: one, or several where one name covers them all.
  let subjects: [Int]

  /// The mark that names them.
  let mark: Int

  /// Whether the name means them anywhere, without help from what stands near.
  let isFull: Bool

  /// Whether the word that gives a short name its meaning stands in the statement itself and is a name.
  func isNarrow(_ statement: Statement) -> Bool {
    statement.range.contains { $0 != mark && (statement.reader.term($0)?.isBranded ?? false) }
  }
}

/// What stands near a text, from the narrowest to the widest, to tell what a short name means.
struct Nearness {
  /// Scope words of the phrase, the block, its heads and captions, its headings.
  var levels: [ScopeWords]

  /// Scope words of the whole page, for names that make up a whole cell or item.
  let page: ScopeWords

  /// Subjects that the page names in full somewhere: their short names are known to its readers.
  let introduced: Set<Int>
}

extension Term {
  /// Which subjects among `wanted` the name means here; empty where it means none or cannot be told.
  func subjects(
    among wanted: (Int) -> Bool,
    near: Nearness,
    isWhole: Bool
  ) -> (subjects: [Int], isFull: Bool) {
    let able = candidates.filter { wanted($0.subject) }
    let full = able.filter { $0.within == nil }.map(\.subject)
    if !full.isEmpty { return (Self.unique(full), true) }
    for level in near.levels + (isWhole ? [near.page] : []) {
      let met = Self.unique(
        able.filter { !($0.within?.isDisjoint(with: level) ?? true) }.map(\.subject)
      )
      if met.count == 1 { return (met, false) }
      if met.count > 1 {
        let known = met.filter(near.introduced.contains)
        return (known.count == 1 ? known : [], false)
      }
    }
    let known = Self.unique(able.map(\.subject).filter(near.introduced.contains))
    return (known.count == 1 ? known : [], false)
  }

  private static func unique(_ subjects: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return subjects.filter { seen.insert($0).inserted }
  }
}
