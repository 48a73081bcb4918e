import Vocabulary

/// Names that stand together and share what is said of them: "Erase, Inpaint and Style".
struct NameGroup {
  var subjects: [Int]
  var marks: Range<Int>
  let isFull: Bool

  /// The names of a statement, those joined by commas and "and" as one group.
  ///
  /// A name in parentheses right behind another explains it and is left out: "Ultra (SD3.5 Large)".
  static func all(in statement: Statement, excluding taken: [Range<Int>]) -> [Self] {
    let reader = statement.reader
    let isTrusted =
      statement.facts.isHome || statement.vendor?.role == .stability
      || statement.vendor?.role == .product
    var groups: [Self] = []
    for mention in statement.mentions([.service, .model]) {
      if taken.contains(where: { $0.contains(mention.mark) }) { continue }
      if reader.vendor(mention.mark - 1)?.role == .maker, !mention.isFull { continue }
      // Among many makers "Inpaint" may be anybody's; "Stable Fast 3D" may not.
      let isBranded = reader.term(mention.mark)?.isBranded ?? false
      if !isTrusted, !isBranded { continue }
      guard let last = groups.last else {
        groups.append(Self(mention))
        continue
      }
      let between = last.marks.upperBound..<mention.mark
      if isExplanation(between, at: mention.mark, statement) { continue }
      if !between.isEmpty, between.allSatisfy({ isJoint($0, reader) }) {
        groups[groups.count - 1].subjects += mention.subjects
        groups[groups.count - 1].marks = last.marks.lowerBound..<(mention.mark + 1)
      } else if between.isEmpty, last.subjects.last.map(mention.subjects.contains) == true {
        groups[groups.count - 1].marks = last.marks.lowerBound..<(mention.mark + 1)
      } else {
        groups.append(Self(mention))
      }
    }
    return groups
  }

  private init(_ mention: Mention) {
    subjects = mention.subjects
    marks = mention.mark..<(mention.mark + 1)
    isFull = mention.isFull
  }

  private static func isJoint(_ index: Int, _ reader: MarkReader) -> Bool {
    reader.isSign(index, ",") || reader.isSign(index, "/") || reader.isSign(index, "&")
      || reader.isSign(index, "\"") || reader.isSign(index, "'") || reader.isSign(index, ")")
      || reader.isSign(index, "+") || reader.has(index, .and) || reader.has(index, .or)
  }

  /// Whether a parenthesis opens right behind the last name and holds this one without a price.
  private static func isExplanation(
    _ between: Range<Int>,
    at mark: Int,
    _ statement: Statement
  ) -> Bool {
    let reader = statement.reader
    let first = between.first { !reader.isSign($0, "\"") && !reader.isSign($0, "'") }
    guard let first, reader.isSign(first, "(") else { return false }
    if between.contains(where: { reader.isSign($0, ")") }) { return false }
    // "SD 3.5 Large (Turbo: 4 credits)" names another; "core (fast, 3 credits)" only describes.
    let next = mark + 1
    let isPriced = statement.quantities.contains { $0.quantity.marks.lowerBound == next }
    return !isPriced && !reader.isSign(next, ":") && !reader.isSign(next, "=")
      && !reader.isSign(next, "-") && !reader.has(next, .costs)
  }
}

/// Amounts that state one price, in credits and in dollars: "6.5 credits ($0.065 / image)".
struct PriceGroup {
  var members: [Member]
  var marks: Range<Int>

  struct Member {
    let index: Int
    let quantity: Quantity
    let unit: Unit
  }

  /// The price groups of a statement, in order, without what other rules took.
  static func all(in statement: Statement, taken: Set<Int>) -> [Self] {
    var groups: [Self] = []
    for (index, quantity) in statement.quantities where !taken.contains(index) {
      guard
        let unit = PriceUnit.of(quantity) ?? BareAmount.unit(of: quantity, index, in: statement),
        !isResult(quantity, statement)
      else { continue }
      let member = Member(index: index, quantity: quantity, unit: unit)
      if let last = groups.last, last.isSame(as: member, statement) {
        groups[groups.count - 1].members.append(member)
        groups[groups.count - 1].marks = last.marks.lowerBound..<quantity.marks.upperBound
      } else {
        groups.append(Self(members: [member], marks: quantity.marks))
      }
    }
    return groups
  }

