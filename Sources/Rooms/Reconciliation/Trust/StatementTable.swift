import Vocabulary

/// Claims as numbers in flat arrays: who states which of an item's values.
///
/// Sources, items, options and statements stand in an order that follows from what they are, not from
/// the order in which they came, so that every sum over them is the same on every run.
struct StatementTable {
  private(set) var sources: [Identifier<Source>] = []

  /// The attribute of each item, as an index into `kinds`.
  private(set) var attribute: [Int32] = []

  /// What kind of value each attribute has.
  private(set) var kinds: [ValueForm.Kind] = []

  /// Options of item `i`: `optionStart[i]..<optionStart[i + 1]`.
  private(set) var optionStart: [Int32] = [0]
  private(set) var forms: [ValueForm] = []
  private(set) var itemOfOption: [Int32] = []

  /// Statements of item `i`: `statementStart[i]..<statementStart[i + 1]`, sorted by source.
  private(set) var statementStart: [Int32] = [0]
  private(set) var statementSource: [Int32] = []
  private(set) var statementOption: [Int32] = []

  /// What part of its source's voice on the item it is: less than 1 where a source states several values.
  private(set) var statementShare: [Double] = []

  /// The cell of each statement: what its source says of its attribute.
  private(set) var statementCell: [Int32] = []

  /// Source and attribute of each cell.
  private(set) var cells: [(source: Int32, attribute: Int32)] = []

  /// With what authority the source speaks of the item.
  private(set) var statementTier: [Tier] = []

  /// Whether any statement has another tier than a third party's.
  private(set) var hasTiers = false

  /// Pairs of sources, by index, of which the second is declared to repeat the first.
  private(set) var declaredCopies: [(original: Int32, copy: Int32)] = []

  private var cellOf: [Int64: Int32] = [:]

  /// The place in `statementSource` of each claim; -1 where it states nothing.
  private var statementOfClaim: [Int32]

  /// The item of each group; items are sorted, groups are as handed in.
  private var itemOfGroup: [Int32]

  private(set) var itemCount: Int

  init(claims: [Claim], groups: [[Int]], sources listed: [Source]) {
    statementOfClaim = Array(repeating: -1, count: claims.count)
    itemOfGroup = Array(repeating: -1, count: groups.count)
    itemCount = groups.count
    let readers = AttributeReaders(claims: claims, groups: groups)
    kinds = readers.kinds
    let order = Self.order(of: groups, claims: claims)
    var named: [Identifier<Source>: Int32] = [:]
    var used: Set<Identifier<Source>> = []
    for group in groups { for index in group { used.insert(claims[index].source) } }
    sources = used.sorted()
    for (index, source) in sources.enumerated() { named[source] = Int32(index) }
    let tiers = Tiers(listed, named: named)
    declaredCopies = tiers.copies
    for (item, group) in order.enumerated() {
      itemOfGroup[group] = Int32(item)
      append(groups[group], claims: claims, readers: readers, named: named, tiers: tiers)
    }
  }

  private static func order(of groups: [[Int]], claims: [Claim]) -> [Int] {
    let keys = groups.map { group -> (Claim?) in
      group.min { claims[$0].id < claims[$1].id }.map { claims[$0] }
    }
    return groups.indices.sorted { left, right in
      guard let first = keys[left], let second = keys[right] else {
        return keys[left] != nil && keys[right] == nil
      }
      if first.subject != second.subject { return first.subject < second.subject }
      if first.attribute != second.attribute { return first.attribute < second.attribute }
      return first.id < second.id
    }
  }

