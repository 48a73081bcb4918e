import Vocabulary

/// The tables of what was said, where, and what was made of it.
extension Dataset {
  static func evidence(of knowledge: Knowledge) -> [Table] {
    [
      subjects(knowledge), names(knowledge), sources(knowledge), snapshots(knowledge),
      claims(knowledge), decisions(knowledge), rulings(knowledge), periods(knowledge),
      kept(knowledge), setAside(knowledge),
    ]
  }

  /// The registry, and ids that only older tables know, without a name.
  private static func subjects(_ knowledge: Knowledge) -> Table {
    let known = Set(knowledge.subjects.map(\.id))
    var others = Set(knowledge.claims.map(\.subject))
    others.formUnion(knowledge.rulings.map(\.subject))
    others.formUnion(knowledge.decisions.map(\.subject))
    others.formUnion(knowledge.tables.flatMap(\.rates).map(\.key.subject))
    others.formUnion(knowledge.hosts.flatMap(\.prices).map(\.subject))
    others.formUnion(knowledge.gpus.flatMap(\.throughputs).map(\.model))
    return Table(
      "subjects",
      [.init("id")] + ["name", "kind", "family"].map { .init($0, isOptional: true) },
      key: ["id"],
      rows: unique(knowledge.subjects.map { ($0.id.text, $0) }).map { subject in
        [
          .text(subject.id.text), .text(subject.name), .text(subject.kind.rawValue),
          .text(subject.family),
        ]
      } + others.subtracting(known).sorted().map { [.text($0.text), .null, .null, .null] }
    )
  }

  private static func names(_ knowledge: Knowledge) -> Table {
    Table(
      "subject_names",
      [.init("subject"), .init("name"), .init("kind")],
      key: ["subject", "name", "kind"],
      references: [.init(["subject"], in: "subjects", ["id"])],
      rows: unique(
        knowledge.subjects.flatMap { subject in
          (subject.aliases.map { ($0, "alias") }
            + subject.scopedAliases.map { ($0.alias, "scoped") }
            + subject.formerIDs.map { ($0.text, "former-id") }
            + subject.endpoints.map { ($0, "endpoint") })
            .map { ([subject.id.text, $0.0, $0.1], [subject.id.text, $0.0, $0.1]) }
        }
      ).map { $0.map { .text($0) } }
    )
  }

  private static func sources(_ knowledge: Knowledge) -> Table {
    Table(
      "sources",
      ["id", "publisher", "title", "address", "kind", "venue", "derives_from"].map { .init($0) }
        + [.init("note", isOptional: true)],
      key: ["id"],
      rows: unique(knowledge.sources.map { ($0.id.text, $0) }).map { source in
        [
          .text(source.id.text), .text(source.publisher), .text(source.title),
          .text(source.address), .text(source.kind.rawValue), .text(source.venue.name),
          .text(source.derivesFrom.map(\.text).joined(separator: " ")), .text(source.note),
        ]
      }
    )
  }

  private static func snapshots(_ knowledge: Knowledge) -> Table {
    Table(
      "snapshots",
      [
        .init("sha256"), .init("source"), .init("address"), .init("title", isOptional: true),
        .init("captured"), .init("published_first", isOptional: true),
        .init("published_last", isOptional: true), .init("media_type"), .init("way"),
        .init("fidelity"), .init("bytes", .integer),
      ],
      key: ["sha256", "source"],
      references: [.init(["source"], in: "sources", ["id"])],
      rows: unique(knowledge.snapshots.map { ([$0.id.text, $0.source.text], $0) }).map { snapshot in
        [
          .text(snapshot.id.text), .text(snapshot.source.text), .text(snapshot.address),
          .text(snapshot.title), .text(snapshot.captured.description),
          .text(snapshot.published?.first), .text(snapshot.published?.last),
          .text(snapshot.mediaType.rawValue), .text(snapshot.way.rawValue),
          .text(snapshot.fidelity.rawValue), .integer(snapshot.length),
        ]
      }
    )
  }

  private static func claims(_ knowledge: Knowledge) -> Table {
    Table(
      "claims",
      [.init("id"), .init("source"), .init("subject"), .init("attribute")] + Column.value
        + [
          .init("unit"), .init("conditions"), .init("venue"), .init("is_approximate", .integer),
        ]
        + [
          "asserted_first", "asserted_last", "said_from", "said_until", "snapshot", "quote", "path",
          "rule",
        ].map { .init($0, isOptional: true) }
        + [
          .init("byte_from", .integer, isOptional: true),
          .init("byte_until", .integer, isOptional: true),
        ],
      key: ["id"],
      references: [
        .init(["subject"], in: "subjects", ["id"]), .init(["source"], in: "sources", ["id"]),
        .init(["snapshot", "source"], in: "snapshots", ["sha256", "source"]),
      ],
      rows: unique(knowledge.claims.map { ($0.id.text, $0) }).map(row)
    )
  }

