import Vocabulary

extension UnitDefinition {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      unit: try members.unit(),
      dimension: try members.string("dimension"),
      aliases: try members.strings("aliases"),
      conversion: try members.readIfPresent("conversion") { (json) throws(Misfit) in
        let conversion = try Members(json)
        return Conversion(
          base: Unit(try conversion.string("base")),
          factor: try conversion.amount("factor")
        )
      }
    )
  }

  var json: JSON {
    .object([
      "aliases": .strings(aliases),
      "conversion": conversion.map {
        .object(["base": .string($0.base.symbol), "factor": .string($0.factor.description)])
      },
      "dimension": .string(dimension), "unit": .string(unit.symbol),
    ])
  }

  /// The file of all units.
  static func json(_ units: [UnitDefinition]) -> JSON {
    .object(["schema": .integer(FileKind.units.schema), "units": .array(units.map(\.json))])
  }

  static func all(json: JSON) throws(Misfit) -> [UnitDefinition] {
    try Members(json).list("units", UnitDefinition.init(json:))
  }
}
