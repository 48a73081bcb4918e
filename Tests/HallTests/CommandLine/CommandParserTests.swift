import Testing
import Vocabulary

@testable import pricebook

struct CommandParserTests {
  static let count = Option("count", short: "n", .count, "How many.") { Int($0) }
  static let format = Option("format", short: "f", .choice("FORMAT", ["text", "json"]), "How.") {
    ["text", "json"].contains($0) ? $0 : nil
  }
  static let quiet = Switch("quiet", short: "q", "Say nothing.")
  static let all = Switch("all", short: "a", "Everything.")

  static let parser = CommandParser(commands: [
    CommandDescription(
      "list",
      "List things",
      arguments: [.init(.word, .any, "What to list.")],
      options: [count.spec, format.spec, quiet.spec, all.spec],
      examples: []
    ),
    CommandDescription(
      "show",
      "Show one thing",
      arguments: [.init(.word, .one, "What to show.")],
      options: [format.spec],
      examples: []
    ),
    CommandDescription(
      "compare",
      "Compare two days",
      arguments: [
        .init(.day, .one, "The earlier.") { Day($0) != nil },
        .init(.day, .one, "The later.") { Day($0) != nil },
      ],
      examples: []
    ),
  ])

  private func invocation(_ words: String) throws -> Invocation {
    guard
      case .run(let invocation) = try Self.parser.result(
        of: words.split(separator: " ").map(String.init)
      )
    else { throw UsageError.missingCommand }
    return invocation
  }

  static let same = [
    "list --count 3 --format json a b", "list a b --count=3 --format=json",
    "list -n 3 -f json a b", "list -n3 -fjson a b", "--format json list a -n 3 b",
    "-fjson --count=3 list a b", "list a -f=json -n=3 b", "list --count 1 --count 3 -f json a b",
  ]

  @Test(arguments: same)
  func `options may stand anywhere and be written in every usual way`(words: String) throws {
    let invocation = try invocation(words)
    #expect(invocation.command == "list")
    #expect(invocation.arguments == ["a", "b"])
    #expect(invocation[Self.count] == 3)
    #expect(invocation[Self.format] == "json")
    #expect(!invocation[Self.quiet])
  }

  @Test func `switches run together, and nothing after two dashes is an option`() throws {
    let invocation = try invocation("list -qa -- --count -x")
    #expect(invocation[Self.quiet])
    #expect(invocation[Self.all])
    #expect(invocation[Self.count] == nil)
    #expect(invocation.arguments == ["--count", "-x"])
  }

  @Test func `a single dash is an argument`() throws {
    #expect(try invocation("show -").arguments == ["-"])
  }

  static let wrong: [(String, UsageError)] = [
    ("lits", .unknownCommand("lits")), ("", .missingCommand),
    ("list --colour", .unknownOption("--colour", command: "list")),
    ("list -x", .unknownOption("-x", command: "list")),
    ("list --count", .missingValue(option: "--count", expectation: "a number above zero")),
    ("list -n", .missingValue(option: "-n", expectation: "a number above zero")),
    ("list --quiet=yes", .unwantedValue(option: "--quiet")),
    (
      "list --format jsn",
      .wrongValue(
        "jsn",
        option: "--format",
        expectation: "one of text, json",
        nearest: "json"
      )
    ),
    ("show", .missingArgument(placeholder: "NAME", meaning: "What to show.")),
    ("show a b", .unexpectedArgument("b")),
    (
      "compare 2025-08-01 2025-8-2",
      .wrongArgument(
        "2025-8-2",
        placeholder: "DAY",
        expectation: "a day as 2025-08-01",
        nearest: nil
      )
    ),
    ("--version list", .unknownOption("--version", command: "list")),
  ]

  @Test(arguments: wrong)
  func `a wrong line is an error with its facts`(words: String, error: UsageError) {
    #expect(throws: error) {
      try Self.parser.result(of: words.split(separator: " ").map(String.init))
    }
  }

  @Test(arguments: ["list --help", "help list", "-h list", "list a -h --count 2", "show --help"])
  func `help is asked for anywhere and needs no arguments`(words: String) throws {
    guard
      case .help(let command?) = try Self.parser.result(
        of: words.split(separator: " ").map(String.init)
      )
    else {
      Issue.record("'\(words)' asks for no help")
      return
    }
    #expect(words.contains(command.name))
  }
}
