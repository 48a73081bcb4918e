import Testing

@testable import pricebook

struct HelpPageTests {
  @Test(arguments: CommandTable.descriptions.map(\.name))
  func `every command has a page with usage, options and examples that fit 80 columns`(
    name: String
  ) throws {
    let command = try #require(CommandTable.descriptions.first { $0.name == name })
    let page = HelpPage.page(of: command)
    #expect(page.contains("usage: pricebook \(name)"))
    #expect(page.contains("examples:\n  "))
    for spec in command.options { #expect(page.contains("--\(spec.name)")) }
    for line in page.split(separator: "\n") where !line.hasPrefix("  pricebook") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test(arguments: CommandTable.descriptions.map(\.name))
  func `every example of a help page is a line that the parser takes`(name: String) throws {
    let command = try #require(CommandTable.descriptions.first { $0.name == name })
    for example in command.examples where example.line.hasPrefix("pricebook ") {
      let line = example.line.split(separator: " > ")[0]
      var words: [String] = []
      for (index, piece) in line.split(separator: "\"").enumerated() {
        // Every second piece stood in quotes and is one word.
        words += index % 2 == 0 ? piece.split(separator: " ").map(String.init) : [String(piece)]
      }
      _ = try CommandParser(commands: CommandTable.descriptions).result(
        of: Array(words.dropFirst())
      )
    }
  }

  @Test func `no two options of a command share a name or a letter`() {
    for command in CommandTable.descriptions {
      let names = command.options.map(\.name)
      let letters = command.options.compactMap(\.short)
      #expect(Set(names).count == names.count, "\(command.name)")
      #expect(Set(letters).count == letters.count, "\(command.name)")
    }
  }

  static let wrong: [([String], String)] = [
    (["pricse"], "There is no command 'pricse'; did you mean 'prices'?"),
    (["prices", "--frmat", "json"], "'prices' has no option '--frmat'; did you mean '--format'?"),
    (
      ["prices", "--format=jsn"],
      "'jsn' is no value for '--format', which takes one of text, json, jsonl, csv; did you mean "
        + "'json'?"
    ),
    (["diff", "2025-08-01"], "DAY is missing. The later day."),
    (
      ["diff", "2025-02-30", "2025-08-01"], "'2025-02-30' is no DAY; expected a day as 2025-08-01."
    ),
  ]

  @Test(arguments: wrong)
  func `a wrong line is told in one sentence, then usage, exit 64`(
    words: [String],
    sentence: String
  ) throws {
    let outcome = try TemporaryBase().outcome(words)
    #expect(outcome.code == .usage)
    #expect(outcome.output.isEmpty)
    #expect(outcome.notes.first == sentence)
    #expect(outcome.notes.dropFirst().first?.hasPrefix("usage: pricebook") == true)
  }

  @Test func `help and version go to standard output`() throws {
    let base = try TemporaryBase()
    #expect(base.outcome("--version") == Outcome("pricebook \(Version.current)\n"))
    let help = base.outcome("--help")
    #expect(help.code == .done)
    for command in CommandTable.descriptions { #expect(help.output.contains("  \(command.name) ")) }
  }
}
