import Vocabulary

extension Verification {
  /// Watches and their outboxes: each readable, named as its file, leading somewhere.
  mutating func checkWatching() {
    var watches: Set<Identifier<Watch>> = []
    for name in names(in: Layout.watches) where name.hasSuffix(".json") {
      let file = "\(Layout.watches)/\(name)"
      watches.insert(Identifier(String(name.dropLast(5))))
      let watch = value(of: file, as: .watch, Watch.init(json:), json: \.json)
      guard let watch else { continue }
      check(watch.id.text, isNameOf: file)
      for subject in watch.rules.subjects {
        check(subject, of: "subject", isIn: subjects, from: file)
      }
      if let workload = watch.rules.workload {
        let scenarios = names(in: Layout.scenarios).filter { $0.hasSuffix(".json") }
          .map { Identifier<Scenario>(String($0.dropLast(5))) }
        check(workload, of: "scenario", isIn: Set(scenarios), from: file)
      }
    }
    for name in names(in: Layout.notifications) where name.hasSuffix(".json") {
      let file = "\(Layout.notifications)/\(name)"
      let outbox = value(of: file, as: .outbox, Outbox.init(json:), json: \.json)
      guard let outbox else { continue }
      check(outbox.watch.text, isNameOf: file)
      check(outbox.watch, of: "watch", isIn: watches, from: file)
    }
  }
}
