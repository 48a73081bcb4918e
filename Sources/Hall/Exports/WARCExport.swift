import Archive
import Vocabulary
import WARC

/// `pricebook export warc`: the evidence as a WARC file, which programs for web archives replay.
///
/// A snapshot is a `resource` record: the page without the answer's headers, which are not kept. A
/// transcription is never under the address of the page: who replays that must get the page or nothing.
/// The same snapshots give the same bytes, whenever.
enum WARCExport {
  private static let source = Option(
    "source",
    short: "s",
    ValueKind(
      placeholder: "ID[,ID...]",
      expectation: "ids of sources, separated by commas",
      completion: .sources
    ),
    "For warc: only what these sources say. Default: all."
  ) { text -> [String]? in
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return names.contains("") ? nil : names
  }
  private static let verbatim = Switch(
    "verbatim",
    "For warc: leave out transcriptions, which are in our own words."
  )

  static let export = Export(
    "warc",
    "the captured pages as a WARC file (ISO 28500), packed unless it ends in .warc; needs --output",
    options: [source.spec, verbatim.spec],
    file: write
  )

  private static func write(
    _ request: ExportRequest,
    to path: String,
    called name: String
  ) throws -> [String] {
    let sources = Set(
      try (request.invocation[source] ?? []).map { try request.opened.source(named: $0).id }
    )
    let isVerbatimOnly = request.invocation[verbatim]
    let snapshots = try request.opened.base.snapshots().filter { snapshot in
      (sources.isEmpty || sources.contains(snapshot.source))
        && (!isVerbatimOnly || snapshot.fidelity == .verbatim)
    }
    guard !snapshots.isEmpty else {
      throw CommandFailure("There is no snapshot to export; expected one of the sources asked for.")
    }
    let writer = try WARCWriter(
      path,
      called: name,
      isPacked: !name.hasSuffix(".warc"),
      digests: .ofLibrary
    )
    let information = information(on: snapshots)
    try writer.write(information)
    let id = information.fields.first(named: "WARC-Record-ID") ?? ""
    for snapshot in snapshots {
      try writer.write(
        record(of: snapshot, try request.opened.base.bytes(of: snapshot), within: id)
      )
    }
    try writer.finish()
    let transcribed = snapshots.count { $0.fidelity == .transcribed }
    let done =
      "Wrote \(snapshots.count) \(snapshots.count == 1 ? "snapshot" : "snapshots") to '\(name)'."
    guard transcribed > 0 else { return [done] }
    return [
      done,
      "\(transcribed) of them are transcriptions, which stand under 'urn:pricebook:transcription:…' and "
        + "not under the address of the page; '--verbatim' leaves them out.",
    ]
  }

  /// The first record: what made the file, of the day of the newest snapshot.
  private static func information(on snapshots: [Snapshot]) -> WARCRecord {
    let text = """
      software: pricebook/\(Version.current)\r
      format: WARC File Format 1.1\r
      conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r

      """
    let contents = snapshots.map { "\($0.id) \($0.source)" }.joined(separator: "\n")
    return WARCRecord(
      [
        .init("WARC-Type", "warcinfo"),
        .init("WARC-Record-ID", WARCWriter.id(of: text + contents, by: .ofLibrary)),
        .init("WARC-Date", moment(snapshots.map(\.captured).max())),
        .init("Content-Type", "application/warc-fields"),
      ],
      block: Array(text.utf8)
    )
  }

  private static func record(
    of snapshot: Snapshot,
    _ bytes: [UInt8],
    within information: String
  ) -> WARCRecord {
    let name = "\(snapshot.source):\(snapshot.id)"
    let isTranscribed = snapshot.fidelity == .transcribed
    let address = isTranscribed ? "urn:pricebook:transcription:\(name)" : snapshot.address
    let published = snapshot.published.map { days in
      WARCRecord.Field(
        "Pricebook-Published",
        days.first == days.last ? "\(days.first)" : "\(days.first)/\(days.last)"
      )
    }
    return WARCRecord(
      [
        .init("WARC-Type", "resource"),
        .init("WARC-Record-ID", WARCWriter.id(of: name, by: .ofLibrary)),
        .init("WARC-Warcinfo-ID", information),
        .init("WARC-Date", moment(snapshot.captured)),
        .init("WARC-Target-URI", address),
        .init("Content-Type", snapshot.mediaType.rawValue),
        .init("Pricebook-Source", snapshot.source.text),
        .init("Pricebook-Address", snapshot.address),
        .init("Pricebook-Way", snapshot.way.rawValue),
        .init("Pricebook-Fidelity", snapshot.fidelity.rawValue),
      ] + [published].compactMap { $0 },
      block: bytes
    )
  }

  /// Days are all that is kept, and programs want a time: the first of the day.
  private static func moment(_ day: Day?) -> String {
    "\(day ?? Day(number: 0))T00:00:00Z"
  }
}
