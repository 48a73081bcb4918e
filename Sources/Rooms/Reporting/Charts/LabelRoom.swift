/// The room in a drawing that labels have not taken yet.
struct LabelRoom: Sendable {
  /// An upright rectangle, in tenths of a pixel.
  struct Box: Sendable, Hashable {
    let left: Int
    let top: Int
    let right: Int
    let bottom: Int

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    func contains(_ other: Box) -> Bool {
      left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
    }
  }

  let field: Box
  private var taken: [Box] = []
  private var lines: [(from: DrawingPath.Spot, to: DrawingPath.Spot)] = []

  init(_ field: Box) {
    self.field = field
  }

  mutating func take(_ box: Box) {
    taken.append(box)
  }

  /// Takes what lies under a line through the spots.
  mutating func take(lineThrough spots: [DrawingPath.Spot]) {
    for (from, to) in zip(spots, spots.dropFirst()) where from != to { lines.append((from, to)) }
  }

  /// The first of the boxes that no label and no line has, now taken; `nil` where there is none, unless
  /// a box across lines is better than none.
  mutating func place(_ boxes: [Box], acrossLines: Bool = false) -> Int? {
    let free = boxes.indices.filter { index in
      field.contains(boxes[index]) && !taken.contains { $0.overlaps(boxes[index]) }
    }
    let clear = free.first { index in
      !lines.contains { boxes[index].isCrossed(from: $0.from, to: $0.to) }
    }
    guard let place = clear ?? (acrossLines ? free.first : nil) else { return nil }
    taken.append(boxes[place])
    return place
  }
}

extension LabelRoom.Box {
  /// Whether a straight line between two spots has a spot in the box.
  func isCrossed(from: DrawingPath.Spot, to: DrawingPath.Spot) -> Bool {
    if max(from.x, to.x) < left || min(from.x, to.x) > right { return false }
    if max(from.y, to.y) < top || min(from.y, to.y) > bottom { return false }
    // All four corners on one side of the line: it passes the box.
    let sides = [(left, top), (right, top), (left, bottom), (right, bottom)].map { x, y in
      (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)
    }
    return sides.contains { $0 <= 0 } && sides.contains { $0 >= 0 }
  }
}
