import Vocabulary

/// Objects of a JSON document that price a service: price maps, lists of models, described operations.
///
/// Takes members whose name speaks of a price ("output_cost_per_image", "credits", "price_usd"), maps
/// from names to figures under a key that does, and sentences in strings. The service is what "name",
/// "model" or "id" says, else the object's key. Leaves prices per token and per pixel, zeros, and
/// records of providers that sell other models.
enum RecordRule {
  static func read(
    _ record: ScannedRecord,
    _ block: ScannedBlock,
    _ context: PageContext,
    _ book: inout ClaimBook
  ) {
    guard !record.fields.isEmpty else { return }
    let reader = Reader(record: record, block: block, context: context)
    reader.read(&book)
  }

  private struct Reader {
    let record: ScannedRecord
    let block: ScannedBlock
    let context: PageContext
    let around: Surroundings

    /// Members that say what the object is: "name", "model", "id".
    let nameTexts: [ScannedText]

    init(record: ScannedRecord, block: ScannedBlock, context: PageContext) {
      self.record = record
      self.block = block
      self.context = context
      nameTexts =
        record.fields.filter {
          $0.kind == .string && Self.isNaming($0.name) && $0.value.marks.count <= 16
        }
        .map(\.value)
      var around = block.around
      around.headings = nameTexts + record.keys.reversed() + around.headings
      self.around = around
    }

    func read(_ book: inout ClaimBook) {
      guard let venue = venue else { return }
      let name = name
      let isElsewhere = venue != nil
      for field in record.fields {
        switch field.kind {
        case .number: number(field, name, venue, &book)
        case .string where !isElsewhere && isOwn: string(field, &book)
        case .string, .boolean, .null: break
        }
      }
    }

    private func statement(_ text: ScannedText, allowsShortNames: Bool = true) -> Statement {
      Statement(
        text: text,
        block: block.block,
        around: around,
        facts: context.facts,
        shape: .item,
        allowsShortNames: allowsShortNames
      )
    }

    private static func isNaming(_ name: ScannedText) -> Bool {
      let text = String(decoding: name.reader.text.bytes, as: UTF8.self)
      return [
        "name", "model", "id", "service", "title", "endpoint", "operation", "slug", "path", "key",
      ]
      .contains {
        text == $0 || text.hasSuffix("_\($0)") || text.hasSuffix($0) && text.count <= $0.count + 6
      }
    }

    private var name: NameGroup? { first(in: nameTexts + record.keys.reversed())?.group }

    private func first(in texts: [ScannedText]) -> (group: NameGroup, text: ScannedText)? {
      let isOwn = isOwn
      for text in texts {
        let whole = statement(text, allowsShortNames: isOwn)
        guard let group = NameGroup.all(in: whole, excluding: []).last else { continue }
        let isBranded = group.marks.contains { text.reader.term($0)?.isBranded ?? false }
        // Under a provider, "inpaint" is the provider's unless the name says otherwise.
        if isOwn || isBranded || !hasProvider { return (group, text) }
      }
      return nil
    }

    /// The provider the object names, else a vendor in its own key; `nil` where it is another maker.
    private var venue: Venue?? {
      for field in record.fields where field.kind == .string {
        guard field.name.marks.indices.contains(where: { field.name.reader.has($0, .provider) })
        else { continue }
        let vendor = field.value.marks.indices.lazy.compactMap { field.value.reader.vendor($0) }
          .first
        if vendor?.role == .stability { return .some(nil) }
        let name = vendor?.name ?? String(decoding: field.value.reader.text.bytes, as: UTF8.self)
        return vendor?.role == .maker ? nil : .some(Venue(name))
      }
      for text in nameTexts + record.keys.reversed() {
        guard let vendor = Statement.vendor(in: text, 0..<text.marks.count) else { continue }
        switch vendor.role {
        case .maker: return nil
        case .host: return .some(Venue(vendor.name))
        case .stability, .product: return .some(nil)
        }
      }
      return .some(nil)
    }

    private var hasProvider: Bool {
      record.fields.contains { field in
        field.kind == .string
          && field.name.marks.indices.contains { field.name.reader.has($0, .provider) }
      }
    }

    /// Whether the object says that it is the platform's own.
    private var isOwn: Bool {
      let providers = record.fields.filter { field in
        field.name.marks.indices.contains { field.name.reader.has($0, .provider) }
      }
      let texts = providers.isEmpty ? nameTexts + record.keys : providers.map(\.value)
      return texts.contains { text in
        text.marks.indices.contains {
          text.reader.vendor($0).map { $0.role == .stability || $0.role == .product } ?? false
        }
      } || (providers.isEmpty && context.facts.namesNoOther)
    }

    private func number(
      _ field: ScannedRecord.Field,
      _ name: NameGroup?,
      _ venue: Venue?,
      _ book: inout ClaimBook
    ) {
      guard let quantity = field.value.quantities.first, quantity.measure == .bare,
        quantity.low > .zero
      else { return }
      let member = statement(field.name)
      var group = name
      var unit = FieldUnit.of(field.name)
      if unit == nil, let key = record.keys.last, let parent = FieldUnit.of(key) {
        // A map from names to figures under "credit_costs".
        group = NameGroup.all(in: member, excluding: []).last
        unit = parent
      }
      guard let unit, let group, let value = value(quantity, unit.factor) else { return }
      if unit.unit.numerator == "credit", context.facts.hasForeignCredits { return }
      var settings: [String: String] = [:]
      for text in record.keys.suffix(1) + nameTexts {
        settings.merge(Settings.of(statement(text), 0..<text.marks.count)) { first, _ in first }
      }
      for subject in group.subjects {
        book.add(
          ClaimBook.Draft(
            rule: "record",
            subject: context.lexicon.subjects[subject].id,
            attribute: .price,
            value: value,
            unit: unit.unit,
            conditions: settings,
            venue: venue,
            marks: quantity.marks
          ),
          in: statement(field.value)
        )
      }
    }

    private func value(_ quantity: Quantity, _ factor: Amount?) -> Value? {
      guard let factor else { return quantity.value }
      return quantity.low.multiplied(by: factor).map { .amount($0) }
    }

    private func string(_ field: ScannedRecord.Field, _ book: inout ClaimBook) {
      book.beginText()
      for range in field.value.sentences {
        let sentence = Statement(
          text: field.value,
          range: range,
          block: block.block,
          around: around,
          facts: context.facts,
          shape: .item,
          heads: [field.name]
        )
        Rules.read(sentence, into: &book)
      }
    }
  }
}

/// What the name of a member says of its figure: "output_cost_per_image", "credits", "priceUSD".
enum FieldUnit {
  static func of(_ name: ScannedText) -> (unit: Unit, factor: Amount?)? {
    let reader = name.reader
    let indices = reader.marks.indices
    let hasCredit = indices.contains { reader.has($0, .credit) }
    let hasDollar = indices.contains { reader.has($0, .dollar) }
    let hasCent = indices.contains { reader.has($0, .cent) }
    let hasPrice = indices.contains { reader.has($0, .price) }
    guard hasCredit || hasDollar || hasCent || hasPrice, !(hasCredit && hasDollar),
      !indices.contains(where: {
        reader.has($0, .total) || reader.has($0, .left) || reader.has($0, .free)
      })
    else { return nil }
    let things = indices.compactMap { reader.thing($0) }
    guard things.allSatisfy({ $0 == .generation || $0 == .request }) else { return nil }
    if hasCredit { return (.creditPerGeneration, nil) }
    return (.usdPerGeneration, hasCent ? Amount("0.01") : nil)
  }
}
