/// The part of a page's style sheet that charts need.
///
/// A page wraps each chart in an element of class `chart`. Without the sheet a chart shows the
/// colours of the light theme.
package enum ChartStyle {
  /// Rules for both themes and for paper; a narrow screen scrolls a chart sideways instead of
  /// shrinking its text.
  package static var text: String {
    let light = declarations { $0.light }
    let dark = declarations { $0.dark }
    return """
      .chart {
        overflow-x: auto;
        \(light)
      }
      .chart svg {
        display: block;
        width: 100%;
        min-width: 35rem;
        max-width: 46rem;
        height: auto;
        font-variant-numeric: tabular-nums;
      }
      \(rules)
      @media (prefers-color-scheme: dark) {
        .chart {
          \(dark)
        }
      }
      @media print {
        .chart {
          overflow: visible;
          break-inside: avoid;
          \(light)
        }
        .chart svg {
          min-width: 0;
        }
      }

      """
  }

  private static func declarations(_ colour: (ChartPaint) -> String) -> String {
    ChartPaint.all.map { "--chart-\($0.name): \(colour($0));" }.joined(separator: " ")
  }

  private static var rules: String {
    ChartPaint.all.map { paint in
      let colour = "var(--chart-\(paint.name))"
      return """
        .chart-stroke-\(paint.name) { stroke: \(colour); }
        .chart-fill-\(paint.name) { fill: \(colour); }
        """
    }
    .joined(separator: "\n")
  }
}
