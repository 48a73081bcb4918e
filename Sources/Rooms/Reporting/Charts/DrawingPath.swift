/// The outline of a shape or the course of a line, in tenths of a pixel.
struct DrawingPath: Sendable, Hashable {
  struct Spot: Sendable, Hashable {
    let x: Int
    let y: Int
  }

  /// As the attribute `d` has them: "M1 2.5L3 4Z".
  private(set) var commands = ""
  private var last: Spot?

  init() {}

  /// Straight lines through the spots; a single one is a dot where line ends are round.
  init(through spots: some Sequence<Spot>, isClosed: Bool = false) {
    append(spots)
    if isClosed, !isEmpty { commands += "Z" }
  }

  /// A rectangle, also where its corners are given the wrong way round.
  init(left: Int, top: Int, right: Int, bottom: Int) {
    self.init(
      through: [
        Spot(x: left, y: top), Spot(x: right, y: top), Spot(x: right, y: bottom),
        Spot(x: left, y: bottom),
      ],
      isClosed: true
    )
  }

  init(circleAt x: Int, _ y: Int, radius: Int) {
    let size = Drawing.pixels(radius)
    let (left, right) = (Drawing.pixels(x - radius), Drawing.pixels(x + radius))
    let middle = Drawing.pixels(y)
    commands = "M\(left) \(middle)A\(size) \(size) 0 1 1 \(right) \(middle)"
    commands += "A\(size) \(size) 0 1 1 \(left) \(middle)Z"
  }

  var isEmpty: Bool { commands.isEmpty }

  /// Appends a part that does not hang together with what is there.
  mutating func append(_ spots: some Sequence<Spot>) {
    var isFirst = true
    var isDot = false
    for spot in spots {
      // What stands on the same tenth of a pixel is drawn once.
      if !isFirst, spot == last { continue }
      commands += "\(isFirst ? "M" : "L")\(Drawing.pixels(spot.x)) \(Drawing.pixels(spot.y))"
      isDot = isFirst
      isFirst = false
      last = spot
    }
    if isDot { commands += "h0" }
  }
}
