import Vocabulary

extension Verification {
  /// Subjects, units, sources and decisions: each readable, named once, and leading somewhere.
  mutating func checkHandKept() {
    checkSubjects()
    checkUnits()
    checkSources()
    checkDecisions()
  }

  private mutating func checkSubjects() {
    let file = Layout.subjects
    let all = value(
      of: file,
      as: .subjects,
      Subject.all(json:),
      json: { Subject.json($0) }
    )
    var current: Set<Identifier<Subject>> = []
    for subject in all ?? [] {
      if !current.insert(subject.id).inserted {
        reportTwice("subject '\(subject.id)'", in: file)
      }
      subjects.formUnion(subject.formerIDs)
      if subject.kind == .licence { licences.insert(subject.id) }
    }
    subjects.formUnion(current)
  }

  private mutating func checkUnits() {
    let file = Layout.units
    let all = value(
      of: file,
      as: .units,
      UnitDefinition.all(json:),
      json: { UnitDefinition.json($0) }
    )
    var known: Set<Unit> = []
    for definition in all ?? [] where !known.insert(definition.unit).inserted {
      reportTwice("unit '\(definition.unit)'", in: file)
    }
    for definition in all ?? [] {
      guard let base = definition.conversion?.base, !known.contains(base) else { continue }
      report(
        .error,
        "unknown-unit",
        in: file,
        "'\(file)' converts '\(definition.unit)' into '\(base)', which it does not list; expected a "
          + "listed unit, so add it."
      )
    }
  }

  private mutating func checkSources() {
    var all: [(file: String, source: Source)] = []
    for name in names(in: Layout.sources) where name.hasSuffix(".json") {
      let file = "\(Layout.sources)/\(name)"
      // Also where the file cannot be read: one fault is one finding.
      sources.insert(Identifier(String(name.dropLast(5))))
      let source = value(of: file, as: .source, Source.init(json:), json: \.json)
      guard let source else { continue }
      check(source.id.text, isNameOf: file)
      all.append((file, source))
      sources.insert(source.id)
    }
    for (file, source) in all {
      for origin in source.derivesFrom {
        check(origin, of: "source", isIn: sources, from: file)
      }
    }
  }

  private mutating func checkDecisions() {
    for name in names(in: Layout.decisions) where name.hasSuffix(".json") {
      let file = "\(Layout.decisions)/\(name)"
      decisions.insert(Identifier(String(name.dropLast(5))))
      let decision = value(of: file, as: .decision, Decision.init(json:), json: \.json)
      guard let decision else { continue }
      check(decision.id.text, isNameOf: file)
      check(decision.subject, of: "subject", isIn: subjects, from: file)
      decisions.insert(decision.id)
    }
  }

  private mutating func reportTwice(_ thing: String, in file: String) {
    report(
      .error,
      "listed-twice",
      in: file,
      "'\(file)' lists the \(thing) twice; expected once, so merge the entries."
    )
  }
}
