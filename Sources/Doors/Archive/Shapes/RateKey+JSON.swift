import Vocabulary

extension Rate.Key {
  /// Reads the members that make a row of a price table what it is; it may have others besides.
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      subject: try members.id("subject"),
      attribute: try members.attribute(),
      unit: try members.unit(),
      conditions: try members.conditions("conditions"),
      venue: try members.venue()
    )
  }

  var json: JSON {
    .object([
      "attribute": .string(attribute.name), "conditions": .conditions(conditions),
      "subject": .string(subject.text), "unit": .string(unit.symbol),
      "venue": .string(venue.name),
    ])
  }
}
