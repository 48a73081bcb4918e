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
    let speakers = Speakers(claims: claims, groups: groups)
    sources = speakers.sources
    let tiers = Tiers(listed, named: speakers.indices)
    declaredCopies = tiers.copies
    for (item, group) in Self.order(of: groups, claims: claims).enumerated() {
      itemOfGroup[group] = Int32(item)
      append(groups[group], claims: claims, readers: readers, speakers: speakers, tiers: tiers)
    }
  }

  /// Groups by subject and attribute, and where these are the same by their smallest claim.
  private static func order(of groups: [[Int]], claims: [Claim]) -> [Int] {
    func smallest(_ group: Int) -> Identifier<Claim>? {
      groups[group].map { claims[$0].id }.min()
    }
    let keys = groups.map { group in
      group.first.map { (claims[$0].subject.text, claims[$0].attribute.name) } ?? ("", "")
    }
    return groups.indices.sorted { left, right in
      if keys[left] != keys[right] { return keys[left] < keys[right] }
      guard let first = smallest(left), let second = smallest(right) else { return left < right }
      return first < second
    }
  }

  private mutating func append(
    _ group: [Int],
    claims: [Claim],
    readers: AttributeReaders,
    speakers: Speakers,
    tiers: Tiers
  ) {
    let itemAttribute = group.first.map { readers.attributeOfClaim[$0] } ?? 0
    attribute.append(itemAttribute)
    var stated: [Stated] = []
    let units = Self.units(of: group, claims: claims)
    for index in group where readers.formOfClaim[index] >= 0 {
      let unit = units.isEmpty ? 0 : units.firstIndex(of: claims[index].unit.symbol) ?? 0
      stated.append(
        Stated(
          form: readers.formOfClaim[index],
          unit: Int32(unit),
          source: speakers.sourceOfClaim[index],
          claim: index
        )
      )
    }
    stated.sort { ($0.form, $0.unit) < ($1.form, $1.unit) }
    for index in stated.indices {
      if index == 0 || stated[index].form != stated[index - 1].form
        || stated[index].unit != stated[index - 1].unit
      {
        forms.append(readers.forms[Int(stated[index].form)])
        itemOfOption.append(Int32(attribute.count - 1))
      }
      stated[index].option = Int32(forms.count - 1)
    }
    stated.sort { ($0.source, $0.option, $0.claim) < ($1.source, $1.option, $1.claim) }
    let first = statementSource.count
    for row in stated {
      let isNew =
        statementSource.count == first || statementSource.last != row.source
        || statementOption.last != row.option
      if isNew {
        statementSource.append(row.source)
        statementOption.append(row.option)
        statementShare.append(1)
        statementCell.append(cell(row.source, itemAttribute))
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

  /// The units of a group's claims, sorted, where they state more than one; the same number in
  /// another unit is another value.
  private static func units(of group: [Int], claims: [Claim]) -> [String] {
    guard let first = group.first else { return [] }
    let symbol = claims[first].unit.symbol
    if group.allSatisfy({ claims[$0].unit.symbol == symbol }) { return [] }
    let units = Set(group.map { claims[$0].unit.symbol }).subtracting(["", "text"])
    return units.count > 1 ? [""] + units.sorted() : []
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

/// A claim of one item, as numbers.
private struct Stated {
  let form: Int32
  let unit: Int32
  let source: Int32
  let claim: Int
  var option: Int32 = 0
}

/// Who speaks, sorted by name, and who makes each claim.
private struct Speakers {
  private(set) var sources: [Identifier<Source>] = []
  private(set) var indices: [Identifier<Source>: Int32] = [:]

  /// The source of each claim; -1 for a claim that no group holds.
  private(set) var sourceOfClaim: [Int32]

  init(claims: [Claim], groups: [[Int]]) {
    sourceOfClaim = Array(repeating: -1, count: claims.count)
    var met: [Identifier<Source>: Int32] = [:]
    for group in groups {
      for claim in group {
        let next = Int32(met.count)
        let index = met[claims[claim].source] ?? next
        if index == next { met[claims[claim].source] = next }
        sourceOfClaim[claim] = index
      }
    }
    sources = met.keys.sorted()
    var sorted = Array(repeating: Int32(0), count: sources.count)
    for (index, source) in sources.enumerated() {
      indices[source] = Int32(index)
      sorted[Int(met[source] ?? 0)] = Int32(index)
    }
    for claim in sourceOfClaim.indices where sourceOfClaim[claim] >= 0 {
      sourceOfClaim[claim] = sorted[Int(sourceOfClaim[claim])]
    }
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
          probability: estimate.probability[option],
          probabilityNear: estimate.probabilityNear[option],
          form: forms[option]
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
    guard let first = indices.first else { return 0 }
    if indices.allSatisfy({ claims[$0].value == claims[first].value }) {
      return indices.min { claims[$0].id < claims[$1].id } ?? first
    }
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
