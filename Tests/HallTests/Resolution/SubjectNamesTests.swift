import Testing
import Vocabulary

@testable import pricebook

struct SubjectNamesTests {
  static let names = SubjectNames([
    Subject(
      id: "upscale-creative",
      name: "Creative Upscaler",
      kind: .service,
      family: "upscale",
      scopedAliases: [.init("Creative", within: ["upscale", "upscaling"])]
    ),
    Subject(
      id: "upscale-conservative",
      name: "Conservative Upscaler",
      kind: .service,
      family: "upscale"
    ),
    Subject(
      id: "sd3.5-large",
      name: "Stable Diffusion 3.5 Large",
      kind: .model,
      family: "generate",
      aliases: ["SD 3.5 Large"],
      formerIDs: ["sd3-large-old"]
    ),
    Subject(
      id: "sd3.5-large-turbo",
      name: "Stable Diffusion 3.5 Large Turbo",
      kind: .model,
      family: "generate",
      aliases: ["SD3.5 Large Turbo"]
    ),
    Subject(
      id: "sdxl-1.0",
      name: "SDXL 1.0",
      kind: .model,
      family: "generate",
      aliases: ["SDXL"]
    ),
    Subject(
      id: "stable-image-ultra",
      name: "Stable Image Ultra",
      kind: .service,
      family: "generate",
      scopedAliases: [.init("Ultra", within: ["stable image", "core"])]
    ),
    Subject(
      id: "stable-image-core",
      name: "Stable Image Core",
      kind: .service,
      family: "generate",
      scopedAliases: [.init("Core", within: ["stable image", "ultra"])]
    ),
  ])

  static let found = [
    ("upscale-creative", "upscale-creative"), ("creative upscale", "upscale-creative"),
    ("Creative upscaling", "upscale-creative"), ("CREATIVE  UPSCALER", "upscale-creative"),
    ("sd3.5 large", "sd3.5-large"), ("SD 3.5-Large", "sd3.5-large"), ("sd35 large", "sd3.5-large"),
    ("SDXL", "sdxl-1.0"), ("sd3-large-old", "sd3.5-large"), ("turbo", "sd3.5-large-turbo"),
    ("conserv", "upscale-conservative"), ("ultra", "stable-image-ultra"),
    ("core", "stable-image-core"),
  ]

  @Test(arguments: found)
  func `finds a subject by id, name, alias or words of them`(name: String, id: String) {
    guard case .found(let subject) = Self.names.resolution(of: name) else {
      Issue.record("'\(name)' is not found: \(Self.names.resolution(of: name))")
      return
    }
    #expect(subject.id.text == id)
  }

  @Test func `lists what a name may mean`() {
    guard case .ambiguous(let subjects) = Self.names.resolution(of: "upscaler") else {
      Issue.record("'upscaler' is not ambiguous")
      return
    }
    #expect(subjects.map(\.id.text) == ["upscale-creative", "upscale-conservative"])
  }

  static let unknown = [
    ("upscale-craetive", ["upscale-creative"]), ("sdlx", ["sdxl-1.0"]), ("zebra", []), ("", []),
    ("!!", []),
  ]

  @Test(arguments: unknown)
  func `names the nearest where none is meant`(name: String, nearest: [String]) {
    #expect(Self.names.resolution(of: name) == .unknown(nearest: nearest))
  }
}
