import Testing
import Vocabulary

@testable import pricebook

struct UsageNamesTests {
  private let names = UsageNames([
    makeSubject("erase", "Erase", ["Eraser"], ["/v2beta/edit/erase"]),
    makeSubject(
      "sd3.5-large",
      "Stable Diffusion 3.5 Large",
      ["SD 3.5 Large", "large"],
      ["/v2beta/sd3"]
    ),
    makeSubject("sd3-large", "Stable Diffusion 3 Large", ["large"], ["/v2beta/sd3"]),
    makeSubject("member", "Erase Plan", ["Plan"], [], .plan),
  ])

  static let cases: [(name: String, operation: String?)] = [
    ("erase", "erase"), ("ERASER", "erase"), ("sd3.5_large", "sd3.5-large"),
    ("sd 3.5 LARGE", "sd3.5-large"), ("/v2beta/edit/erase", "erase"),
    ("v2beta/edit/erase/", "erase"),
    ("POST /v2beta/edit/erase?x=1", "erase"),
    ("https://api.example/V2beta/edit/erase#top", "erase"),
    ("large", nil), ("/v2beta/sd3", nil), ("plan", nil), ("eras", nil), ("sd3.5", nil), ("", nil),
    ("https://api.example", nil), ("/", nil),
  ]

  @Test(arguments: cases)
  func `Only a name that means one operation is one`(_ example: (name: String, operation: String?))
  {
    #expect(names.operation(named: example.name)?.text == example.operation)
  }

  @Test func `Names with several meanings list them, others what is near`() {
    #expect(names.meanings(of: "large") == ["sd3-large", "sd3.5-large"])
    #expect(names.nearest(to: "eras") == ["erase"])
    #expect(names.nearest(to: "/v2beta/edit/eras") == ["/v2beta/edit/erase"])
  }
}

private func makeSubject(
  _ id: Identifier<Subject>,
  _ name: String,
  _ aliases: [String],
  _ endpoints: [String],
  _ kind: Subject.Kind = .service
) -> Subject {
  Subject(id: id, name: name, kind: kind, family: "edit", aliases: aliases, endpoints: endpoints)
}
