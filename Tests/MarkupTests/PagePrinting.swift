import Markup
import TestSupport
import Testing
import Vocabulary

/// Reads a text as a page of a kind.
func page(_ text: String, as type: Snapshot.MediaType, region: String? = nil) throws -> Page {
  try Markup.page(from: Array(text.utf8), as: type, region: region)
}

/// The blocks of a text as printed lines.
func printed(_ text: String, as type: Snapshot.MediaType, region: String? = nil) throws -> String {
  try page(text, as: type, region: region).printed
}

extension Page {
  /// Every text of the page, with what holds it.
  var texts: [SourceText] {
    blocks.flatMap { block -> [SourceText] in
      switch block.content {
      case .heading(_, let text), .paragraph(let text), .item(_, let text), .code(_, let text):
        [text]
      case .table(let table):
        table.rows.flatMap { $0.map(\.text) } + (table.caption.map { [$0] } ?? [])
      case .record(let record): record.keys + record.fields.flatMap { [$0.name, $0.value] }
      }
    }
  }

  /// What is wrong with the way back from the texts to the bytes; empty where all of it holds.
  func mappingFaults(in bytes: [UInt8]) -> [String] {
    var faults: [String] = []
    for text in texts where !text.isEmpty {
      let utf8 = Array(text.text.utf8)
      if text.segments.first?.start != 0 { faults.append("no first segment: \(text.text)") }
      for (index, segment) in text.segments.enumerated() {
        let end = index + 1 < text.segments.count ? text.segments[index + 1].start : utf8.count
        guard segment.start < end, segment.bytes.lowerBound >= 0,
          segment.bytes.upperBound <= bytes.count
        else {
          faults.append("segment out of place in: \(text.text)")
          continue
        }
        let isSame = utf8[segment.start..<end] == bytes[segment.bytes]
        if segment.isVerbatim, !isSame { faults.append("not verbatim in: \(text.text)") }
      }
    }
    for block in blocks
    where block.bytes.lowerBound < 0 || block.bytes.upperBound > bytes.count {
      faults.append("block out of place: \(block.path)")
    }
    return faults
  }
}
