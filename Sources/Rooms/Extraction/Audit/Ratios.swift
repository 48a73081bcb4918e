import Vocabulary

/// One price as a multiple of another: "20 times the cost of a Core generation", "less than half of Ultra".
///
/// Takes "N times", "2x", "twice", "half" and the like with a priced service before and one after.
/// Leaves multiples of anything but prices: speed, size, resolution.
enum Ratios {
  static func read(
    _ line: AuditLine,
    after earlier: [AuditLine],
    _ page: AuditPage,
    into book: inout AuditBook
  ) {
    for index in line.range {
      guard var multiple = multiple(at: index, line) else { continue }
      let end = multiple.marks.upperBound
      guard let base = line.firstName(in: end..<(end + 9)), isOfPrices(multiple, base, line),
        let (subject, mark, isSure) = subject(before: multiple, line, earlier),
        subject != base.subject
      else { continue }
      multiple.bound = bound(before: multiple, line) ?? multiple.bound
      let isCheaper = line.has(less, in: end..<base.mark)
      let measures: [Quantity.Measure] = [.credit, .dollar]
      for measure in measures {
        let (left, right) = (
          page.prices.prices(of: subject, in: measure),
          page.prices.prices(of: base.subject, in: measure)
        )
        guard left.count == 1, right.count == 1, let first = left.first, let second = right.first,
          let above = (isCheaper ? second : first).amount(.halfEven),
          let below = (isCheaper ? first : second).amount(.halfEven),
          var reckoning = line.reckoning(
            "ratio",
            multiple,
            from: mark ?? line.range.lowerBound,
            to: base.mark + 1,
            "\(above) / \(below)",
            Rational(above).divided(by: Rational(below)),
            isCertain: isSure && page.prices.isConfirmed(subject)
              && page.prices.isConfirmed(base.subject)
          )
        else { continue }
        reckoning.isBound = multiple.bound != nil
        book.add(reckoning)
        break
      }
    }
  }

  private static let less: Set<String> = ["cheaper", "cheaper than", "less", "less than", "lower"]
  private static let prices: Set<String> = [
    "cost", "costs", "price", "prices", "priced", "expensive", "cheaper", "cheaper than", "cheap",
    "as much",
    "much",
    "pay", "pricier", "credits", "credit", "rate", "$",
  ]
  private static let others: Set<String> = [
    "faster", "fast", "slower", "speed", "larger", "bigger", "resolution", "size", "steps",
    "quality",
    "detail", "longer", "smaller", "images", "scale", "upscaling", "pixels", "megapixels",
  ]

  private static let words: [String: (String, String)] = [
    "twice": ("2", "0.5"), "double": ("2", "0.5"), "triple": ("3", "0.5"), "thrice": ("3", "0.5"),
    "half": ("0.5", "0.2"), "half of": ("0.5", "0.2"), "than half": ("0.5", "0.2"),
  ]

  /// A multiple in figures or in a word.
  private static func multiple(at index: Int, _ line: AuditLine) -> Figure? {
    let isNumber = line.reader.numeral(index) != nil || line.reader.isSpelledNumber(index)
    if isNumber, let figure = line.figures.first(where: { $0.marks.lowerBound == index }),
      !figure.isRange
    {
      let isTimes = ["times", "x", "fold"].contains(line.word(figure.marks.upperBound))
      if figure.measure == .multiple { return figure }
      guard figure.measure == .bare, isTimes else { return nil }
      var spelled = figure
      spelled.measure = .multiple
      return spelled
    }
    guard let (value, step) = words[line.word(index)], let amount = Amount(value),
      let step = Amount(step)
    else { return nil }
    return Figure(
      low: amount,
      high: amount,
      measure: .multiple,
      isHedged: line.has(.hedge, in: max(line.range.lowerBound, index - 2)..<index),
      marks: index..<(index + 1),
      step: step,
      significantStep: step
    )
  }

  private static func isOfPrices(
    _ multiple: Figure,
    _ base: AuditLine.Name,
    _ line: AuditLine
  ) -> Bool {
    let gap = multiple.marks.upperBound..<max(multiple.marks.upperBound, base.mark)
    if line.has(others, in: gap) || line.has([".", ";"], in: gap) { return false }
    if line.has(prices, in: gap) { return true }
    let before =
      max(line.range.lowerBound, multiple.marks.lowerBound - 8)..<multiple.marks.lowerBound
    return line.has(prices, in: before) || line.figures.contains { $0.isMoney }
      || line.has(["half of", "half"], in: multiple.marks)
  }

  /// The service compared: the last one named before, perhaps in the sentence before ("That is ...").
  private static func subject(
    before multiple: Figure,
    _ line: AuditLine,
    _ earlier: [AuditLine]
  ) -> (Identifier<Subject>, mark: Int?, isSure: Bool)? {
    let before = line.names.filter { $0.mark < multiple.marks.lowerBound }
    if let last = before.last {
      let gap = (last.mark + 1)..<max(last.mark + 1, multiple.marks.lowerBound)
      let isAlone = Set(before.map(\.subject)).count == 1
      return (last.subject, last.mark, isAlone && gap.count <= 24 && !line.has([";"], in: gap))
    }
    guard let name = earlier.last?.names.last else { return nil }
    let start = line.range.lowerBound
    return (
      name.subject, nil,
      ["that", "that is", "this", "it", "which"].contains(line.word(start))
        && Set(earlier.last?.names.map(\.subject) ?? []).count == 1
    )
  }

  private static func bound(before multiple: Figure, _ line: AuditLine) -> Quantity.Bound? {
    let start = multiple.marks.lowerBound
    for index in [start - 1, start - 2] where line.range.contains(index) {
      if line.has(.atMost, in: index..<(index + 1))
        || ["less", "under", "below"].contains(line.word(index))
      {
        return .atMost
      }
      if line.has(.atLeast, in: index..<(index + 1)) || ["more", "over"].contains(line.word(index))
      {
        return .atLeast
      }
      guard
        line.has(.hedge, in: index..<(index + 1))
          || ["the", "than", "a"].contains(line.word(index))
      else { return nil }
    }
    return nil
  }
}
