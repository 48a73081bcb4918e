/// Every export, in the order of the help page.
enum ExportTable {
  static let exports: [Export] = [
    CSVExport.export, JSONLExport.export, JSONExport.export, LiteLLMExport.export,
    AtomExport.export, JSONFeedExport.export, FOCUSExport.export, SQLiteExport.export,
    WARCExport.export,
  ]

  static func export(named name: String) -> Export? {
    exports.first { $0.name == name }
  }

  /// The options that any of them takes of its own, each once.
  static var options: [OptionSpec] {
    var seen: Set<String> = []
    return exports.flatMap(\.options).filter { seen.insert($0.name).inserted }
  }
}
