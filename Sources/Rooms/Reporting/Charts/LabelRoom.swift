/// The room in a drawing that labels have not taken yet.
struct LabelRoom: Sendable, Hashable {
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
  private(set) var taken: [Box] = []

  init(_ field: Box) {
    self.field = field
  }

  mutating func take(_ box: Box) {
    taken.append(box)
  }

  /// The first of the boxes that is free, now taken; `nil` where none is.
  mutating func place(_ boxes: [Box]) -> Int? {
    let free = boxes.firstIndex { box in
      field.contains(box) && !taken.contains { $0.overlaps(box) }
    }
    if let free { taken.append(boxes[free]) }
    return free
  }
}
