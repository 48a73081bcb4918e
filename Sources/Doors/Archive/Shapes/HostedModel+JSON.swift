import Vocabulary

extension Plan.HostedModel {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      subject: try members.id("subject"),
      licence: try members.id("licence"),
      memory: try members.list("memory", Plan.MemoryNeed.init(json:))
    )
  }

  var json: JSON {
    .object([
      "licence": .string(licence.text), "memory": .array(memory.map(\.json)),
      "subject": .string(subject.text),
    ])
  }
}

extension Plan.MemoryNeed {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      precision: try members.string("precision"),
      gigabytes: try members.positive("gigabytes"),
      citation: try members.citation()
    )
  }

  var json: JSON {
    .object([
      "citation": citation.json, "gigabytes": .string(gigabytes.description),
      "precision": .string(precision),
    ])
  }
}

extension Plan.Running {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    self.init(
      utilisation: try members.read("utilisation") { (json) throws(Misfit) in
        let amount = try json.amount()
        guard amount > .zero, amount <= .one else {
          throw Misfit(expected: "a decimal above 0 and up to 1", found: json.kind)
        }
        return amount
      },
      secondsPerStart: try members.notNegative("secondsPerStart"),
      startsPerMonth: try members.notNegative("startsPerMonth"),
      usdPerKilowattHour: try members.read("usdPerKilowattHour", Plan.Quote.init(json:)),
      writeOffMonths: try members.count("writeOffMonths")
    )
  }

  var json: JSON {
    .object([
      "secondsPerStart": .string(secondsPerStart.description),
      "startsPerMonth": .string(startsPerMonth.description),
      "usdPerKilowattHour": usdPerKilowattHour.json,
      "utilisation": .string(utilisation.description), "writeOffMonths": .integer(writeOffMonths),
    ])
  }
}