  private mutating func append(
    _ group: [Int],
    claims: [Claim],
    readers: AttributeReaders,
    named: [Identifier<Source>: Int32],
    tiers: Tiers
  ) {
    let base = Int32(forms.count)
    attribute.append(group.first.map { readers.index(of: claims[$0].attribute) } ?? 0)
    let units = Set(group.map { claims[$0].unit.symbol }).subtracting(["", "text"])
    var stated: [(source: Int32, key: OptionKey, claim: Int)] = []
    for index in group {
      let claim = claims[index]
      guard let source = named[claim.source], let form = readers.form(of: claim) else { continue }
      let unit = units.count > 1 ? claim.unit.symbol : ""
      stated.append((source, OptionKey(form: form, unit: unit), index))
    }
    let keys = Set(stated.map(\.key)).sorted()
    let optionOf = Dictionary(
      uniqueKeysWithValues: keys.enumerated().map { ($1, base + Int32($0)) }
    )
    forms += keys.map(\.form)
    itemOfOption += Array(repeating: Int32(attribute.count - 1), count: keys.count)
    var rows = stated.map { (source: $0.source, option: optionOf[$0.key] ?? base, claim: $0.claim) }
    rows.sort { ($0.source, $0.option, $0.claim) < ($1.source, $1.option, $1.claim) }
    let first = statementSource.count
    for row in rows {
      let isNew =
        statementSource.count == first || statementSource.last != row.source
        || statementOption.last != row.option
      if isNew {
        statementSource.append(row.source)
        statementOption.append(row.option)
        statementShare.append(1)
        statementCell.append(cell(row.source, attribute[attribute.count - 1]))
        let tier = tiers.tier(of: row.source, on: claims[row.claim].subject)
        statementTier.append(tier)
        hasTiers = hasTiers || tier != .thirdParty
      }
      statementOfClaim[row.claim] = Int32(statementSource.count - 1)
    }
    divideVoices(from: first)
    optionStart.append(Int32(forms.count))
    statementStart.append(Int32(statementSource.count))
  }

  private mutating func cell(_ source: Int32, _ attribute: Int32) -> Int32 {
    let key = Int64(source) << 32 | Int64(attribute)
    if let known = cellOf[key] { return known }
    cellOf[key] = Int32(cells.count)
    cells.append((source, attribute))
    return Int32(cells.count - 1)
  }

  /// A source that states several values of one item has one voice for all of them.
  private mutating func divideVoices(from first: Int) {
    var start = first
    while start < statementSource.count {
      var end = start + 1
      while end < statementSource.count, statementSource[end] == statementSource[start] { end += 1 }
      for index in start..<end { statementShare[index] = 1 / Double(end - start) }
      start = end
    }
  }
}

/// A value and the unit it is stated in, where an item's claims do not share one.
private struct OptionKey: Hashable, Comparable {
  let form: ValueForm
  let unit: String

  static func < (left: Self, right: Self) -> Bool {
    left.form != right.form ? left.form < right.form : left.unit < right.unit
  }
}

// MARK: - The way back to claims

extension StatementTable {
  /// The verdict on each group, in the order handed in.
  func verdicts(_ estimate: Estimate, claims: [Claim]) -> [Trust.Verdict] {
    var claimsOf: [[Int]] = Array(repeating: [], count: forms.count)
    for (claim, statement) in statementOfClaim.enumerated() where statement >= 0 {
      claimsOf[Int(statementOption[Int(statement)])].append(claim)
    }
    return itemOfGroup.map { item in
      let range = Int(optionStart[Int(item)])..<Int(optionStart[Int(item) + 1])
      let options = range.map { option in
        Trust.Option(
          claims: claimsOf[option],
          spokesman: spokesman(of: claimsOf[option], estimate, claims: claims),
          probability: estimate.probability[option]
        )
      }
      // Options already stand in the order of their forms, which settles ties.
      let order = options.indices.sorted { left, right in
        (options[right].probability, left) < (options[left].probability, right)
      }
      return Trust.Verdict(options: order.map { options[$0] })
    }
  }

  /// The claim with the wording that carries most weight; the smallest text where two carry the same.
  private func spokesman(of indices: [Int], _ estimate: Estimate, claims: [Claim]) -> Int {
    guard indices.count > 1 else { return indices.first ?? 0 }
    var wordings: [Value: (weight: Double, claim: Int)] = [:]
    for index in indices {
      // A fixed part for each wording, so that untrusted sources still vote on how to write it.
      let weight = 0.05 + max(0, estimate.weight[Int(statementOfClaim[index])])
      let known = wordings[claims[index].value] ?? (0, index)
      let claim = claims[index].id < claims[known.claim].id ? index : known.claim
      wordings[claims[index].value] = (known.weight + weight, claim)
    }
    let ranked = wordings.values.map { entry in
      // Rounded, so that the order of the sum does not decide between wordings of one weight.
      (weight: Int64(entry.weight * 1e6), claim: entry.claim)
    }
    let best = ranked.max { left, right in
      if left.weight != right.weight { return left.weight < right.weight }
      let (first, second) = (claims[left.claim], claims[right.claim])
      return first.value.description > second.value.description
    }
    return best?.claim ?? indices[0]
  }

  /// The weight of each claim, as `Trust.weights` has it.
  func weights(_ estimate: Estimate, count: Int) -> [Double] {
    statementOfClaim.map { $0 < 0 ? 0 : estimate.weight[Int($0)] }
  }
}
