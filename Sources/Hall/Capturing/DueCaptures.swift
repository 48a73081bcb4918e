import Archive
import Vocabulary

/// Which pages it is time to look at.
enum DueCaptures {
  /// The pages of sources that have a live one and were not looked at today, by source.
  static func targets(in base: KnowledgeBase, on day: Day) throws -> [CaptureTarget] {
    try base.sources().flatMap { source -> [CaptureTarget] in
      let record = try base.captures(of: source.id)
      return targets(of: source, record).filter { target in
        record.page(at: target.address)?.isDue(on: day) ?? true
      }
    }
  }

  /// The pages of one source: its address, and those that were captured for it by name.
  static func targets(of source: Source, _ record: CaptureRecord) -> [CaptureTarget] {
    guard let address = source.liveAddress else { return [] }
    let others = record.pages.map(\.address).filter { $0 != address }
    return ([address] + others).map { CaptureTarget(source: source, address: $0) }
  }
}
