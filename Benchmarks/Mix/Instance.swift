import Foundation
import Planning
import Vocabulary

/// An instance as it is written: numbers that must be exact are texts.
enum Instance: Decodable {
  case mix(Mix)
  case program(Program)

  init(from decoder: any Decoder) throws {
    switch try Kind(from: decoder).kind {
    case "mix": self = .mix(try Mix(from: decoder))
    default: self = .program(try Program(from: decoder))
    }
  }

  func answer() throws -> String {
    switch self {
    case .mix(let mix): try mix.answer()
    case .program(let program): try program.answer()
    }
  }

  private struct Kind: Decodable {
    let kind: String
  }
}

/// A number that is not one.
struct UnreadableNumber: Error {
  let text: String
}

extension Instance {
  struct Program: Decodable {
    /// Cost, lower end, upper end.
    let variables: [[Int64]]
    let rows: [Row]

    struct Row: Decodable {
      /// Variable and coefficient.
      let terms: [[Int64]]
      let sense: String
      let bound: Int64
    }

    func answer() throws -> String {
      let program = try IntegerProgram(
        variables: variables.map { .init(cost: Int128($0[0]), $0[1]...$0[2]) },
        rows: rows.map { row in
          .init(
            row.terms.map { .init(Int($0[0]), Int128($0[1])) },
            IntegerProgram.Sense(rawValue: row.sense) ?? .exactly,
            Int128(row.bound)
          )
        }
      )
      let (outcome, microseconds) = Answer.timed { program.solved() }
      var answer: [String: Any] = ["microseconds": microseconds]
      switch outcome {
      case .optimal(let best, let nodes):
        answer["status"] = "optimal"
        answer["cost"] = "\(best.cost)"
        answer["point"] = best.point
        answer["nodes"] = nodes
      case .infeasible(let nodes):
        answer["status"] = "infeasible"
        answer["nodes"] = nodes
      case .limited(_, let lowerBound, let nodes):
        answer["status"] = "limited"
        answer["bound"] = "\(lowerBound)"
        answer["nodes"] = nodes
      }
      return Answer.line(answer)
    }
  }
}
