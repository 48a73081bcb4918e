import Foundation
import Planning
import Vocabulary

extension Instance {
  struct Mix: Decodable {
    let demands: [Demand]
    let routes: [Route]
    let pools: [Pool]

    struct Demand: Decodable {
      let operation: String
      let requests: String
    }

    struct Route: Decodable {
      let operation: String
      let provider: String
      let price: String?
      let pool: String?
      let need: String?
      let requires: String?
    }

    struct Pool: Decodable {
      let id: String
      let blocks: [Block]?
      let charge: Charge?
    }

    struct Block: Decodable {
      let id: String
      let price: String
      let capacity: String
      let most: Int?
      let requires: String?
    }

    struct Charge: Decodable {
      let model: String
      let tiers: [Tier]?
      let size: String?
      let price: String?
      let free: String?
    }

    struct Tier: Decodable {
      let upTo: String?
      let unitPrice: String
      let flatFee: String
    }

    func answer() throws -> String {
      let problem = try problem()
      let (mix, microseconds) = Answer.timed { () -> Result<Vocabulary.Mix, MixError> in
        do throws(MixError) { return .success(try Mixer().mix(for: problem)) } catch {
          return .failure(error)
        }
      }
      switch mix {
      case .failure(let error):
        return Answer.line([
          "status": "infeasible", "reason": "\(error)", "microseconds": microseconds, "nodes": 0,
        ])
      case .success(let mix):
        return Answer.line([
          "status": mix.proof.isProven ? "optimal" : "limited",
          "cost": mix.exactTotal.text,
          "assignments": mix.assignments.map {
            [$0.operation.text, $0.provider.text, $0.requests.text]
          },
          "purchases": mix.purchases.map { [$0.block.text, "\($0.count)"] },
          "bound": mix.proof.lowerBound.description,
          "nodes": mix.proof.nodes,
          "microseconds": microseconds,
        ])
      }
    }

    private func problem() throws -> MixProblem {
      MixProblem(
        demands: try demands.map {
          MixDemand(Identifier($0.operation), requests: try rational($0.requests))
        },
        routes: try routes.map { route in
          let terms: MixRoute.Terms =
            if let pool = route.pool {
              .pool(Identifier(pool), need: try rational(route.need))
            } else {
              .perUse(try rational(route.price))
            }
          return MixRoute(
            Identifier(route.operation),
            provider: Identifier(route.provider),
            terms,
            requiring: route.requires.map { Identifier($0) }
          )
        },
        pools: try pools.map { pool in
          if let charge = pool.charge {
            return MixPool(Identifier(pool.id), charge: try charge.value())
          }
          let blocks = try (pool.blocks ?? []).map { block in
            MixBlock(
              Identifier(block.id),
              name: block.id,
              price: try rational(block.price),
              capacity: try rational(block.capacity),
              most: block.most,
              requiring: block.requires.map { Identifier($0) }
            )
          }
          return MixPool(Identifier(pool.id), blocks: blocks)
        }
      )
    }

    private func rational(_ text: String?) throws -> Rational {
      guard let number = Rational(text: text ?? "") else {
        throw UnreadableNumber(text: text ?? "")
      }
      return number
    }
  }
}

extension Instance.Mix.Charge {
  fileprivate func value() throws -> Vocabulary.Charge {
    switch model {
    case "package":
      .package(size: try amount(size), price: try amount(price), free: try amount(free))
    case "graduated": .graduated(try steps())
    case "volume": .volume(try steps())
    default: .flat(try amount(price))
    }
  }

  private func steps() throws -> [Vocabulary.Charge.Tier] {
    try (tiers ?? []).map { tier in
      Vocabulary.Charge.Tier(
        upTo: try tier.upTo.map { try amount($0) },
        unitPrice: try amount(tier.unitPrice),
        flatFee: try amount(tier.flatFee)
      )
    }
  }

  private func amount(_ text: String?) throws -> Amount {
    guard let amount = Amount(text ?? "") else { throw UnreadableNumber(text: text ?? "") }
    return amount
  }
}

extension Rational {
  fileprivate var text: String { "\(numerator)/\(denominator)" }
}
