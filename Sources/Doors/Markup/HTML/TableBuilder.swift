import Vocabulary

/// Puts the rows of an HTML table together, spans resolved as they come.
struct TableBuilder {
  /// Where the table starts in the source.
  let start: Int
  var caption: SourceText?

  /// Whether it only lays out the page, so that its cells are read as blocks.
  var isLayout = false
  var isInCell = false

  /// Whether the cell has text that is not bold.
  var hasPlainText = false

  /// Tables inside its cells, to follow it.
  var inner: [Inner] = []

  /// Whether cells were left out because there are too many.
  private(set) var isCut = false
  private(set) var hasHeadCells = false
  private(set) var rows: [[Table.Cell]] = []
  private var row: [Table.Cell] = []
  private var hasOwnCells = false
  private var isAllHead = true
  private var isAllStrong = true
  private var strongRows: [Bool] = []
  private var headRows = 0
  private var isInHeadGroup = false
  private var cellCount = 0
  private var open: [Span] = []
  private var cell = (isHead: false, columns: 1, rows: 1)

  struct Inner {
    let content: Block.Content
    let bytes: Range<Int>
  }

  /// A cell that reaches into the rows below its own.
  private struct Span {
    var remaining = 0
    var cell = Table.Cell(SourceText(text: "", segments: []))
  }

  init(start: Int) {
    self.start = start
  }

  var isEmpty: Bool { rows.isEmpty && row.isEmpty }
  var isFirstRow: Bool { rows.isEmpty }

  mutating func beginGroup(isHead: Bool) {
    endGroup()
    isInHeadGroup = isHead
  }

  /// Spans end with their group of rows, as in the HTML standard.
  mutating func endGroup() {
    endRow()
    open = []
    isInHeadGroup = false
  }

  mutating func beginRow() {
    endRow()
  }

  mutating func endRow() {
    guard hasOwnCells else {
      row = []
      return
    }
    while row.count < open.count, open[row.count...].contains(where: { $0.remaining > 0 }) {
      if !fillSpan() { place(Table.Cell(SourceText(text: "", segments: []))) }
    }
    if isInHeadGroup || isAllHead, headRows == rows.count { headRows += 1 }
    rows.append(row)
    strongRows.append(isAllStrong)
    row = []
    hasOwnCells = false
    isAllHead = true
    isAllStrong = true
  }

  mutating func beginCell(isHead: Bool, columns: Int, rows: Int) {
    cell = (isHead, min(max(columns, 1), Limits.columns), rows == 0 ? Int.max : max(rows, 1))
    isInCell = true
    hasPlainText = false
    if isHead { hasHeadCells = true }
  }

  mutating func endCell(_ text: SourceText) {
    isInCell = false
    hasOwnCells = true
    if !cell.isHead { isAllHead = false }
    if hasPlainText { isAllStrong = false }
    while fillSpan() {}
    for column in 0..<cell.columns {
      let index = row.count
      guard place(Table.Cell(text, isHead: cell.isHead, isContinued: column > 0)) else { return }
      guard cell.rows > 1 else { continue }
      while open.count <= index { open.append(Span()) }
      open[index] = Span(
        remaining: cell.rows - 1,
        cell: Table.Cell(text, isHead: cell.isHead, isContinued: true)
      )
    }
  }

  /// The table, or `nil` where it has no text.
  mutating func table() -> Table? {
    endGroup()
    // Where nobody marked heads, a first row in bold above one that is not is one.
    let isBoldHead = strongRows.count > 1 && strongRows[0] && !strongRows[1]
    return Table(
      padding: rows,
      caption: caption?.isEmpty == false ? caption : nil,
      headRows: hasHeadCells || headRows > 0 ? headRows : isBoldHead ? 1 : nil
    )
  }

  /// Continues the cell from above that reaches into the next place; `false` where none does.
  private mutating func fillSpan() -> Bool {
    let index = row.count
    guard index < open.count, open[index].remaining > 0 else { return false }
    open[index].remaining -= 1
    return place(open[index].cell)
  }

  @discardableResult
  private mutating func place(_ cell: Table.Cell) -> Bool {
    guard row.count < Limits.columns, cellCount < Limits.cells else {
      isCut = true
      open = []
      return false
    }
    row.append(cell)
    cellCount += 1
    return true
  }
}
