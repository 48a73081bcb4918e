import Planning
import Vocabulary

func day(_ text: String) -> Day {
  Day(text) ?? Day(number: 0)
}

/// Reads usage with the names "erase" and "core" (also "Ünïcode Core"), in any case.
func reading(_ text: String, settings: Set<String> = ["steps", "size"]) -> UsageReading {
  reading(Array(text.utf8), settings: settings)
}

func reading(_ bytes: [UInt8], settings: Set<String> = ["steps", "size"]) -> UsageReading {
  UsageReader(settings: settings).reading(of: bytes) { name in
    switch name.lowercased() {
    case "erase", "/v2beta/edit/erase": "erase"
    case "core", "ünïcode core", "a, \"quoted\" core": "core"
    default: nil
    }
  }
}

/// A ledger as text: "core size=big 2026-11-25=3; erase 2026-11-25=1 2026-11-26=2".
func summary(_ ledger: UsageLedger) -> String {
  ledger.series.map { series in
    let settings = series.use.settings.isEmpty ? "" : " " + series.use.settings.sortedText
    let days = series.entries.map { " \($0.day)=\($0.count)" }.joined()
    return "\(series.use.operation)\(settings)\(days)"
  }.joined(separator: "; ")
}

/// Faults as text: "2:1 time(\"x\")".
func summary(_ faults: [UsageFault]) -> String {
  faults.map { "\($0.line):\($0.column) \($0.reason)" }.joined(separator: "; ")
}

/// A ledger of entries such as "erase 2026-11-25=2".
func makeLedger(_ entries: String..., settings: [String: String] = [:]) -> UsageLedger {
  let parsed = entries.map { entry -> (use: UsageLedger.Use, entry: UsageLedger.Entry) in
    let parts = entry.split { $0 == " " || $0 == "=" }.map(String.init)
    return (
      UsageLedger.Use(Identifier(parts[0]), settings),
      UsageLedger.Entry(day(parts[1]), amount(parts[2]))
    )
  }
  return UsageLedger(parsed) ?? .empty
}
