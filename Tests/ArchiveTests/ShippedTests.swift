import Foundation
import Testing
import Vocabulary

@testable import Archive

/// The knowledge base of this repository.
struct ShippedTests {
  private static func root() -> String {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }

  @Test
  func `What ships has no finding, not even a warning`() throws {
    #expect(try KnowledgeBase(root: Self.root()).verify() == [])
  }

  @Test
  func `Each price row that plans and hosts point to is in the latest table`() throws {
    let base = try KnowledgeBase(root: Self.root())
    let latest = try #require(try base.publications().last)
    let keys = Set(try base.table(latest.number, latest.day).rates.map(\.key))
    for plan in try base.plans() {
      for case .rate(let key) in plan.quotes { #expect(keys.contains(key), "\(plan.id): \(key)") }
    }
    for host in try base.hosts() {
      for case .rate(let key) in host.prices.map(\.terms) {
        #expect(keys.contains(key), "\(host.id): \(key)")
      }
    }
  }

  @Test
  func `A price that rests on a citation has one`() throws {
    for host in try KnowledgeBase(root: Self.root()).hosts() {
      for price in host.prices { #expect(!price.citations.isEmpty, "\(host.id): \(price.subject)") }
    }
  }
}
