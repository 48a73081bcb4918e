import Markup
import Testing
import Vocabulary

struct MediaTypeTests {
  static let cases: [(String, String?, Snapshot.MediaType)] = [
    ("<!doctype html><p>x", nil, .html), ("\n<html><body>x</body></html>", "page.txt", .html),
    ("<div><ul><li>a</li><li>b</li></ul></div>", nil, .html),
    (#"{"a": [1, 2]}"#, nil, .json), (#"[{"a": 1}]"#, "x.txt", .json),
    ("{\"a\": 1}\n{\"a\": 2}\n", nil, .json),
    ("{broken", "x.json", .json), ("{broken", nil, .plain),
    ("[link](https://a.b) text", nil, .plain),
    ("# Title\n\nText with **words**.\n\n## More\n\n- a\n", nil, .markdown),
    ("# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## More\n", "export.txt", .markdown),
    ("Just a line", "notes.md", .markdown), ("Just a line", "page.mdx", .markdown),
    (
      "Prices\nCore costs 3 credits.\nUltra costs 8.\n| a | b |\n|---|---|\n| 1 | 2 |\nEnd.", nil,
      .plain
    ),
    (
      "# Core: 3\nCORE = 3\n# Ultra: 8\nULTRA = 8\nimport os\ndef f():\n    return 3\n",
      "prices.py", .plain
    ),
    (
      "# Core: 3\nCORE = 3\n# Ultra: 8\nULTRA = 8\nimport os\ndef f():\n    return 3\n", nil, .plain
    ),
    ("prices:\n  core: 3\n  # note\n  ultra: 8\n", "prices.yml", .plain),
    ("Some <b>bold</b> words in a line.", nil, .plain), ("", nil, .plain),
    (
      "How to call it:\n<html>\n<body>\n</body>\n</html>\nThat was it.\nCore 3\nUltra 8\n", nil,
      .plain
    ),
  ]

  @Test(arguments: cases)
  func `tells the kind of a page by what it holds`(
    text: String,
    name: String?,
    type: Snapshot.MediaType
  ) {
    #expect(Markup.mediaType(of: Array(text.utf8), named: name) == type)
  }
}