  private static func row(of claim: Claim) -> [Cell] {
    let evidence = claim.evidence
    let said: [Cell] = [
      .text(claim.validity.asserted?.first), .text(claim.validity.asserted?.last),
      .text(claim.validity.from), .text(claim.validity.until), .text(evidence?.snapshot),
      .text(evidence?.passage.quote), .text(evidence?.path), .text(evidence?.rule),
    ]
    let bytes: [Cell] = [
      evidence.map { .integer($0.passage.bytes.lowerBound) } ?? .null,
      evidence.map { .integer($0.passage.bytes.upperBound) } ?? .null,
    ]
    return [
      .text(claim.id.text), .text(claim.source.text), .text(claim.subject.text),
      .text(claim.attribute.name),
    ] + Cell.value(claim.value)
      + [
        .text(claim.unit.symbol), .texts(claim.conditions), .text(claim.venue.name),
        .truth(claim.isApproximate),
      ] + said + bytes
  }

  private static func decisions(_ knowledge: Knowledge) -> Table {
    Table(
      "decisions",
      ["id", "who", "day", "why", "subject", "attribute", "scope", "venue"].map { .init($0) },
      key: ["id"],
      references: [.init(["subject"], in: "subjects", ["id"])],
      rows: unique(knowledge.decisions.map { ($0.id.text, $0) }).map { decision in
        [
          .text(decision.id.text), .text(decision.who), .text(decision.when.description),
          .text(decision.why), .text(decision.subject.text), .text(decision.attribute.name),
          .texts(decision.scope), .text(decision.venue.name),
        ]
      }
    )
  }

  private static func rulings(_ knowledge: Knowledge) -> Table {
    Table(
      "rulings",
      ["id", "subject", "attribute", "unit", "scope", "venue"].map { .init($0) }
        + [.init("decision", isOptional: true)],
      key: ["id"],
      references: [
        .init(["subject"], in: "subjects", ["id"]), .init(["decision"], in: "decisions", ["id"]),
      ],
      rows: unique(knowledge.rulings.map { ($0.id.text, $0) }).map { ruling in
        [
          .text(ruling.id.text), .text(ruling.subject.text), .text(ruling.attribute.name),
          .text(ruling.unit.symbol), .texts(ruling.scope), .text(ruling.venue.name),
          .text(ruling.decision),
        ]
      }
    )
  }

  private static func periods(_ knowledge: Knowledge) -> Table {
    Table(
      "periods",
      [.init("ruling"), .init("period", .integer)] + Column.value + Column.interval
        + [.init("status"), .init("confidence", .integer), .init("wanted", isOptional: true)],
      key: ["ruling", "period"],
      references: [.init(["ruling"], in: "rulings", ["id"])],
      rows: unique(knowledge.rulings.map { ($0.id.text, $0) }).flatMap { ruling in
        ruling.periods.enumerated().map { index, period in
          [.text(ruling.id.text), .integer(index + 1)] + Cell.value(period.value)
            + Cell.interval(period.interval)
            + [
              .text(period.status.rawValue), .integer(period.confidence.percent),
              .text(period.wanted),
            ]
        }
      }
    )
  }

  private static func kept(_ knowledge: Knowledge) -> Table {
    let known = Set(knowledge.claims.map(\.id))
    return Table(
      "kept_claims",
      [.init("ruling"), .init("period", .integer), .init("rank", .integer), .init("claim")],
      key: ["ruling", "period", "rank"],
      references: [
        .init(["ruling", "period"], in: "periods", ["ruling", "period"]),
        .init(["claim"], in: "claims", ["id"]),
      ],
      rows: unique(knowledge.rulings.map { ($0.id.text, $0) }).flatMap { ruling in
        ruling.periods.enumerated().flatMap { index, period in
          period.kept.filter(known.contains).enumerated().map { rank, claim in
            [.text(ruling.id.text), .integer(index + 1), .integer(rank + 1), .text(claim.text)]
          }
        }
      }
    )
  }

  private static func setAside(_ knowledge: Knowledge) -> Table {
    let known = Set(knowledge.claims.map(\.id))
    return Table(
      "set_aside",
      ["ruling", "claim", "cause", "reason"].map { .init($0) },
      key: ["ruling", "claim"],
      references: [
        .init(["ruling"], in: "rulings", ["id"]), .init(["claim"], in: "claims", ["id"]),
      ],
      rows: unique(
        knowledge.rulings.flatMap { ruling in
          ruling.setAside.filter { known.contains($0.claim) }.map { entry in
            ([ruling.id.text, entry.claim.text], (ruling.id.text, entry))
          }
        }
      ).map { ruling, entry in
        [
          .text(ruling), .text(entry.claim.text), .text(entry.cause.name), .text(entry.reason),
        ]
      }
    )
  }

  /// The first of each key, in order: what stands twice is one row of a table.
  static func unique<Key: Hashable, Element>(_ elements: [(Key, Element)]) -> [Element] {
    var seen: Set<Key> = []
    return elements.filter { seen.insert($0.0).inserted }.map { $0.1 }
  }
}
