package import Vocabulary

/// The price of one subject over time, as lines with steps.
///
/// The vertical axis holds zero and the horizontal one ends on a given day. Where it is not known
/// when a value began, its line comes dotted from the left edge; where two values are possible, a
/// band spans them; days without a value stay empty.
package struct StepChart: Sendable, Hashable {
  /// Unique in its page.
  package let id: String
  package let title: String

  /// One sentence that says what is seen.
  package let summary: String

  /// What the amounts are counted in: "credits per generation".
  package let unit: String

  /// Whether amounts are USD and written with "$".
  package let isMoney: Bool
  package let lines: [Line]
  package let dots: [Dot]

  /// The day at the right edge, unless something known lies beyond it.
  package let until: Day

  package init(
    id: String,
    title: String,
    summary: String,
    unit: String,
    isMoney: Bool,
    lines: [Line],
    dots: [Dot],
    until: Day
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.unit = unit
    self.isMoney = isMoney
    self.lines = lines
    self.dots = dots
    self.until = CalendarTicks.clamped(until)
  }

  /// The values of one thing in the order of their days.
  package struct Line: Sendable, Hashable {
    package let name: String
    package let steps: [Step]

    package init(name: String, steps: [Step]) {
      self.name = name
      self.steps = steps
    }
  }

  /// One value and the days it was in force, the last not included.
  package struct Step: Sendable, Hashable {
    /// `nil` where the beginning is not known.
    package let from: Day?

    /// `nil` where it is in force still.
    package let until: Day?
    package let low: Amount
    package let high: Amount

    /// Whether nothing speaks against it; otherwise it is drawn dashed.
    package let isSettled: Bool

    /// Bounds may come in either order; days beyond the years 1 to 9999 become the ends of these.
    package init(from: Day?, until: Day?, low: Amount, high: Amount, isSettled: Bool) {
      self.from = from.map(CalendarTicks.clamped)
      self.until = until.map(CalendarTicks.clamped)
      self.low = min(low, high)
      self.high = max(low, high)
      self.isSettled = isSettled
    }
  }

  /// What a source said on a day.
  package struct Dot: Sendable, Hashable {
    package let day: Day
    package let value: Amount

    /// Whether it was believed: a filled circle, otherwise a hollow diamond.
    package let isKept: Bool

    /// Shown when one points at it: "pricing page".
    package let label: String

    package init(day: Day, value: Amount, isKept: Bool, label: String) {
      self.day = CalendarTicks.clamped(day)
      self.value = value
      self.isKept = isKept
      self.label = label
    }
  }

  /// Every step and every claim, a row each.
  package var table: ChartTable {
    let amount = { Figure.exact($0, isMoney: isMoney) }
    let steps = lines.flatMap { line in
      line.steps.map { step in
        [
          line.name, step.from?.description ?? "unknown",
          step.until?.description ?? "still in force",
          Figure.range(step.low, step.high, amount), step.isSettled ? "settled" : "not settled",
        ]
      }
    }
    let claims = dots.map { dot in
      [
        dot.label, dot.day.description, dot.day.description, amount(dot.value),
        dot.isKept ? "claim, kept" : "claim, set aside",
      ]
    }
    return ChartTable(columns: ["what", "from", "until", unit, "status"], rows: steps + claims)
  }
}
