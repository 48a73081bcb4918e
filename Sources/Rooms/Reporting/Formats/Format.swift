/// How a report is printed.
package enum Format: String, Sendable, Hashable, CaseIterable {
  /// For people: lines and tables that fit the terminal.
  case text
  /// For scripts: one array of objects.
  case json
  /// For scripts that read a row at a time: one object a line.
  case jsonl
  /// For spreadsheets: RFC 4180, one row an object.
  case csv
}

extension Report {
  /// The report in a format, ready for standard output, with its final newline.
  package func printed(as format: Format, in style: TextStyle = .plain) -> String {
    switch format {
    case .text: text(in: style)
    case .json: JSON.array(records.map(JSON.object)).pretty + "\n"
    case .jsonl: lines
    case .csv: CSV.text(columns: columns, records: records)
    }
  }

  private var lines: String {
    var output = PrintedBytes()
    for record in records {
      JSON.write(record, to: &output, indent: nil)
      output.append(UInt8(ascii: "\n"))
    }
    return output.text
  }
}
