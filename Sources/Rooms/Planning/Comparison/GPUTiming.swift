import Vocabulary

/// How long a picture takes on a card: the best of what is known, at the settings asked for.
struct GPUTiming {
  let seconds: Rational
  let isMeasured: Bool
  let precision: String?
  let assumptions: [String]
  let citation: Citation

  /// Takes the fastest measurement at the very settings, else one scaled to them, else an estimate.
  ///
  /// `nil` where nobody has a figure for the model.
  ///
  /// Settings that are not asked for are those of the measurement. Scaling is in proportion to steps
  /// and to pixels, and makes an estimate of a measurement.
  init?(of model: Identifier<Subject>, on gpu: GPU, at settings: [String: String]) {
    var best: (rank: Int, seconds: Rational, scaled: [String], GPU.Throughput)?
    for throughput in gpu.throughputs where throughput.model == model {
      guard let (seconds, scaled) = Self.scaled(throughput, to: settings) else { continue }
      var rank = scaled.isEmpty ? 0 : 1
      if case .estimate = throughput.basis { rank = 2 }
      if let found = best, (found.rank, found.seconds) <= (rank, seconds) { continue }
      best = (rank, seconds, scaled, throughput)
    }
    guard let best else { return nil }
    let throughput = best.3
    seconds = best.seconds
    isMeasured = best.rank == 0
    precision = throughput.precision
    citation = throughput.citation
    var how = [throughput.software, throughput.precision].compactMap { $0 }
    let at = throughput.settings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    if !at.isEmpty { how.append(at.joined(separator: ", ")) }
    var sentence = "\(model) takes \(throughput.secondsPerImage) seconds a picture on a \(gpu.name)"
    if !how.isEmpty { sentence += " (\(how.joined(separator: "; ")))" }
    sentence +=
      best.scaled.isEmpty
      ? "." : ", scaled in proportion to \(best.scaled.joined(separator: " and "))."
    var assumptions = [sentence]
    if case .estimate(let basis) = throughput.basis {
      assumptions.append("That time is an estimate: \(basis)")
    }
    self.assumptions = assumptions
  }

  /// The memory a model needs at the precision of the timing; the least of all where it is not said.
  func memory(among needs: [Plan.MemoryNeed]) -> Plan.MemoryNeed? {
    let alike = needs.filter { $0.precision == precision }
    return (alike.isEmpty ? needs : alike).min { $0.gigabytes < $1.gigabytes }
  }

  private static func scaled(
    _ throughput: GPU.Throughput,
    to settings: [String: String]
  ) -> (seconds: Rational, scaled: [String])? {
    var seconds = Rational(throughput.secondsPerImage)
    var scaled: [String] = []
    for name in ["steps", "width", "height"] {
      guard let asked = settings[name].flatMap({ Amount($0) }) else { continue }
      guard let timed = throughput.settings[name].flatMap({ Amount($0) }), timed > .zero else {
        // Who does not say at how many steps has said nothing of any other number.
        return nil
      }
      if asked == timed { continue }
      guard
        let longer = seconds.fittingProduct(Rational(asked))?.fittingQuotient(Rational(timed))
      else { return nil }
      seconds = longer
      scaled.append(name)
    }
    return (seconds, scaled)
  }
}
