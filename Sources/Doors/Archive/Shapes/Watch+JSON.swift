import Vocabulary

extension Watch {
  init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let targets = try members.filledList("targets", NoticeTarget.init(json:))
    var ids: Set<Identifier<NoticeTarget>> = []
    for target in targets where !ids.insert(target.id).inserted {
      throw Misfit(expected: "each id once", found: "'\(target.id)' twice").below("targets")
    }
    self.init(
      id: try members.id("id"),
      title: try members.string("title"),
      rules: try members.readIfPresent("rules", Rules.init(json:)) ?? Rules(),
      targets: targets
    )
  }

  var json: JSON {
    .object([
      "id": .string(id.text), "rules": rules.json, "schema": .integer(FileKind.watch.schema),
      "targets": .array(targets.map(\.json)), "title": .string(title),
    ])
  }
}

extension Watch.Rules {
  fileprivate init(json: JSON) throws(Misfit) {
    let (members, standard) = (try Members(json), Self())
    let workload: Identifier<Scenario>? = try members.idIfPresent("workload")
    let leastUSD = try members.notNegativeIfPresent("leastUSD")
    if leastUSD != nil, workload == nil {
      throw Misfit(expected: "'workload' beside 'leastUSD'", found: "none")
    }
    self.init(
      classes: try members.readIfPresent("classes") { (json) throws(Misfit) in
        try json.elements { (json) throws(Misfit) in try json.word(as: Watch.Class.self) }
      } ?? standard.classes,
      subjects: try members.ids("subjects"),
      families: try members.strings("families"),
      venues: try members.readIfPresent("venues") { (json) throws(Misfit) in
        try json.elements { (json) throws(Misfit) in Venue(try json.filledText()) }
      } ?? standard.venues,
      leastPercent: try members.notNegativeIfPresent("leastPercent"),
      workload: workload,
      leastUSD: leastUSD,
      failuresBeforeAlarm: members["failuresBeforeAlarm"] == nil
        ? standard.failuresBeforeAlarm : try members.count("failuresBeforeAlarm", from: 0)
    )
  }

  fileprivate var json: JSON {
    .object([
      "classes": .strings(classes.map(\.rawValue)),
      "failuresBeforeAlarm": .integer(failuresBeforeAlarm),
      "families": families.isEmpty ? nil : .strings(families),
      "leastPercent": leastPercent.map { .string($0.description) },
      "leastUSD": leastUSD.map { .string($0.description) },
      "subjects": subjects.isEmpty ? nil : .identifiers(subjects),
      "venues": .strings(venues.map(\.name)), "workload": workload.map { .string($0.text) },
    ])
  }
}

extension NoticeTarget {
  fileprivate init(json: JSON) throws(Misfit) {
    let members = try Members(json)
    let target = Self(
      id: try members.id("id"),
      way: try Way(in: members),
      isDigest: members["digest"] == nil ? false : try members.truth("digest")
    )
    if target.isDigest, target.mayRepeat {
      // With later notices in it, a repeated digest would be another message under another key.
      throw Misfit(expected: "no digest for a feed or where 'knowsKeys' is true", found: "one")
        .below("digest")
    }
    self = target
  }

  fileprivate var json: JSON {
    let digest: JSON? = isDigest ? .boolean(true) : nil
    switch way {
    case .webhook(let webhook):
      var (address, variable): (JSON?, JSON?)
      switch webhook.address {
      case .plain(let text): address = .string(text)
      case .variable(let name): variable = .string(name)
      }
      return .object([
        "address": address, "addressVariable": variable,
        "allowPrivate": webhook.allowsPrivate ? .boolean(true) : nil, "digest": digest,
        "id": .string(id.text),
        "knowsKeys": webhook.knowsKeys ? .boolean(true) : nil,
        "secretVariable": webhook.secretVariable.map(JSON.string), "way": .string(way.name),
      ])
    case .atom(let feed):
      return .object([
        "address": feed.address.map(JSON.string), "authority": .string(feed.authority),
        "file": .string(feed.file), "digest": digest, "id": .string(id.text),
        "way": .string(way.name),
      ])
    case .program(let arguments):
      return .object([
        "arguments": .strings(arguments), "digest": digest, "id": .string(id.text),
        "way": .string(way.name),
      ])
    case .apprise(let variable):
      return .object([
        "addressesVariable": .string(variable), "digest": digest, "id": .string(id.text),
        "way": .string(way.name),
      ])
    }
  }
}

extension NoticeTarget.Way {
  fileprivate init(in members: Members) throws(Misfit) {
    switch try members.string("way") {
    case "webhook":
      let truth: (String) throws(Misfit) -> Bool = { (name) throws(Misfit) in
        members[name] == nil ? false : try members.truth(name)
      }
      self = .webhook(
        NoticeTarget.Webhook(
          members["addressVariable"] == nil
            ? .plain(try members.read("address") { (json) throws(Misfit) in try json.filledText() })
            : .variable(try members.variable("addressVariable")),
          secretVariable: members["secretVariable"] == nil
            ? nil : try members.variable("secretVariable"),
          allowsPrivate: try truth("allowPrivate"),
          knowsKeys: try truth("knowsKeys")
        )
      )
    case "atom":
      self = .atom(
        NoticeTarget.Feed(
          file: try members.read("file", Self.file),
          authority: try members.read("authority", Self.authority),
          address: try members.stringIfPresent("address")
        )
      )
    case "program":
      self = .program(
        try members.filledList("arguments") { (json) throws(Misfit) in try json.text() }
      )
    case "apprise": self = .apprise(variable: try members.variable("addressesVariable"))
    case let other:
      throw Misfit(
        expected: "'webhook', 'atom', 'program' or 'apprise'",
        found: "'\(other.prefix(40))'"
      ).below("way")
    }
  }

  /// A file of its own: what a knowledge base keeps is written by nobody else.
  private static func file(_ json: JSON) throws(Misfit) -> String {
    let text = try json.filledText()
    let parts = text.split(separator: "/")
    let isKept =
      !text.hasPrefix("/") && [Layout.data, Layout.snapshots].contains { $0 == parts.first ?? "" }
    guard !isKept, !parts.contains(".."), !text.hasSuffix("/"), !text.contains("\0") else {
      throw Misfit(
        expected: "the path of a file that is not below data/ or snapshots/",
        found: json.kind
      )
    }
    return text
  }

  /// RFC 4151, section 2.1: a domain or mail address, a comma, and a day on which it was one's own.
  private static func authority(_ json: JSON) throws(Misfit) -> String {
    let text = try json.filledText()
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let isName = parts[0].utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "@"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    let isDay =
      parts.count == 2
      && parts[1].utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == 45
      }
      && [4, 7, 10].contains(parts[1].utf8.count)
    guard isName, isDay, parts[0].contains(".") else {
      throw Misfit(
        expected: "a domain of yours with a year, as \"example.org,2026\"",
        found: json.kind
      )
    }
    return text
  }
}

extension Members {
  /// The name of an environment variable; what is no such name may be the secret itself.
  fileprivate func variable(_ name: String) throws(Misfit) -> String {
    try read(name) { (json) throws(Misfit) in
      let text = try json.text()
      let isName = text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
      guard isName, !text.isEmpty else {
        throw Misfit(
          expected: "the name of an environment variable in capitals",
          found: "another text"
        )
      }
      return text
    }
  }
}