  /// Whether an amount states the price again in the other unit.
  private func isSame(as other: Member, _ statement: Statement) -> Bool {
    guard let last = members.last, last.unit != other.unit, members.count < 3,
      !members.contains(where: { $0.unit == other.unit })
    else { return false }
    let between = marks.upperBound..<other.quantity.marks.lowerBound
    guard between.count <= 4, between.allSatisfy({ Self.isLink($0, statement.reader) }) else {
      return false
    }
    let isTight = between.contains {
      statement.reader.isSign($0, "(") || statement.reader.isSign($0, "=")
        || statement.reader.isSign($0, "~") || statement.reader.isSign($0, "|")
    }
    return isTight || Self.agree(last, other, statement.facts.creditPrice)
  }

  /// Whether two amounts are one price at the page's rate; without a rate nothing speaks against it.
  static func agree(_ left: Member, _ right: Member, _ rate: Amount?) -> Bool {
    guard let rate else { return true }
    let (credits, dollars) = left.unit.numerator == "credit" ? (left, right) : (right, left)
    return credits.quantity.low.multiplied(by: rate) == dollars.quantity.low
  }

  private static func isLink(_ index: Int, _ reader: MarkReader) -> Bool {
    if reader.has(index, .or) || reader.has(index, .hedge) || reader.has(index, .and) {
      return true
    }
    guard case .sign(let byte) = reader.marks[index].kind else { return reader.has(index, .each) }
    return "()=~/,-|[:;".utf8.contains(byte)
  }

  /// Whether the amount comes out of a sum, or goes into one: "3 + 5 = 8 credits".
  private static func isResult(_ quantity: Quantity, _ statement: Statement) -> Bool {
    let reader = statement.reader
    // "The 3 credits one reads of are out of date"; "under $1M of revenue".
    if statement.has(.outdated) || statement.has(.revenue) { return true }
    let (before, after) = (quantity.marks.lowerBound - 1, quantity.marks.upperBound)
    // What opens a line of a comment or a list multiplies nothing.
    let isLeader = before <= statement.range.lowerBound
    if !isLeader, reader.isSign(before, "+") || reader.isSign(before, "*") { return true }
    if reader.isSign(after, "+"), reader.numeral(after + 1) != nil { return true }
    let isProduct =
      reader.isSign(after, "*") || (reader.has(after, .multiple) && !reader.has(after, .costs))
    if isProduct, reader.numeral(after + 1) != nil { return true }
    if reader.has(before, .multiple), reader.numeral(before - 1) != nil { return true }
    // "= 48 credits" behind figures; "8 credits = $0.08" restates a price.
    if reader.isSign(before, "="), reader.numeral(before - 1) != nil { return true }
    return reader.has(after, .left) || isOfCredit(quantity, reader)
  }

  /// "$0.25 of credit", "$10 worth of credits": what credits are worth, not what a generation costs.
  private static func isOfCredit(_ quantity: Quantity, _ reader: MarkReader) -> Bool {
    guard quantity.measure == .dollar else { return false }
    let after = quantity.marks.upperBound
    let isJoined = reader.has(after, .forSubject) || reader.has(after, .filler)
    return isJoined
      && (reader.has(after + 1, .credit)
        || reader.has(after + 1, .filler) && reader.has(after + 2, .credit))
  }
}

/// The unit of a price: per generation, or per what else the page names.
enum PriceUnit {
  static func of(_ quantity: Quantity) -> Unit? {
    guard let numerator = numerator(quantity.measure) else { return nil }
    if quantity.isPrice { return Unit("\(numerator)/generation") }
    guard let rate = quantity.rate, rate.count == .one, case .thing(let thing) = rate.counted else {
      return nil
    }
    switch thing {
    case .second, .minute, .step, .megapixel, .pixel, .frame:
      return Unit("\(numerator)/\(thing)")
    default: return nil
    }
  }

  private static func numerator(_ measure: Quantity.Measure) -> String? {
    switch measure {
    case .credit: "credit"
    case .dollar: "USD"
    default: nil
    }
  }
}
